-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0013_teams_and_labels.sql

-- What tables that stand get in addition.


CREATE TABLE "Tags" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Tags" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "Folded" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "ById" INTEGER NULL,
    "ByName" TEXT NOT NULL,
    "RetiredAt" TEXT NULL
);

CREATE TABLE "RecordTags" (
    "RecordId" INTEGER NOT NULL,
    "TagId" INTEGER NOT NULL,
    CONSTRAINT "PK_RecordTags" PRIMARY KEY ("RecordId", "TagId"),
    CONSTRAINT "FK_RecordTags_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RecordTags_Tags_TagId" FOREIGN KEY ("TagId") REFERENCES "Tags" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_RecordTags_TagId" ON "RecordTags" ("TagId");
CREATE UNIQUE INDEX "IX_Tags_Folded" ON "Tags" ("Folded");
