-- CaseTracker's database, what is kept of answers, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0006_kept_answers.sql

-- What tables that stand get in addition.

ALTER TABLE "Laws" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "People" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "Places" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "LegalArticles" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "Instruments" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "Cases" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "Concessions" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "Facilities" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "Events" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "Figures" ADD COLUMN "SortName" TEXT NULL;
ALTER TABLE "Responses" ADD COLUMN "SortName" TEXT NULL;

CREATE TABLE "FactsOnRecord" (
    "PersonId" INTEGER NOT NULL,
    "Facts" INTEGER NOT NULL,
    "Clearances" INTEGER NOT NULL,
    CONSTRAINT "PK_FactsOnRecord" PRIMARY KEY ("PersonId", "Facts"),
    CONSTRAINT "FK_FactsOnRecord_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);
