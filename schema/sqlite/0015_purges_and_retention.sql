-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0015_purges_and_retention.sql

-- What tables that stand get in addition.


CREATE TABLE "Purges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Purges" PRIMARY KEY AUTOINCREMENT,
    "RecordId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Records" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "AskedById" INTEGER NOT NULL,
    "AskedByName" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "DecidedAt" TEXT NULL,
    "DecidedById" INTEGER NULL,
    "DecidedByName" TEXT NULL,
    "FilesLeft" TEXT NULL,
    "ToClear" INTEGER NOT NULL,
    CONSTRAINT "FK_Purges_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Purges_RecordId" ON "Purges" ("RecordId");
