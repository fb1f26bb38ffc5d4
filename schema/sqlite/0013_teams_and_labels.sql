-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0013_teams_and_labels.sql

-- What tables that stand get in addition.

ALTER TABLE "Records" ADD COLUMN "LimitedFrom" INTEGER NULL;
ALTER TABLE "Records" ADD COLUMN "Readers" TEXT NULL;

CREATE TABLE "Tags" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Tags" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "Folded" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "ById" INTEGER NULL,
    "ByName" TEXT NOT NULL,
    "RetiredAt" TEXT NULL
);

CREATE TABLE "Teams" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Teams" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL
);

CREATE TABLE "RecordTags" (
    "RecordId" INTEGER NOT NULL,
    "TagId" INTEGER NOT NULL,
    CONSTRAINT "PK_RecordTags" PRIMARY KEY ("RecordId", "TagId"),
    CONSTRAINT "FK_RecordTags_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RecordTags_Tags_TagId" FOREIGN KEY ("TagId") REFERENCES "Tags" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RecordReaders" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RecordReaders" PRIMARY KEY AUTOINCREMENT,
    "RecordId" INTEGER NOT NULL,
    "AccountId" INTEGER NULL,
    "TeamId" INTEGER NULL,
    CONSTRAINT "FK_RecordReaders_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RecordReaders_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RecordReaders_Teams_TeamId" FOREIGN KEY ("TeamId") REFERENCES "Teams" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "TeamMembers" (
    "TeamId" INTEGER NOT NULL,
    "AccountId" INTEGER NOT NULL,
    CONSTRAINT "PK_TeamMembers" PRIMARY KEY ("TeamId", "AccountId"),
    CONSTRAINT "FK_TeamMembers_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TeamMembers_Teams_TeamId" FOREIGN KEY ("TeamId") REFERENCES "Teams" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_RecordReaders_AccountId" ON "RecordReaders" ("AccountId");
CREATE INDEX "IX_RecordReaders_RecordId" ON "RecordReaders" ("RecordId");
CREATE INDEX "IX_RecordReaders_TeamId" ON "RecordReaders" ("TeamId");
CREATE INDEX "IX_RecordTags_TagId" ON "RecordTags" ("TagId");
CREATE UNIQUE INDEX "IX_Tags_Folded" ON "Tags" ("Folded");
CREATE INDEX "IX_TeamMembers_AccountId" ON "TeamMembers" ("AccountId");
CREATE UNIQUE INDEX "IX_Teams_Name" ON "Teams" ("Name");
