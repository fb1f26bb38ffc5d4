-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0012_safe_hands.sql

-- What tables that stand get in addition.

ALTER TABLE "People" ADD COLUMN "NextOfKinSealed" TEXT NULL;
ALTER TABLE "People" ADD COLUMN "SafeContactSealed" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "InformantSealed" TEXT NULL;
ALTER TABLE "Consents" ADD COLUMN "GivenBySealed" TEXT NULL;
ALTER TABLE "Consents" ADD COLUMN "GuardianSealed" TEXT NULL;
ALTER TABLE "Prosecutions" ADD COLUMN "Judge" TEXT NULL;
