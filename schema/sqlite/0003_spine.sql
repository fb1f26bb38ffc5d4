-- CaseTracker's database, every kind of case in one spine, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0003_spine.sql

-- What tables that stand get in addition.

ALTER TABLE "Figures" ADD COLUMN "Topic" TEXT NULL;


-- Answers: treaties and resolutions, demands, sanctions.

CREATE TABLE "Instruments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Instruments" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Ended_Basis" TEXT NULL,
    "Ended_Earliest" TEXT NULL,
    "Ended_Edtf" TEXT NULL,
    "Ended_Extent" TEXT NULL,
    "Ended_Latest" TEXT NULL,
    "Ended_Note" TEXT NULL,
    "Ended_Qualified" INTEGER NULL,
    "Ended_Text" TEXT NULL,
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
    "Number" TEXT NULL,
    "ById" INTEGER NULL,
    "Parties" TEXT NULL,
    "Terms" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Instruments_Organisations_ById" FOREIGN KEY ("ById") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Instruments_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Sanctions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Sanctions" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Ended_Basis" TEXT NULL,
    "Ended_Earliest" TEXT NULL,
    "Ended_Edtf" TEXT NULL,
    "Ended_Extent" TEXT NULL,
    "Ended_Latest" TEXT NULL,
    "Ended_Note" TEXT NULL,
    "Ended_Qualified" INTEGER NULL,
    "Ended_Text" TEXT NULL,
    "On_Basis" TEXT NULL,
    "On_Earliest" TEXT NULL,
    "On_Edtf" TEXT NULL,
    "On_Extent" TEXT NULL,
    "On_Latest" TEXT NULL,
    "On_Note" TEXT NULL,
    "On_Qualified" INTEGER NULL,
    "On_Text" TEXT NULL,
    "PersonId" INTEGER NULL,
    "OrganisationId" INTEGER NULL,
    "AuthorityId" INTEGER NULL,
    "Programme" TEXT NULL,
    "LegalBasis" TEXT NULL,
    "Basis" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Exculpatory" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Sanctions_Organisations_AuthorityId" FOREIGN KEY ("AuthorityId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Sanctions_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Sanctions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Sanctions_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);


-- Land: grants, disputes.

CREATE TABLE "Concessions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Concessions" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "ContractOn_Basis" TEXT NULL,
    "ContractOn_Earliest" TEXT NULL,
    "ContractOn_Edtf" TEXT NULL,
    "ContractOn_Extent" TEXT NULL,
    "ContractOn_Latest" TEXT NULL,
    "ContractOn_Note" TEXT NULL,
    "ContractOn_Qualified" INTEGER NULL,
    "ContractOn_Text" TEXT NULL,
    "Granted_Bound" TEXT NULL,
    "Granted_High" REAL NULL,
    "Granted_Low" REAL NULL,
    "Granted_Text" TEXT NULL,
    "Mapped_Bound" TEXT NULL,
    "Mapped_High" REAL NULL,
    "Mapped_Low" REAL NULL,
    "Mapped_Text" TEXT NULL,
    "Revised_Bound" TEXT NULL,
    "Revised_High" REAL NULL,
    "Revised_Low" REAL NULL,
    "Revised_Text" TEXT NULL,
    "StatusOn_Basis" TEXT NULL,
    "StatusOn_Earliest" TEXT NULL,
    "StatusOn_Edtf" TEXT NULL,
    "StatusOn_Extent" TEXT NULL,
    "StatusOn_Latest" TEXT NULL,
    "StatusOn_Note" TEXT NULL,
    "StatusOn_Qualified" INTEGER NULL,
    "StatusOn_Text" TEXT NULL,
    "Name" TEXT NOT NULL,
    "CompanyId" INTEGER NULL,
    "ParentId" INTEGER NULL,
    "PlaceId" INTEGER NULL,
    "Contract" TEXT NULL,
    "LawId" INTEGER NULL,
    "AreaUnit" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Purpose" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Concessions_Laws_LawId" FOREIGN KEY ("LawId") REFERENCES "Laws" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Concessions_Organisations_CompanyId" FOREIGN KEY ("CompanyId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Concessions_Organisations_ParentId" FOREIGN KEY ("ParentId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Concessions_Places_PlaceId" FOREIGN KEY ("PlaceId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Concessions_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);


-- What happened, to whom, and who had a part in it.

CREATE TABLE "Events" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Events" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Affected_Bound" TEXT NULL,
    "Affected_High" REAL NULL,
    "Affected_Low" REAL NULL,
    "Affected_Text" TEXT NULL,
    "Injured_Bound" TEXT NULL,
    "Injured_High" REAL NULL,
    "Injured_Low" REAL NULL,
    "Injured_Text" TEXT NULL,
    "Killed_Bound" TEXT NULL,
    "Killed_High" REAL NULL,
    "Killed_Low" REAL NULL,
    "Killed_Text" TEXT NULL,
    "On_Basis" TEXT NULL,
    "On_Earliest" TEXT NULL,
    "On_Edtf" TEXT NULL,
    "On_Extent" TEXT NULL,
    "On_Latest" TEXT NULL,
    "On_Note" TEXT NULL,
    "On_Qualified" INTEGER NULL,
    "On_Text" TEXT NULL,
    "CaseId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "PlaceId" INTEGER NULL,
    "Precision" TEXT NOT NULL,
    "PersonId" INTEGER NULL,
    "OrganisationId" INTEGER NULL,
    "Description" TEXT NULL,
    "StatedReason" TEXT NULL,
    "AssessedReason" TEXT NULL,
    "Result" TEXT NULL,
    CONSTRAINT "FK_Events_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Events_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Events_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Events_Places_PlaceId" FOREIGN KEY ("PlaceId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Events_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Responses" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Responses" PRIMARY KEY,
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
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "ById" INTEGER NULL,
    "ByPersonId" INTEGER NULL,
    "ToId" INTEGER NULL,
    "ToWhom" TEXT NULL,
    "CaseId" INTEGER NULL,
    "PersonId" INTEGER NULL,
    "InstrumentId" INTEGER NULL,
    "Status" TEXT NOT NULL,
    "Reply" TEXT NULL,
    "FollowUpOn" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Responses_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Responses_Instruments_InstrumentId" FOREIGN KEY ("InstrumentId") REFERENCES "Instruments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Responses_Organisations_ById" FOREIGN KEY ("ById") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Responses_Organisations_ToId" FOREIGN KEY ("ToId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Responses_People_ByPersonId" FOREIGN KEY ("ByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Responses_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Responses_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "LandDisputes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_LandDisputes" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Area_Bound" TEXT NULL,
    "Area_High" REAL NULL,
    "Area_Low" REAL NULL,
    "Area_Text" TEXT NULL,
    "Families_Bound" TEXT NULL,
    "Families_High" REAL NULL,
    "Families_Low" REAL NULL,
    "Families_Text" TEXT NULL,
    "Persons_Bound" TEXT NULL,
    "Persons_High" REAL NULL,
    "Persons_Low" REAL NULL,
    "Persons_Text" TEXT NULL,
    "StatusOn_Basis" TEXT NULL,
    "StatusOn_Earliest" TEXT NULL,
    "StatusOn_Edtf" TEXT NULL,
    "StatusOn_Extent" TEXT NULL,
    "StatusOn_Latest" TEXT NULL,
    "StatusOn_Note" TEXT NULL,
    "StatusOn_Qualified" INTEGER NULL,
    "StatusOn_Text" TEXT NULL,
    "CaseId" INTEGER NOT NULL,
    "PlaceId" INTEGER NULL,
    "Precision" TEXT NOT NULL,
    "LandType" TEXT NOT NULL,
    "Tenure" TEXT NOT NULL,
    "AreaUnit" TEXT NOT NULL,
    "AreaReporterId" INTEGER NULL,
    "ConcessionId" INTEGER NULL,
    "StatedReason" TEXT NULL,
    "AssessedReason" TEXT NULL,
    "Status" TEXT NOT NULL,
    "RelocationId" INTEGER NULL,
    "Services" TEXT NULL,
    "CompensationPromised" TEXT NULL,
    "CompensationReceived" TEXT NULL,
    "Consultation" TEXT NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_LandDisputes_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LandDisputes_Concessions_ConcessionId" FOREIGN KEY ("ConcessionId") REFERENCES "Concessions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LandDisputes_Organisations_AreaReporterId" FOREIGN KEY ("AreaReporterId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LandDisputes_Places_PlaceId" FOREIGN KEY ("PlaceId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LandDisputes_Places_RelocationId" FOREIGN KEY ("RelocationId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LandDisputes_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Involvements" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Involvements" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "EventId" INTEGER NOT NULL,
    "PersonId" INTEGER NULL,
    "OrganisationId" INTEGER NULL,
    "Degree" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Post" TEXT NULL,
    "Certainty" TEXT NOT NULL,
    "Attribution" TEXT NOT NULL,
    "Explanation" TEXT NULL,
    "Exculpatory" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Involvements_Events_EventId" FOREIGN KEY ("EventId") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Involvements_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Involvements_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Involvements_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);


-- Which figure the team prints.

CREATE TABLE "FigureChoices" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_FigureChoices" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "FigureId" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    CONSTRAINT "FK_FigureChoices_Figures_FigureId" FOREIGN KEY ("FigureId") REFERENCES "Figures" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_FigureChoices_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);


-- Acts against people abroad.

CREATE TABLE "TransnationalActs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_TransnationalActs" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Children_Bound" TEXT NULL,
    "Children_High" REAL NULL,
    "Children_Low" REAL NULL,
    "Children_Text" TEXT NULL,
    "On_Basis" TEXT NULL,
    "On_Earliest" TEXT NULL,
    "On_Edtf" TEXT NULL,
    "On_Extent" TEXT NULL,
    "On_Latest" TEXT NULL,
    "On_Note" TEXT NULL,
    "On_Qualified" INTEGER NULL,
    "On_Text" TEXT NULL,
    "Returned_Bound" TEXT NULL,
    "Returned_High" REAL NULL,
    "Returned_Low" REAL NULL,
    "Returned_Text" TEXT NULL,
    "CaseId" INTEGER NOT NULL,
    "Method" TEXT NOT NULL,
    "TargetId" INTEGER NULL,
    "RelativeId" INTEGER NULL,
    "OriginId" INTEGER NULL,
    "HostId" INTEGER NULL,
    "TransitId" INTEGER NULL,
    "HostStatus" TEXT NOT NULL,
    "HostAgencyId" INTEGER NULL,
    "OriginAgencyId" INTEGER NULL,
    "Cooperation" TEXT NOT NULL,
    "ProsecutionId" INTEGER NULL,
    "StayId" INTEGER NULL,
    "Result" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_TransnationalActs_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TransnationalActs_Organisations_HostAgencyId" FOREIGN KEY ("HostAgencyId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TransnationalActs_Organisations_OriginAgencyId" FOREIGN KEY ("OriginAgencyId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TransnationalActs_People_RelativeId" FOREIGN KEY ("RelativeId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TransnationalActs_People_TargetId" FOREIGN KEY ("TargetId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TransnationalActs_Places_HostId" FOREIGN KEY ("HostId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TransnationalActs_Places_OriginId" FOREIGN KEY ("OriginId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TransnationalActs_Places_TransitId" FOREIGN KEY ("TransitId") REFERENCES "Places" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TransnationalActs_Prosecutions_ProsecutionId" FOREIGN KEY ("ProsecutionId") REFERENCES "Prosecutions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TransnationalActs_Records_Id" FOREIGN KEY ("Id") REFERENCES "Records" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TransnationalActs_Records_StayId" FOREIGN KEY ("StayId") REFERENCES "Records" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Concessions_CompanyId" ON "Concessions" ("CompanyId");
CREATE INDEX "IX_Concessions_LawId" ON "Concessions" ("LawId");
CREATE INDEX "IX_Concessions_Name" ON "Concessions" ("Name");
CREATE INDEX "IX_Concessions_ParentId" ON "Concessions" ("ParentId");
CREATE INDEX "IX_Concessions_PlaceId" ON "Concessions" ("PlaceId");
CREATE INDEX "IX_Events_CaseId" ON "Events" ("CaseId");
CREATE INDEX "IX_Events_OrganisationId" ON "Events" ("OrganisationId");
CREATE INDEX "IX_Events_PersonId" ON "Events" ("PersonId");
CREATE INDEX "IX_Events_PlaceId" ON "Events" ("PlaceId");
CREATE INDEX "IX_FigureChoices_FigureId" ON "FigureChoices" ("FigureId");
CREATE INDEX "IX_Instruments_ById" ON "Instruments" ("ById");
CREATE INDEX "IX_Instruments_Title" ON "Instruments" ("Title");
CREATE INDEX "IX_Involvements_EventId" ON "Involvements" ("EventId");
CREATE INDEX "IX_Involvements_OrganisationId" ON "Involvements" ("OrganisationId");
CREATE INDEX "IX_Involvements_PersonId" ON "Involvements" ("PersonId");
CREATE INDEX "IX_LandDisputes_AreaReporterId" ON "LandDisputes" ("AreaReporterId");
CREATE INDEX "IX_LandDisputes_CaseId" ON "LandDisputes" ("CaseId");
CREATE INDEX "IX_LandDisputes_ConcessionId" ON "LandDisputes" ("ConcessionId");
CREATE INDEX "IX_LandDisputes_PlaceId" ON "LandDisputes" ("PlaceId");
CREATE INDEX "IX_LandDisputes_RelocationId" ON "LandDisputes" ("RelocationId");
CREATE INDEX "IX_Responses_ById" ON "Responses" ("ById");
CREATE INDEX "IX_Responses_ByPersonId" ON "Responses" ("ByPersonId");
CREATE INDEX "IX_Responses_CaseId" ON "Responses" ("CaseId");
CREATE INDEX "IX_Responses_InstrumentId" ON "Responses" ("InstrumentId");
CREATE INDEX "IX_Responses_PersonId" ON "Responses" ("PersonId");
CREATE INDEX "IX_Responses_ToId" ON "Responses" ("ToId");
CREATE INDEX "IX_Sanctions_AuthorityId" ON "Sanctions" ("AuthorityId");
CREATE INDEX "IX_Sanctions_OrganisationId" ON "Sanctions" ("OrganisationId");
CREATE INDEX "IX_Sanctions_PersonId" ON "Sanctions" ("PersonId");
CREATE INDEX "IX_TransnationalActs_CaseId" ON "TransnationalActs" ("CaseId");
CREATE INDEX "IX_TransnationalActs_HostAgencyId" ON "TransnationalActs" ("HostAgencyId");
CREATE INDEX "IX_TransnationalActs_HostId" ON "TransnationalActs" ("HostId");
CREATE INDEX "IX_TransnationalActs_OriginAgencyId" ON "TransnationalActs" ("OriginAgencyId");
CREATE INDEX "IX_TransnationalActs_OriginId" ON "TransnationalActs" ("OriginId");
CREATE INDEX "IX_TransnationalActs_ProsecutionId" ON "TransnationalActs" ("ProsecutionId");
CREATE INDEX "IX_TransnationalActs_RelativeId" ON "TransnationalActs" ("RelativeId");
CREATE INDEX "IX_TransnationalActs_StayId" ON "TransnationalActs" ("StayId");
CREATE INDEX "IX_TransnationalActs_TargetId" ON "TransnationalActs" ("TargetId");
CREATE INDEX "IX_TransnationalActs_TransitId" ON "TransnationalActs" ("TransitId");
