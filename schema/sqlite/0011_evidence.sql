-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0011_evidence.sql

-- What tables that stand get in addition.


CREATE TABLE "EvidenceFiles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_EvidenceFiles" PRIMARY KEY AUTOINCREMENT,
    "RecordId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Description" TEXT NULL,
    "Confidentiality" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "StoredAs" TEXT NOT NULL,
    "ReceivedAt" TEXT NOT NULL,
    "ReceivedById" INTEGER NULL,
    "ReceivedByName" TEXT NOT NULL,
    "CheckedAt" TEXT NULL,
    "State" TEXT NOT NULL,
    "RemovedAt" TEXT NULL,
    CONSTRAINT "FK_EvidenceFiles_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "EvidenceActs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_EvidenceActs" PRIMARY KEY AUTOINCREMENT,
    "FileId" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "AccountId" INTEGER NULL,
    "ActorName" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Found" TEXT NULL,
    "Reason" TEXT NULL,
    CONSTRAINT "FK_EvidenceActs_EvidenceFiles_FileId" FOREIGN KEY ("FileId") REFERENCES "EvidenceFiles" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_EvidenceActs_FileId" ON "EvidenceActs" ("FileId");
CREATE INDEX "IX_EvidenceFiles_RecordId" ON "EvidenceFiles" ("RecordId");
CREATE INDEX "IX_EvidenceFiles_Sha256" ON "EvidenceFiles" ("Sha256");
CREATE UNIQUE INDEX "IX_EvidenceFiles_StoredAs" ON "EvidenceFiles" ("StoredAs");
