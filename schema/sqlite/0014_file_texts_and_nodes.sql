-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0014_file_texts_and_nodes.sql

-- What tables that stand get in addition.


CREATE TABLE "CountedTries" (
    "Place" TEXT NOT NULL CONSTRAINT "PK_CountedTries" PRIMARY KEY,
    "Tries" INTEGER NOT NULL,
    "CountedUntil" TEXT NOT NULL
);

CREATE TABLE "SignInKeys" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_SignInKeys" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Sealed" TEXT NOT NULL,
    "AddedAt" TEXT NOT NULL
);

CREATE TABLE "EvidenceTexts" (
    "FileId" INTEGER NOT NULL CONSTRAINT "PK_EvidenceTexts" PRIMARY KEY,
    "State" TEXT NOT NULL,
    "Tries" INTEGER NOT NULL,
    "TextSealed" TEXT NULL,
    "FoldedSealed" TEXT NULL,
    "FoldedBy" INTEGER NOT NULL,
    "Letters" INTEGER NOT NULL,
    "ReadAt" TEXT NULL,
    CONSTRAINT "FK_EvidenceTexts_EvidenceFiles_FileId" FOREIGN KEY ("FileId") REFERENCES "EvidenceFiles" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_SignInKeys_Name" ON "SignInKeys" ("Name");
