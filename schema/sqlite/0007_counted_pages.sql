-- CaseTracker's database, what pages count by, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0007_counted_pages.sql

-- What tables that stand get in addition.

ALTER TABLE "Figures" ADD COLUMN "EntryKey" TEXT NOT NULL DEFAULT '';
CREATE INDEX "IX_CustodyPeriods_OnDay" ON "CustodyPeriods" ("Status", "Certain", "ToDay", "FromDay", "Clearances", "PersonId", "KnownFrom", "KnownTo", "ConfirmedDaily", "LastConfirmedLatest");
CREATE INDEX "IX_Figures_EntryKey" ON "Figures" ("EntryKey");
CREATE INDEX "IX_People_SortName" ON "People" ("SortName");
CREATE INDEX "IX_Records_Visible" ON "Records" ("Kind", "Hidden", "VisibleFrom", "VisibilityVersion");

CREATE TABLE "LackingSources" (
    "OwnerId" INTEGER NOT NULL,
    "Lacking" INTEGER NOT NULL,
    "Clearances" INTEGER NOT NULL,
    CONSTRAINT "PK_LackingSources" PRIMARY KEY ("OwnerId", "Lacking")
);

CREATE TABLE "LinksOnRecord" (
    "PersonId" INTEGER NOT NULL,
    "LinkId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Clearances" INTEGER NOT NULL,
    CONSTRAINT "PK_LinksOnRecord" PRIMARY KEY ("PersonId", "LinkId"),
    CONSTRAINT "FK_LinksOnRecord_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_LackingSources_Most" ON "LackingSources" ("Lacking" DESC, "OwnerId", "Clearances");
CREATE INDEX "IX_LinksOnRecord_Kind_LinkId_Clearances" ON "LinksOnRecord" ("Kind", "LinkId", "Clearances");

DROP INDEX "IX_CustodyPeriods_Asked";
