-- CaseTracker's database, the whole prisoner register, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0002_register.sql

-- What tables that stand get in addition.

ALTER TABLE "Accounts" ADD COLUMN "Language" TEXT NULL;
ALTER TABLE "Accounts" ADD COLUMN "Theme" TEXT NULL;
ALTER TABLE "Accounts" ADD COLUMN "TimeZone" TEXT NOT NULL DEFAULT 'Asia/Phnom_Penh';
ALTER TABLE "Invitations" ADD COLUMN "ForWhom" TEXT NULL;
ALTER TABLE "Invitations" ADD COLUMN "UsedBy" INTEGER NULL;
ALTER TABLE "Invitations" ADD COLUMN "RevokedAt" TEXT NULL;
ALTER TABLE "AccountSessions" ADD COLUMN "SeenAt" TEXT NULL;
ALTER TABLE "AccountSessions" ADD COLUMN "LockedAt" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Ended_Basis" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Ended_Earliest" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Ended_Edtf" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Ended_Extent" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Ended_Latest" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Ended_Note" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Ended_Qualified" INTEGER NULL;
ALTER TABLE "Organisations" ADD COLUMN "Ended_Text" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Founded_Basis" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Founded_Earliest" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Founded_Edtf" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Founded_Extent" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Founded_Latest" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Founded_Note" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "Founded_Qualified" INTEGER NULL;
ALTER TABLE "Organisations" ADD COLUMN "Founded_Text" TEXT NULL;
ALTER TABLE "Organisations" ADD COLUMN "EndedHow" TEXT NULL;
ALTER TABLE "People" ADD COLUMN "BirthPlace" TEXT NULL;
ALTER TABLE "People" ADD COLUMN "Nationality" TEXT NULL;
ALTER TABLE "People" ADD COLUMN "Ethnicity" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "Received_Basis" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "Received_Earliest" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "Received_Edtf" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "Received_Extent" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "Received_Latest" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "Received_Note" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "Received_Qualified" INTEGER NULL;
ALTER TABLE "Sources" ADD COLUMN "Received_Text" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "ArchivedAddress" TEXT NULL;
ALTER TABLE "Prosecutions" ADD COLUMN "Stage" TEXT NOT NULL DEFAULT 'NotStated';
ALTER TABLE "Prosecutions" ADD COLUMN "InAbsentia" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Prosecutions" ADD COLUMN "Counsel" TEXT NULL;
ALTER TABLE "Stays" ADD COLUMN "TransferReason" TEXT NULL;
ALTER TABLE "Stays" ADD COLUMN "Conditions" TEXT NULL;
ALTER TABLE "Stays" ADD COLUMN "FamilyContact" TEXT NOT NULL DEFAULT 'NotStated';
ALTER TABLE "Stays" ADD COLUMN "CounselContact" TEXT NOT NULL DEFAULT 'NotStated';
ALTER TABLE "CustodyEvents" ADD COLUMN "Age_Bound" TEXT NULL;
ALTER TABLE "CustodyEvents" ADD COLUMN "Age_High" REAL NULL;
ALTER TABLE "CustodyEvents" ADD COLUMN "Age_Low" REAL NULL;
ALTER TABLE "CustodyEvents" ADD COLUMN "Age_Text" TEXT NULL;
ALTER TABLE "CustodyEvents" ADD COLUMN "ForceId" INTEGER NULL CONSTRAINT "FK_CustodyEvents_Organisations_ForceId" REFERENCES "Organisations" ("Id") ON DELETE RESTRICT;
ALTER TABLE "CustodyEvents" ADD COLUMN "AssessedReason" TEXT NULL;
ALTER TABLE "CustodyEvents" ADD COLUMN "Warrant" TEXT NOT NULL DEFAULT 'NotStated';
ALTER TABLE "CustodyEvents" ADD COLUMN "Violence" TEXT NOT NULL DEFAULT 'NotStated';
ALTER TABLE "Sentences" ADD COLUMN "Fine_Bound" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "Fine_High" REAL NULL;
ALTER TABLE "Sentences" ADD COLUMN "Fine_Low" REAL NULL;
ALTER TABLE "Sentences" ADD COLUMN "Fine_Text" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "Bans" TEXT NULL;
ALTER TABLE "Sentences" ADD COLUMN "Appeal" TEXT NOT NULL DEFAULT 'NotStated';
CREATE INDEX "IX_AuditEntries_AccountId" ON "AuditEntries" ("AccountId");
CREATE INDEX "IX_Charges_PersonId" ON "Charges" ("PersonId");
CREATE INDEX "IX_CustodyEvents_ForceId" ON "CustodyEvents" ("ForceId");
CREATE INDEX "IX_CustodyEvents_PersonId" ON "CustodyEvents" ("PersonId");
CREATE INDEX "IX_GroupCounts_PersonId" ON "GroupCounts" ("PersonId");
CREATE INDEX "IX_IdentityLinks_PersonId" ON "IdentityLinks" ("PersonId");
CREATE INDEX "IX_People_KindAndLevel" ON "People" ("Kind", "Confidentiality", "DeletedAt");
CREATE INDEX "IX_Sentences_PersonId" ON "Sentences" ("PersonId");
CREATE INDEX "IX_Stays_PersonId" ON "Stays" ("PersonId");


-- What the custody rule answers, kept for lists.

CREATE TABLE "KeptStandings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_KeptStandings" PRIMARY KEY,
    "RuleVersion" INTEGER NOT NULL,
    "MadeAt" TEXT NOT NULL
);

CREATE TABLE "Drafts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Drafts" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "Form" TEXT NOT NULL,
    "Kind" TEXT NULL,
    "RecordId" INTEGER NULL,
    "Texts" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    CONSTRAINT "FK_Drafts_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SavedViews" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SavedViews" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    CONSTRAINT "FK_SavedViews_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "NameKeys" (
    "RecordId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    CONSTRAINT "PK_NameKeys" PRIMARY KEY ("Key", "PersonId", "RecordId"),
    CONSTRAINT "FK_NameKeys_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Assessments" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_Assessments" PRIMARY KEY AUTOINCREMENT,
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
    "Definition" TEXT NOT NULL,
    "Conclusion" TEXT NOT NULL,
    "Criteria" TEXT NULL,
    "AssessorId" INTEGER NULL,
    "AssessorName" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "CK_Assessments_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_Assessments_Organisations_AssessorId" FOREIGN KEY ("AssessorId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Assessments_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Assessments_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);


-- Who belongs to whom: organisations, relatives, lawyers.

CREATE TABLE "Memberships" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_Memberships" PRIMARY KEY AUTOINCREMENT,
    "FactId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "KnownFrom" TEXT NOT NULL,
    "KnownTo" TEXT NULL,
    "From_Basis" TEXT NULL,
    "From_Earliest" TEXT NULL,
    "From_Edtf" TEXT NULL,
    "From_Extent" TEXT NULL,
    "From_Latest" TEXT NULL,
    "From_Note" TEXT NULL,
    "From_Qualified" INTEGER NULL,
    "From_Text" TEXT NULL,
    "To_Basis" TEXT NULL,
    "To_Earliest" TEXT NULL,
    "To_Edtf" TEXT NULL,
    "To_Extent" TEXT NULL,
    "To_Latest" TEXT NULL,
    "To_Note" TEXT NULL,
    "To_Qualified" INTEGER NULL,
    "To_Text" TEXT NULL,
    "PersonId" INTEGER NOT NULL,
    "OrganisationId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Post" TEXT NULL,
    "Certainty" TEXT NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "CK_Memberships_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_Memberships_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Relations" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_Relations" PRIMARY KEY AUTOINCREMENT,
    "FactId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "KnownFrom" TEXT NOT NULL,
    "KnownTo" TEXT NULL,
    "From_Basis" TEXT NULL,
    "From_Earliest" TEXT NULL,
    "From_Edtf" TEXT NULL,
    "From_Extent" TEXT NULL,
    "From_Latest" TEXT NULL,
    "From_Note" TEXT NULL,
    "From_Qualified" INTEGER NULL,
    "From_Text" TEXT NULL,
    "To_Basis" TEXT NULL,
    "To_Earliest" TEXT NULL,
    "To_Edtf" TEXT NULL,
    "To_Extent" TEXT NULL,
    "To_Latest" TEXT NULL,
    "To_Note" TEXT NULL,
    "To_Qualified" INTEGER NULL,
    "To_Text" TEXT NULL,
    "PersonId" INTEGER NOT NULL,
    "OtherPersonId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Certainty" TEXT NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "CK_Relations_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_Relations_People_OtherPersonId" FOREIGN KEY ("OtherPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Relations_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Relations_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "StandingSpans" (
    "PersonId" INTEGER NOT NULL,
    "Clearances" INTEGER NOT NULL,
    "FromDay" TEXT NOT NULL,
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
    CONSTRAINT "PK_StandingSpans" PRIMARY KEY ("PersonId", "Clearances", "FromDay"),
    CONSTRAINT "FK_StandingSpans_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


-- Figures that somebody gives, each with its reporter.

CREATE TABLE "Figures" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Figures" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "AsOf_Basis" TEXT NULL,
    "AsOf_Earliest" TEXT NULL,
    "AsOf_Edtf" TEXT NULL,
    "AsOf_Extent" TEXT NULL,
    "AsOf_Latest" TEXT NULL,
    "AsOf_Note" TEXT NULL,
    "AsOf_Qualified" INTEGER NULL,
    "AsOf_Text" TEXT NULL,
    "Count_Bound" TEXT NULL,
    "Count_High" REAL NULL,
    "Count_Low" REAL NULL,
    "Count_Text" TEXT NULL,
    "Subject" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "ReporterId" INTEGER NULL,
    "CaseId" INTEGER NULL,
    "PersonId" INTEGER NULL,
    "OrganisationId" INTEGER NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Figures_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Figures_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Figures_Organisations_ReporterId" FOREIGN KEY ("ReporterId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Figures_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Figures_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);


-- What is reported from custody, and who assessed what.

CREATE TABLE "WelfareReports" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_WelfareReports" PRIMARY KEY AUTOINCREMENT,
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
    "Kind" TEXT NOT NULL,
    "FacilityId" INTEGER NULL,
    "Account" TEXT NULL,
    "StatedCause" TEXT NULL,
    "AssessedCause" TEXT NULL,
    CONSTRAINT "CK_WelfareReports_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_WelfareReports_Facilities_FacilityId" FOREIGN KEY ("FacilityId") REFERENCES "Facilities" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WelfareReports_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WelfareReports_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Settlements" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Settlements" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "RecordId" INTEGER NOT NULL,
    "Field" TEXT NOT NULL,
    "CitationId" INTEGER NULL,
    "Value" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Weighed" TEXT NOT NULL,
    CONSTRAINT "FK_Settlements_Citations_CitationId" FOREIGN KEY ("CitationId") REFERENCES "Citations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Settlements_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Settlements_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Assessments_AssessorId" ON "Assessments" ("AssessorId");
CREATE INDEX "IX_Assessments_Current" ON "Assessments" ("PersonId") WHERE KnownTo IS NULL;
CREATE UNIQUE INDEX "IX_Assessments_FactId_Version" ON "Assessments" ("FactId", "Version");
CREATE INDEX "IX_Assessments_KnownFrom_KnownTo" ON "Assessments" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_Assessments_OneCurrent" ON "Assessments" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Assessments_PersonId" ON "Assessments" ("PersonId");
CREATE UNIQUE INDEX "IX_Drafts_AccountId_Form" ON "Drafts" ("AccountId", "Form");
CREATE INDEX "IX_Figures_CaseId" ON "Figures" ("CaseId");
CREATE INDEX "IX_Figures_OrganisationId" ON "Figures" ("OrganisationId");
CREATE INDEX "IX_Figures_PersonId" ON "Figures" ("PersonId");
CREATE INDEX "IX_Figures_ReporterId" ON "Figures" ("ReporterId");
CREATE INDEX "IX_Memberships_Current" ON "Memberships" ("PersonId") WHERE KnownTo IS NULL;
CREATE UNIQUE INDEX "IX_Memberships_FactId_Version" ON "Memberships" ("FactId", "Version");
CREATE INDEX "IX_Memberships_KnownFrom_KnownTo" ON "Memberships" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_Memberships_OneCurrent" ON "Memberships" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Memberships_OrganisationId" ON "Memberships" ("OrganisationId");
CREATE INDEX "IX_Memberships_PersonId" ON "Memberships" ("PersonId");
CREATE INDEX "IX_NameKeys_RecordId" ON "NameKeys" ("RecordId");
CREATE INDEX "IX_Relations_Current" ON "Relations" ("PersonId") WHERE KnownTo IS NULL;
CREATE UNIQUE INDEX "IX_Relations_FactId_Version" ON "Relations" ("FactId", "Version");
CREATE INDEX "IX_Relations_KnownFrom_KnownTo" ON "Relations" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_Relations_OneCurrent" ON "Relations" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Relations_OtherPersonId" ON "Relations" ("OtherPersonId");
CREATE INDEX "IX_Relations_PersonId" ON "Relations" ("PersonId");
CREATE UNIQUE INDEX "IX_SavedViews_AccountId_Name" ON "SavedViews" ("AccountId", "Name");
CREATE INDEX "IX_Settlements_CitationId" ON "Settlements" ("CitationId");
CREATE INDEX "IX_Settlements_RecordId_Field" ON "Settlements" ("RecordId", "Field");
CREATE INDEX "IX_StandingSpans_Asked" ON "StandingSpans" ("Status", "Certain", "ToDay", "FromDay", "Clearances", "PersonId");
CREATE INDEX "IX_WelfareReports_Current" ON "WelfareReports" ("PersonId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_WelfareReports_FacilityId" ON "WelfareReports" ("FacilityId");
CREATE UNIQUE INDEX "IX_WelfareReports_FactId_Version" ON "WelfareReports" ("FactId", "Version");
CREATE INDEX "IX_WelfareReports_KnownFrom_KnownTo" ON "WelfareReports" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_WelfareReports_OneCurrent" ON "WelfareReports" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_WelfareReports_PersonId" ON "WelfareReports" ("PersonId");
