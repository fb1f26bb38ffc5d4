-- CaseTracker's database, what right answers need, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0005_one_house.sql

-- What tables that stand get in addition.

ALTER TABLE "Records" ADD COLUMN "VisibleFrom" INTEGER NULL;
ALTER TABLE "Records" ADD COLUMN "Hidden" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Records" ADD COLUMN "VisibilityVersion" INTEGER NULL;
