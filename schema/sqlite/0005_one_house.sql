-- CaseTracker's database, what is kept of answers, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0005_one_house.sql

-- What tables that stand get in addition.

ALTER TABLE "Records" ADD COLUMN "VisibleFrom" INTEGER NULL;
ALTER TABLE "Records" ADD COLUMN "Hidden" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Records" ADD COLUMN "VisibilityVersion" INTEGER NULL;
ALTER TABLE "Records" ADD COLUMN "OwnerId" INTEGER NULL;
ALTER TABLE "Records" ADD COLUMN "Unsourced" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Records" ADD COLUMN "RestsOn" INTEGER NULL;
CREATE INDEX "IX_Records_RestsOn" ON "Records" ("Kind", "RestsOn", "Hidden", "VisibleFrom", "VisibilityVersion") WHERE RestsOn IS NOT NULL;
CREATE INDEX "IX_Records_Unsourced" ON "Records" ("OwnerId", "Kind", "Hidden", "VisibleFrom", "VisibilityVersion", "Unsourced") WHERE Unsourced <> 0;

CREATE TABLE "OpenConflicts" (
    "RecordId" INTEGER NOT NULL,
    "Field" TEXT NOT NULL,
    "Clearances" INTEGER NOT NULL,
    CONSTRAINT "PK_OpenConflicts" PRIMARY KEY ("RecordId", "Field"),
    CONSTRAINT "FK_OpenConflicts_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CustodyPeriods" (
    "PersonId" INTEGER NOT NULL,
    "Clearances" INTEGER NOT NULL,
    "KnownFrom" TEXT NOT NULL,
    "FromDay" TEXT NOT NULL,
    "KnownTo" TEXT NULL,
    "ToDay" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Certain" INTEGER NOT NULL,
    "How" TEXT NULL,
    "ConfirmedDaily" INTEGER NOT NULL,
    "LastConfirmedEarliest" TEXT NULL,
    "LastConfirmedLatest" TEXT NULL,
    "HeldSinceEarliest" TEXT NULL,
    "DecidingFact" INTEGER NULL,
    "SentenceEndEarliest" TEXT NULL,
    "SentenceEndLatest" TEXT NULL,
    CONSTRAINT "PK_CustodyPeriods" PRIMARY KEY ("PersonId", "Clearances", "FromDay", "KnownFrom"),
    CONSTRAINT "FK_CustodyPeriods_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_CustodyPeriods_Asked" ON "CustodyPeriods" ("Status", "Certain", "ToDay", "FromDay", "Clearances", "PersonId", "KnownFrom", "KnownTo");

DROP TABLE "StandingSpans";
