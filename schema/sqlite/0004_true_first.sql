-- CaseTracker's database, what right answers need, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0004_true_first.sql

-- What tables that stand get in addition.

ALTER TABLE "Laws" ADD COLUMN "Unverified" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "People" ADD COLUMN "NameShownReason" TEXT NULL;
ALTER TABLE "People" ADD COLUMN "OfAChild" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "LegalArticles" ADD COLUMN "Unverified" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "GroupCounts" ADD COLUMN "ReporterId" INTEGER NULL CONSTRAINT "FK_GroupCounts_Organisations_ReporterId" REFERENCES "Organisations" ("Id") ON DELETE RESTRICT;
ALTER TABLE "Cases" ADD COLUMN "AlsoKind" TEXT NOT NULL DEFAULT 'NotStated';
ALTER TABLE "Facilities" ADD COLUMN "Unverified" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Citations" ADD COLUMN "Value" TEXT NULL;
ALTER TABLE "Events" ADD COLUMN "Title" TEXT NULL;
ALTER TABLE "Participants" ADD COLUMN "Title" TEXT NULL;
ALTER TABLE "Stays" ADD COLUMN "PublishedOn" TEXT NULL;
ALTER TABLE "Settlements" ADD COLUMN "WeighedValues" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Charges" ADD COLUMN "OutcomeOn_Basis" TEXT NULL;
ALTER TABLE "Charges" ADD COLUMN "OutcomeOn_Earliest" TEXT NULL;
ALTER TABLE "Charges" ADD COLUMN "OutcomeOn_Edtf" TEXT NULL;
ALTER TABLE "Charges" ADD COLUMN "OutcomeOn_Extent" TEXT NULL;
ALTER TABLE "Charges" ADD COLUMN "OutcomeOn_Latest" TEXT NULL;
ALTER TABLE "Charges" ADD COLUMN "OutcomeOn_Note" TEXT NULL;
ALTER TABLE "Charges" ADD COLUMN "OutcomeOn_Qualified" INTEGER NULL;
ALTER TABLE "Charges" ADD COLUMN "OutcomeOn_Text" TEXT NULL;
ALTER TABLE "Charges" ADD COLUMN "PublishedOn" TEXT NULL;
ALTER TABLE "Charges" ADD COLUMN "OutcomePublishedOn" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "AppealOn_Basis" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "AppealOn_Earliest" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "AppealOn_Edtf" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "AppealOn_Extent" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "AppealOn_Latest" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "AppealOn_Note" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "AppealOn_Qualified" INTEGER NULL;
ALTER TABLE "Sentences" ADD COLUMN "AppealOn_Text" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "Offence" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "PublishedOn" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "AppealPublishedOn" TEXT NULL;
CREATE INDEX "IX_GroupCounts_ReporterId" ON "GroupCounts" ("ReporterId");

CREATE TABLE "Projections" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Projections" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "MadeAt" TEXT NOT NULL
);

CREATE TABLE "FoldedTexts" (
    "RecordId" INTEGER NOT NULL,
    "Field" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "SortKey" TEXT NULL,
    CONSTRAINT "PK_FoldedTexts" PRIMARY KEY ("RecordId", "Field"),
    CONSTRAINT "FK_FoldedTexts_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "KeptConflicts" (
    "PersonId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "RecordId" INTEGER NOT NULL,
    "OtherId" INTEGER NOT NULL,
    "Clearances" INTEGER NOT NULL,
    CONSTRAINT "PK_KeptConflicts" PRIMARY KEY ("PersonId", "Kind", "RecordId", "OtherId"),
    CONSTRAINT "FK_KeptConflicts_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

DROP TABLE "KeptStandings";
