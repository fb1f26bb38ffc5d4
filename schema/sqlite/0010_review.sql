-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0010_review.sql

-- What tables that stand get in addition.

ALTER TABLE "Invitations" ADD COLUMN "AccountId" INTEGER NULL;
ALTER TABLE "AccountSessions" ADD COLUMN "FailedTries" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "AccountSessions" ADD COLUMN "RestsUntil" TEXT NULL;
ALTER TABLE "AccountSessions" ADD COLUMN "ConfirmedAt" TEXT NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "Movement" TEXT NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "MovedBy" INTEGER NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "BeforeStatus" TEXT NULL;
ALTER TABLE "CustodyPeriods" ADD COLUMN "BeforeCertain" INTEGER NULL;
CREATE INDEX "IX_CustodyPeriods_Moves" ON "CustodyPeriods" ("Movement", "FromDay", "Clearances", "PersonId", "KnownFrom", "KnownTo", "Status", "Certain", "BeforeStatus", "BeforeCertain") WHERE Movement IS NOT NULL;

CREATE TABLE "KnownDevices" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_KnownDevices" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "SeenAt" TEXT NOT NULL,
    "FailedTries" INTEGER NOT NULL,
    "RestsUntil" TEXT NULL,
    CONSTRAINT "FK_KnownDevices_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "MutedNotifications" (
    "AccountId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    CONSTRAINT "PK_MutedNotifications" PRIMARY KEY ("AccountId", "Kind"),
    CONSTRAINT "FK_MutedNotifications_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

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

CREATE TABLE "Remarks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Remarks" PRIMARY KEY AUTOINCREMENT,
    "RecordId" INTEGER NOT NULL,
    "Field" TEXT NULL,
    "AnswersId" INTEGER NULL,
    "At" TEXT NOT NULL,
    "AccountId" INTEGER NULL,
    "ActorName" TEXT NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "ResolvedAt" TEXT NULL,
    "ResolvedByName" TEXT NULL,
    CONSTRAINT "FK_Remarks_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Remarks_Remarks_AnswersId" FOREIGN KEY ("AnswersId") REFERENCES "Remarks" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Reviews" (
    "RecordId" INTEGER NOT NULL CONSTRAINT "PK_Reviews" PRIMARY KEY,
    "State" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    "ById" INTEGER NULL,
    "ByName" TEXT NULL,
    "SubmittedById" INTEGER NULL,
    "SubmittedByName" TEXT NULL,
    "AssignedToId" INTEGER NULL,
    "VerifiedAt" TEXT NULL,
    "VerifiedByName" TEXT NULL,
    CONSTRAINT "FK_Reviews_Accounts_AssignedToId" FOREIGN KEY ("AssignedToId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Reviews_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
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

CREATE TABLE "Notifications" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Notifications" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "RecordId" INTEGER NOT NULL,
    "RemarkId" INTEGER NULL,
    "At" TEXT NOT NULL,
    "ById" INTEGER NULL,
    "ByName" TEXT NOT NULL,
    "ReadAt" TEXT NULL,
    CONSTRAINT "FK_Notifications_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Notifications_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Notifications_Remarks_RemarkId" FOREIGN KEY ("RemarkId") REFERENCES "Remarks" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Consents_Current" ON "Consents" ("PersonId") WHERE KnownTo IS NULL;
CREATE UNIQUE INDEX "IX_Consents_FactId_Version" ON "Consents" ("FactId", "Version");
CREATE INDEX "IX_Consents_KnownFrom_KnownTo" ON "Consents" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_Consents_OneCurrent" ON "Consents" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Consents_PersonId" ON "Consents" ("PersonId");
CREATE UNIQUE INDEX "IX_KnownDevices_AccountId_TokenHash" ON "KnownDevices" ("AccountId", "TokenHash");
CREATE INDEX "IX_Notifications_AccountId_ReadAt_At" ON "Notifications" ("AccountId", "ReadAt", "At");
CREATE INDEX "IX_Notifications_RecordId" ON "Notifications" ("RecordId");
CREATE INDEX "IX_Notifications_RemarkId" ON "Notifications" ("RemarkId");
CREATE UNIQUE INDEX "IX_RecoveryCodes_AccountId_CodeHash" ON "RecoveryCodes" ("AccountId", "CodeHash");
CREATE INDEX "IX_Remarks_AnswersId" ON "Remarks" ("AnswersId");
CREATE INDEX "IX_Remarks_RecordId" ON "Remarks" ("RecordId");
CREATE INDEX "IX_Reviews_AssignedToId" ON "Reviews" ("AssignedToId");
CREATE INDEX "IX_Reviews_State_Since_RecordId" ON "Reviews" ("State", "Since", "RecordId");
