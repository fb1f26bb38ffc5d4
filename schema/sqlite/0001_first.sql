-- CaseTracker's database, first version, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, in a new file:
--     sqlite3 -bail casetracker.db < schema/sqlite/0001_first.sql


-- Which scripts have been run, and the SHA-256 of each. The program stops where one differs from its own.

CREATE TABLE "SchemaJournal" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_SchemaJournal" PRIMARY KEY,
    "Sha256" TEXT NOT NULL,
    "AppliedAt" TEXT NOT NULL -- UTC
);


-- Every record and every fact: its id and its kind, from one sequence.

CREATE TABLE "Records" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Records" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL
);


-- Places, organisations, places of detention.

CREATE TABLE "Places" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Places" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Name" TEXT NOT NULL,
    "NameKhmer" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "ParentId" INTEGER NULL,
    "IsoCode" TEXT NULL,
    "NcddCode" TEXT NULL,
    "OtherNames" TEXT NULL,
    CONSTRAINT "FK_Places_Places_ParentId" FOREIGN KEY ("ParentId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Places_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Places_Name" ON "Places" ("Name");
CREATE INDEX "IX_Places_ParentId" ON "Places" ("ParentId");

CREATE TABLE "Organisations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Name" TEXT NOT NULL,
    "NameKhmer" TEXT NULL,
    "ShortName" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Summary" TEXT NULL,
    CONSTRAINT "FK_Organisations_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Organisations_Name" ON "Organisations" ("Name");

CREATE TABLE "Facilities" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Facilities" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Name" TEXT NOT NULL,
    "NameKhmer" TEXT NULL,
    "Code" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "PlaceId" INTEGER NULL,
    "OtherNames" TEXT NULL,
    CONSTRAINT "FK_Facilities_Places_PlaceId" FOREIGN KEY ("PlaceId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Facilities_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Facilities_Name" ON "Facilities" ("Name");
CREATE INDEX "IX_Facilities_PlaceId" ON "Facilities" ("PlaceId");


-- Sources, and what each says of a field of a record.

CREATE TABLE "Sources" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Sources" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Published_Basis" TEXT NULL,
    "Published_Earliest" TEXT NULL,
    "Published_Edtf" TEXT NULL,
    "Published_Extent" TEXT NULL,
    "Published_Latest" TEXT NULL,
    "Published_Note" TEXT NULL,
    "Published_Qualified" INTEGER NULL,
    "Published_Text" TEXT NULL,
    "Title" TEXT NOT NULL,
    "Publisher" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Language" TEXT NULL,
    "Address" TEXT NULL,
    "Reliability" TEXT NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Sources_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Sources_Title" ON "Sources" ("Title");
CREATE INDEX "IX_Sources_Published_Earliest" ON "Sources" ("Published_Earliest");
CREATE INDEX "IX_Sources_Published_Latest" ON "Sources" ("Published_Latest");

CREATE TABLE "Citations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Citations" PRIMARY KEY,
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
    "SourceId" INTEGER NOT NULL,
    "RecordId" INTEGER NOT NULL,
    "Field" TEXT NULL,
    "Locator" TEXT NULL,
    "Reported" TEXT NULL,
    "Credibility" INTEGER NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Citations_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Citations_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Citations_Sources_SourceId" FOREIGN KEY ("SourceId") REFERENCES "Sources" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Citations_RecordId_Field" ON "Citations" ("RecordId", "Field");
CREATE INDEX "IX_Citations_SourceId" ON "Citations" ("SourceId");


-- People: individuals, groups with their counts, persons known by a role.

CREATE TABLE "People" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Birth_Basis" TEXT NULL,
    "Birth_Earliest" TEXT NULL,
    "Birth_Edtf" TEXT NULL,
    "Birth_Extent" TEXT NULL,
    "Birth_Latest" TEXT NULL,
    "Birth_Note" TEXT NULL,
    "Birth_Qualified" INTEGER NULL,
    "Birth_Text" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NULL,
    "NameKhmer" TEXT NULL,
    "Role" TEXT NULL,
    "Sex" TEXT NOT NULL,
    "AgeGroup" TEXT NOT NULL,
    "Occupation" TEXT NULL,
    "Summary" TEXT NULL,
    "NameMayBeShown" INTEGER NOT NULL,
    CONSTRAINT "FK_People_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_People_Name" ON "People" ("Name");

CREATE TABLE "PersonNames" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PersonNames" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "PersonId" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Script" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "OfAChild" INTEGER NOT NULL,
    CONSTRAINT "FK_PersonNames_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PersonNames_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_PersonNames_PersonId" ON "PersonNames" ("PersonId");

CREATE TABLE "GroupCounts" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_GroupCounts" PRIMARY KEY AUTOINCREMENT,
    "FactId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "KnownFrom" TEXT NOT NULL,
    "KnownTo" TEXT NULL,
    "Count_Bound" TEXT NULL,
    "Count_High" REAL NULL,
    "Count_Low" REAL NULL,
    "Count_Text" TEXT NULL,
    "On_Basis" TEXT NULL,
    "On_Earliest" TEXT NULL,
    "On_Edtf" TEXT NULL,
    "On_Extent" TEXT NULL,
    "On_Latest" TEXT NULL,
    "On_Note" TEXT NULL,
    "On_Qualified" INTEGER NULL,
    "On_Text" TEXT NULL,
    "PersonId" INTEGER NOT NULL,
    "Stage" TEXT NOT NULL,
    "Whom" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    CONSTRAINT "CK_GroupCounts_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_GroupCounts_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_GroupCounts_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_GroupCounts_Current" ON "GroupCounts" ("PersonId") WHERE KnownTo IS NULL;
CREATE UNIQUE INDEX "IX_GroupCounts_FactId_Version" ON "GroupCounts" ("FactId", "Version");
CREATE INDEX "IX_GroupCounts_KnownFrom_KnownTo" ON "GroupCounts" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_GroupCounts_OneCurrent" ON "GroupCounts" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_GroupCounts_On_Earliest" ON "GroupCounts" ("On_Earliest", "PersonId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_GroupCounts_On_Latest" ON "GroupCounts" ("On_Latest", "PersonId") WHERE KnownTo IS NULL;

CREATE TABLE "IdentityLinks" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_IdentityLinks" PRIMARY KEY AUTOINCREMENT,
    "FactId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "KnownFrom" TEXT NOT NULL,
    "KnownTo" TEXT NULL,
    "PersonId" INTEGER NOT NULL,
    "OtherPersonId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "CK_IdentityLinks_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_IdentityLinks_People_OtherPersonId" FOREIGN KEY ("OtherPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_IdentityLinks_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_IdentityLinks_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_IdentityLinks_Current" ON "IdentityLinks" ("PersonId") WHERE KnownTo IS NULL;
CREATE UNIQUE INDEX "IX_IdentityLinks_FactId_Version" ON "IdentityLinks" ("FactId", "Version");
CREATE INDEX "IX_IdentityLinks_KnownFrom_KnownTo" ON "IdentityLinks" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_IdentityLinks_OneCurrent" ON "IdentityLinks" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_IdentityLinks_OtherPersonId" ON "IdentityLinks" ("OtherPersonId");


-- Cases and who takes part in them.

CREATE TABLE "Cases" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Cases" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "On_Basis" TEXT NULL,
    "On_Earliest" TEXT NULL,
    "On_Edtf" TEXT NULL,
    "On_Extent" TEXT NULL,
    "On_Latest" TEXT NULL,
    "On_Note" TEXT NULL,
    "On_Qualified" INTEGER NULL,
    "On_Text" TEXT NULL,
    "Title" TEXT NOT NULL,
    "TitleKhmer" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "PlaceId" INTEGER NULL,
    "Summary" TEXT NULL,
    CONSTRAINT "FK_Cases_Places_PlaceId" FOREIGN KEY ("PlaceId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Cases_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Cases_PlaceId" ON "Cases" ("PlaceId");
CREATE INDEX "IX_Cases_Title" ON "Cases" ("Title");
CREATE INDEX "IX_Cases_On_Earliest" ON "Cases" ("On_Earliest");
CREATE INDEX "IX_Cases_On_Latest" ON "Cases" ("On_Latest");

CREATE TABLE "Participants" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Participants" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "On_Basis" TEXT NULL,
    "On_Earliest" TEXT NULL,
    "On_Edtf" TEXT NULL,
    "On_Extent" TEXT NULL,
    "On_Latest" TEXT NULL,
    "On_Note" TEXT NULL,
    "On_Qualified" INTEGER NULL,
    "On_Text" TEXT NULL,
    "CaseId" INTEGER NOT NULL,
    "PersonId" INTEGER NULL,
    "OrganisationId" INTEGER NULL,
    "Role" TEXT NOT NULL,
    "Certainty" TEXT NOT NULL,
    CONSTRAINT "FK_Participants_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Participants_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Participants_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Participants_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Participants_CaseId" ON "Participants" ("CaseId");
CREATE INDEX "IX_Participants_OrganisationId" ON "Participants" ("OrganisationId");
CREATE INDEX "IX_Participants_PersonId" ON "Participants" ("PersonId");


-- Laws by dated version, prosecutions, charges, sentences.

CREATE TABLE "Laws" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Laws" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Adopted_Basis" TEXT NULL,
    "Adopted_Earliest" TEXT NULL,
    "Adopted_Edtf" TEXT NULL,
    "Adopted_Extent" TEXT NULL,
    "Adopted_Latest" TEXT NULL,
    "Adopted_Note" TEXT NULL,
    "Adopted_Qualified" INTEGER NULL,
    "Adopted_Text" TEXT NULL,
    "InForce_Basis" TEXT NULL,
    "InForce_Earliest" TEXT NULL,
    "InForce_Edtf" TEXT NULL,
    "InForce_Extent" TEXT NULL,
    "InForce_Latest" TEXT NULL,
    "InForce_Note" TEXT NULL,
    "InForce_Qualified" INTEGER NULL,
    "InForce_Text" TEXT NULL,
    "Title" TEXT NOT NULL,
    "TitleKhmer" TEXT NULL,
    "Number" TEXT NULL,
    CONSTRAINT "FK_Laws_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Laws_Title" ON "Laws" ("Title");

CREATE TABLE "LegalArticles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_LegalArticles" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "LawId" INTEGER NOT NULL,
    "Number" TEXT NOT NULL,
    "Heading" TEXT NOT NULL,
    "HeadingKhmer" TEXT NULL,
    "Penalty" TEXT NULL,
    CONSTRAINT "FK_LegalArticles_Laws_LawId" FOREIGN KEY ("LawId") REFERENCES "Laws" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LegalArticles_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_LegalArticles_LawId_Number" ON "LegalArticles" ("LawId", "Number");

CREATE TABLE "Prosecutions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Prosecutions" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "PersonId" INTEGER NOT NULL,
    "CaseId" INTEGER NULL,
    "CourtId" INTEGER NULL,
    "CaseNumber" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Prosecutions_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Prosecutions_Organisations_CourtId" FOREIGN KEY ("CourtId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Prosecutions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Prosecutions_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Prosecutions_CaseId" ON "Prosecutions" ("CaseId");
CREATE INDEX "IX_Prosecutions_CourtId" ON "Prosecutions" ("CourtId");
CREATE INDEX "IX_Prosecutions_PersonId" ON "Prosecutions" ("PersonId");

CREATE TABLE "Charges" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_Charges" PRIMARY KEY AUTOINCREMENT,
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
    "ProsecutionId" INTEGER NOT NULL,
    "Label" TEXT NULL,
    "ArticleId" INTEGER NULL,
    "Outcome" TEXT NOT NULL,
    "Grounds" TEXT NULL,
    "Order" INTEGER NOT NULL,
    CONSTRAINT "CK_Charges_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_Charges_LegalArticles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "LegalArticles" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Charges_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Charges_Prosecutions_ProsecutionId" FOREIGN KEY ("ProsecutionId") REFERENCES "Prosecutions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Charges_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Charges_ArticleId" ON "Charges" ("ArticleId");
CREATE INDEX "IX_Charges_Current" ON "Charges" ("PersonId") WHERE KnownTo IS NULL;
CREATE UNIQUE INDEX "IX_Charges_FactId_Version" ON "Charges" ("FactId", "Version");
CREATE INDEX "IX_Charges_KnownFrom_KnownTo" ON "Charges" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_Charges_OneCurrent" ON "Charges" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Charges_ProsecutionId" ON "Charges" ("ProsecutionId");
CREATE INDEX "IX_Charges_On_Earliest" ON "Charges" ("On_Earliest", "PersonId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Charges_On_Latest" ON "Charges" ("On_Latest", "PersonId") WHERE KnownTo IS NULL;

CREATE TABLE "Sentences" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_Sentences" PRIMARY KEY AUTOINCREMENT,
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
    "ProsecutionId" INTEGER NOT NULL,
    "ChargeId" INTEGER NOT NULL,
    "Years" INTEGER NULL,
    "Months" INTEGER NULL,
    "Days" INTEGER NULL,
    "YearsAtMost" INTEGER NULL,
    "Life" INTEGER NOT NULL,
    "SuspendedMonths" INTEGER NULL,
    "WhollySuspended" INTEGER NOT NULL,
    "InAbsentia" INTEGER NOT NULL,
    "AbsentJudgment" TEXT NOT NULL,
    "Relation" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    CONSTRAINT "CK_Sentences_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_Sentences_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Sentences_Prosecutions_ProsecutionId" FOREIGN KEY ("ProsecutionId") REFERENCES "Prosecutions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Sentences_Records_ChargeId" FOREIGN KEY ("ChargeId") REFERENCES "Records" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Sentences_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Sentences_ChargeId" ON "Sentences" ("ChargeId");
CREATE INDEX "IX_Sentences_Current" ON "Sentences" ("PersonId") WHERE KnownTo IS NULL;
CREATE UNIQUE INDEX "IX_Sentences_FactId_Version" ON "Sentences" ("FactId", "Version");
CREATE INDEX "IX_Sentences_KnownFrom_KnownTo" ON "Sentences" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_Sentences_OneCurrent" ON "Sentences" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Sentences_ProsecutionId" ON "Sentences" ("ProsecutionId");
CREATE INDEX "IX_Sentences_On_Earliest" ON "Sentences" ("On_Earliest", "PersonId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Sentences_On_Latest" ON "Sentences" ("On_Latest", "PersonId") WHERE KnownTo IS NULL;


-- Custody: stays and dated events, from which the status of a day is derived.

CREATE TABLE "Stays" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_Stays" PRIMARY KEY AUTOINCREMENT,
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
    "FacilityId" INTEGER NULL,
    "Regime" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "End" TEXT NOT NULL,
    "Note" TEXT NULL,
    "Order" INTEGER NOT NULL,
    CONSTRAINT "CK_Stays_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_Stays_Facilities_FacilityId" FOREIGN KEY ("FacilityId") REFERENCES "Facilities" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Stays_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Stays_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Stays_Current" ON "Stays" ("PersonId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Stays_FacilityId" ON "Stays" ("FacilityId");
CREATE UNIQUE INDEX "IX_Stays_FactId_Version" ON "Stays" ("FactId", "Version");
CREATE INDEX "IX_Stays_KnownFrom_KnownTo" ON "Stays" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_Stays_OneCurrent" ON "Stays" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Stays_From_Earliest" ON "Stays" ("From_Earliest", "PersonId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Stays_From_Latest" ON "Stays" ("From_Latest", "PersonId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Stays_To_Earliest" ON "Stays" ("To_Earliest", "PersonId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_Stays_To_Latest" ON "Stays" ("To_Latest", "PersonId") WHERE KnownTo IS NULL;

CREATE TABLE "CustodyEvents" (
    "RowId" INTEGER NOT NULL CONSTRAINT "PK_CustodyEvents" PRIMARY KEY AUTOINCREMENT,
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
    "PublishedOn" TEXT NULL,
    "ProsecutionId" INTEGER NULL,
    "How" TEXT NOT NULL,
    "PlaceId" INTEGER NULL,
    "FacilityId" INTEGER NULL,
    "StatedReason" TEXT NULL,
    "Note" TEXT NULL,
    "Order" INTEGER NOT NULL,
    CONSTRAINT "CK_CustodyEvents_Known" CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT "FK_CustodyEvents_Facilities_FacilityId" FOREIGN KEY ("FacilityId") REFERENCES "Facilities" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CustodyEvents_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CustodyEvents_Places_PlaceId" FOREIGN KEY ("PlaceId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CustodyEvents_Prosecutions_ProsecutionId" FOREIGN KEY ("ProsecutionId") REFERENCES "Prosecutions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CustodyEvents_Records_FactId" FOREIGN KEY ("FactId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_CustodyEvents_Current" ON "CustodyEvents" ("PersonId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_CustodyEvents_FacilityId" ON "CustodyEvents" ("FacilityId");
CREATE UNIQUE INDEX "IX_CustodyEvents_FactId_Version" ON "CustodyEvents" ("FactId", "Version");
CREATE INDEX "IX_CustodyEvents_KnownFrom_KnownTo" ON "CustodyEvents" ("KnownFrom", "KnownTo");
CREATE UNIQUE INDEX "IX_CustodyEvents_OneCurrent" ON "CustodyEvents" ("FactId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_CustodyEvents_PlaceId" ON "CustodyEvents" ("PlaceId");
CREATE INDEX "IX_CustodyEvents_ProsecutionId" ON "CustodyEvents" ("ProsecutionId");
CREATE INDEX "IX_CustodyEvents_On_Earliest" ON "CustodyEvents" ("On_Earliest", "PersonId") WHERE KnownTo IS NULL;
CREATE INDEX "IX_CustodyEvents_On_Latest" ON "CustodyEvents" ("On_Latest", "PersonId") WHERE KnownTo IS NULL;


-- Accounts, sign-ins, invitations.

CREATE TABLE "Accounts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Accounts" PRIMARY KEY AUTOINCREMENT,
    "Role" TEXT NOT NULL,
    "DisplayName" TEXT NOT NULL,
    "SuspendedAt" TEXT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);
CREATE INDEX "IX_Accounts_NormalizedEmail" ON "Accounts" ("NormalizedEmail");
CREATE UNIQUE INDEX "IX_Accounts_NormalizedUserName" ON "Accounts" ("NormalizedUserName");

CREATE TABLE "AccountClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccountClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" INTEGER NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AccountClaims_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_AccountClaims_UserId" ON "AccountClaims" ("UserId");

CREATE TABLE "AccountLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" INTEGER NOT NULL,
    CONSTRAINT "PK_AccountLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AccountLogins_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_AccountLogins_UserId" ON "AccountLogins" ("UserId");

CREATE TABLE "AccountTokens" (
    "UserId" INTEGER NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AccountTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AccountTokens_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AccountSessions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccountSessions" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    CONSTRAINT "FK_AccountSessions_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_AccountSessions_AccountId" ON "AccountSessions" ("AccountId");

CREATE TABLE "Invitations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Invitations" PRIMARY KEY AUTOINCREMENT,
    "TokenHash" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "InvitedBy" INTEGER NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "UsedAt" TEXT NULL
);
CREATE UNIQUE INDEX "IX_Invitations_TokenHash" ON "Invitations" ("TokenHash");


-- The audit chain, and what the seed data became.

CREATE TABLE "AuditEntries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY AUTOINCREMENT,
    "At" TEXT NOT NULL,
    "AccountId" INTEGER NULL,
    "ActorName" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Kind" TEXT NULL,
    "RecordId" INTEGER NULL,
    "Reason" TEXT NULL,
    "Changes" TEXT NOT NULL,
    "PreviousHash" TEXT NOT NULL,
    "Hash" TEXT NOT NULL
);
CREATE UNIQUE INDEX "IX_AuditEntries_PreviousHash" ON "AuditEntries" ("PreviousHash");
CREATE INDEX "IX_AuditEntries_RecordId" ON "AuditEntries" ("RecordId");

CREATE TABLE "SeedEntries" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_SeedEntries" PRIMARY KEY,
    "RecordId" INTEGER NOT NULL,
    CONSTRAINT "FK_SeedEntries_Records_RecordId" FOREIGN KEY ("RecordId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_SeedEntries_RecordId" ON "SeedEntries" ("RecordId");
