-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0009_reports.sql

-- What tables that stand get in addition.

ALTER TABLE "SavedViews" ADD COLUMN "SharedAt" TEXT NULL;

CREATE TABLE "ImportMappings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ImportMappings" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Columns" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL
);

CREATE TABLE "MadeFiles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_MadeFiles" PRIMARY KEY AUTOINCREMENT,
    "List" TEXT NOT NULL,
    "Question" TEXT NOT NULL,
    "Audience" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "Rules" INTEGER NOT NULL,
    "KnownAt" TEXT NOT NULL,
    "Rows" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "MadeAt" TEXT NOT NULL,
    "AccountId" INTEGER NULL,
    "ActorName" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "State" TEXT NOT NULL,
    "DecidedAt" TEXT NULL,
    "DecidedBy" INTEGER NULL,
    "DecidedByName" TEXT NULL,
    "Remark" TEXT NULL,
    "TakenAt" TEXT NULL,
    "Frozen" INTEGER NOT NULL,
    "Kept" TEXT NULL
);

CREATE TABLE "ViewOpenings" (
    "ViewId" INTEGER NOT NULL,
    "AccountId" INTEGER NOT NULL,
    "OpenedAt" TEXT NOT NULL,
    "LastRecord" INTEGER NOT NULL,
    CONSTRAINT "PK_ViewOpenings" PRIMARY KEY ("ViewId", "AccountId"),
    CONSTRAINT "FK_ViewOpenings_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ViewOpenings_SavedViews_ViewId" FOREIGN KEY ("ViewId") REFERENCES "SavedViews" ("Id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "IX_ImportMappings_Kind_Name" ON "ImportMappings" ("Kind", "Name");
CREATE INDEX "IX_MadeFiles_AccountId" ON "MadeFiles" ("AccountId");
CREATE INDEX "IX_MadeFiles_State" ON "MadeFiles" ("State");
CREATE INDEX "IX_ViewOpenings_AccountId" ON "ViewOpenings" ("AccountId");
