-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0010_review.sql

-- What tables that stand get in addition.

ALTER TABLE "AccountSessions" ADD COLUMN "ConfirmedAt" TEXT NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "Movement" TEXT NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "MovedBy" INTEGER NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "BeforeStatus" TEXT NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "BeforeCertain" INTEGER NULL;
CREATE INDEX "IX_CustodyPeriods_Moves" ON "CustodyPeriods" ("Movement", "FromDay", "Clearances", "PersonId", "KnownFrom", "KnownTo", "Status", "Certain", "BeforeStatus", "BeforeCertain") WHERE Movement IS NOT NULL;

CREATE TABLE "RecoveryCodes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RecoveryCodes" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "CodeHash" TEXT NOT NULL,
    "UsedAt" TEXT NULL,
    CONSTRAINT "FK_RecoveryCodes_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SecondFactors" (
    "AccountId" INTEGER NOT NULL CONSTRAINT "PK_SecondFactors" PRIMARY KEY,
    "ProtectedSecret" TEXT NOT NULL,
    "SetUpAt" TEXT NOT NULL,
    "LastStep" INTEGER NOT NULL,
    CONSTRAINT "FK_SecondFactors_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Consents" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_Consents" PRIMARY KEY AUTOINCREMENT,
    "FactId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "KnownFrom" TEXT NOT NULL,
    "KnownTo" TEXT NULL,
    "On_Basis" TEXT NULL,
    "On_Earliest" TEXT NULL,
    "On_Edtf" TEXT NULL,
    "On_Extent" TEXT NULL,
    "On_Latest" TEXT NULL,
    "On_Note" TEXT NULL,
    "On_Qualified" INTEGER NULL,
    "On_Text" TEXT NULL,
    "PersonId" INTEGER NOT NULL,
    "GivenBy" TEXT NULL,
    "How" TEXT NOT NULL,
    "AskedBy" TEXT NULL,
    "Language" TEXT NULL,
    "RisksExplained" INTEGER NOT NULL,
    "Keep" TEXT NOT NULL,
    "InternalUse" TEXT NOT NULL,
    "ShareUn" TEXT NOT NULL,
    "ShareNgos" TEXT NOT NULL,
    "ShareGovernments" TEXT NOT NULL,
    "PublishAnonymised" TEXT NOT NULL,
    "PublishName" TEXT NOT NULL,
    "PublishPhoto" TEXT NOT NULL,
    "Conditions" TEXT NULL,
    "Guardian" TEXT NULL,
    "Risk" TEXT NULL,
    "ReviewOn" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "CK_Consents_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_Consents_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Consents_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Consents_Current" ON "Consents" ("PersonId") WHERE KnownTo IS NULL;
CREATE UNIQUE INDEX "IX_Consents_FactId_Version" ON "Consents" ("FactId", "Version");
CREATE INDEX "IX_Consents_KnownFrom_KnownTo" ON "Consents" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_Consents_OneCurrent" ON "Consents" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Consents_PersonId" ON "Consents" ("PersonId");
CREATE UNIQUE INDEX "IX_RecoveryCodes_AccountId_CodeHash" ON "RecoveryCodes" ("AccountId", "CodeHash");
