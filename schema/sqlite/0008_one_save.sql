-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0008_one_save.sql

-- What tables that stand get in addition.

ALTER TABLE "People" ADD COLUMN "NextOfKin" TEXT NULL;
ALTER TABLE "People" ADD COLUMN "SafeContact" TEXT NULL;

CREATE TABLE "ImportedRows" (
    "Fingerprint" TEXT NOT NULL CONSTRAINT "PK_ImportedRows" PRIMARY KEY,
    "First" TEXT NOT NULL,
    "RecordId" INTEGER NOT NULL,
    CONSTRAINT "FK_ImportedRows_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_ImportedRows_First" ON "ImportedRows" ("First");
CREATE INDEX "IX_ImportedRows_RecordId" ON "ImportedRows" ("RecordId");
