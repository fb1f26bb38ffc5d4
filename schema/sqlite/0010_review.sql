-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0010_review.sql

-- What tables that stand get in addition.

ALTER TABLE "CustodyPeriods" ADD COLUMN "Movement" TEXT NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "MovedBy" INTEGER NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "BeforeStatus" TEXT NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "BeforeCertain" INTEGER NULL;
CREATE INDEX "IX_CustodyPeriods_Moves" ON "CustodyPeriods" ("Movement", "FromDay", "Clearances", "PersonId", "KnownFrom", "KnownTo", "Status", "Certain", "BeforeStatus", "BeforeCertain") WHERE Movement IS NOT NULL;
