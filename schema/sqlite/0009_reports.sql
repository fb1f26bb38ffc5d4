-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0009_reports.sql

-- What tables that stand get in addition.

ALTER TABLE "SavedViews" ADD COLUMN "SharedAt" TEXT NULL;

CREATE TABLE "ViewOpenings" (
    "ViewId" INTEGER NOT NULL,
    "AccountId" INTEGER NOT NULL,
    "OpenedAt" TEXT NOT NULL,
    "LastRecord" INTEGER NOT NULL,
    CONSTRAINT "PK_ViewOpenings" PRIMARY KEY ("ViewId", "AccountId"),
    CONSTRAINT "FK_ViewOpenings_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ViewOpenings_SavedViews_ViewId" FOREIGN KEY ("ViewId") REFERENCES "SavedViews" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_ViewOpenings_AccountId" ON "ViewOpenings" ("AccountId");
