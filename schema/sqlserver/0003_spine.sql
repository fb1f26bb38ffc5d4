-- CaseTracker's database, every kind of case in one spine, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0003_spine.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [Figures] ADD [Topic] nvarchar(200) NULL;
GO


-- Answers: treaties and resolutions, demands, sanctions.

CREATE TABLE [Instruments] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Ended_Basis] nvarchar(40) NULL,
    [Ended_Earliest] date NULL,
    [Ended_Edtf] nvarchar(400) NULL,
    [Ended_Extent] nvarchar(40) NULL,
    [Ended_Latest] date NULL,
    [Ended_Note] nvarchar(400) NULL,
    [Ended_Qualified] bit NULL,
    [Ended_Text] nvarchar(400) NULL,
    [On_Basis] nvarchar(40) NULL,
    [On_Earliest] date NULL,
    [On_Edtf] nvarchar(400) NULL,
    [On_Extent] nvarchar(40) NULL,
    [On_Latest] date NULL,
    [On_Note] nvarchar(400) NULL,
    [On_Qualified] bit NULL,
    [On_Text] nvarchar(400) NULL,
    [Title] nvarchar(400) NOT NULL,
    [TitleKhmer] nvarchar(400) NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Number] nvarchar(120) NULL,
    [ById] bigint NULL,
    [Parties] nvarchar(2000) NULL,
    [Terms] nvarchar(4000) NULL,
    [Note] nvarchar(400) NULL,
    CONSTRAINT [PK_Instruments] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Instruments_Organisations_ById] FOREIGN KEY ([ById]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Instruments_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [Sanctions] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Ended_Basis] nvarchar(40) NULL,
    [Ended_Earliest] date NULL,
    [Ended_Edtf] nvarchar(400) NULL,
    [Ended_Extent] nvarchar(40) NULL,
    [Ended_Latest] date NULL,
    [Ended_Note] nvarchar(400) NULL,
    [Ended_Qualified] bit NULL,
    [Ended_Text] nvarchar(400) NULL,
    [On_Basis] nvarchar(40) NULL,
    [On_Earliest] date NULL,
    [On_Edtf] nvarchar(400) NULL,
    [On_Extent] nvarchar(40) NULL,
    [On_Latest] date NULL,
    [On_Note] nvarchar(400) NULL,
    [On_Qualified] bit NULL,
    [On_Text] nvarchar(400) NULL,
    [PersonId] bigint NULL,
    [OrganisationId] bigint NULL,
    [AuthorityId] bigint NULL,
    [Programme] nvarchar(400) NULL,
    [LegalBasis] nvarchar(400) NULL,
    [Basis] nvarchar(40) NOT NULL,
    [Reason] nvarchar(2000) NULL,
    [Exculpatory] nvarchar(2000) NULL,
    [Note] nvarchar(400) NULL,
    CONSTRAINT [PK_Sanctions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Sanctions_Organisations_AuthorityId] FOREIGN KEY ([AuthorityId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Sanctions_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Sanctions_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Sanctions_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO


-- Land: grants, disputes.

CREATE TABLE [Concessions] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [ContractOn_Basis] nvarchar(40) NULL,
    [ContractOn_Earliest] date NULL,
    [ContractOn_Edtf] nvarchar(400) NULL,
    [ContractOn_Extent] nvarchar(40) NULL,
    [ContractOn_Latest] date NULL,
    [ContractOn_Note] nvarchar(400) NULL,
    [ContractOn_Qualified] bit NULL,
    [ContractOn_Text] nvarchar(400) NULL,
    [Granted_Bound] nvarchar(40) NULL,
    [Granted_High] float NULL,
    [Granted_Low] float NULL,
    [Granted_Text] nvarchar(400) NULL,
    [Mapped_Bound] nvarchar(40) NULL,
    [Mapped_High] float NULL,
    [Mapped_Low] float NULL,
    [Mapped_Text] nvarchar(400) NULL,
    [Revised_Bound] nvarchar(40) NULL,
    [Revised_High] float NULL,
    [Revised_Low] float NULL,
    [Revised_Text] nvarchar(400) NULL,
    [StatusOn_Basis] nvarchar(40) NULL,
    [StatusOn_Earliest] date NULL,
    [StatusOn_Edtf] nvarchar(400) NULL,
    [StatusOn_Extent] nvarchar(40) NULL,
    [StatusOn_Latest] date NULL,
    [StatusOn_Note] nvarchar(400) NULL,
    [StatusOn_Qualified] bit NULL,
    [StatusOn_Text] nvarchar(400) NULL,
    [Name] nvarchar(400) NOT NULL,
    [CompanyId] bigint NULL,
    [ParentId] bigint NULL,
    [PlaceId] bigint NULL,
    [Contract] nvarchar(120) NULL,
    [LawId] bigint NULL,
    [AreaUnit] nvarchar(40) NOT NULL,
    [Status] nvarchar(40) NOT NULL,
    [Purpose] nvarchar(400) NULL,
    [Note] nvarchar(400) NULL,
    CONSTRAINT [PK_Concessions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Concessions_Laws_LawId] FOREIGN KEY ([LawId]) REFERENCES [Laws] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Concessions_Organisations_CompanyId] FOREIGN KEY ([CompanyId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Concessions_Organisations_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Concessions_Places_PlaceId] FOREIGN KEY ([PlaceId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Concessions_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO


-- What happened, to whom, and who had a part in it.

CREATE TABLE [Events] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Affected_Bound] nvarchar(40) NULL,
    [Affected_High] float NULL,
    [Affected_Low] float NULL,
    [Affected_Text] nvarchar(400) NULL,
    [Injured_Bound] nvarchar(40) NULL,
    [Injured_High] float NULL,
    [Injured_Low] float NULL,
    [Injured_Text] nvarchar(400) NULL,
    [Killed_Bound] nvarchar(40) NULL,
    [Killed_High] float NULL,
    [Killed_Low] float NULL,
    [Killed_Text] nvarchar(400) NULL,
    [On_Basis] nvarchar(40) NULL,
    [On_Earliest] date NULL,
    [On_Edtf] nvarchar(400) NULL,
    [On_Extent] nvarchar(40) NULL,
    [On_Latest] date NULL,
    [On_Note] nvarchar(400) NULL,
    [On_Qualified] bit NULL,
    [On_Text] nvarchar(400) NULL,
    [CaseId] bigint NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [PlaceId] bigint NULL,
    [Precision] nvarchar(40) NOT NULL,
    [PersonId] bigint NULL,
    [OrganisationId] bigint NULL,
    [Description] nvarchar(4000) NULL,
    [StatedReason] nvarchar(2000) NULL,
    [AssessedReason] nvarchar(2000) NULL,
    [Result] nvarchar(2000) NULL,
    CONSTRAINT [PK_Events] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Events_Cases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [Cases] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Events_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Events_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Events_Places_PlaceId] FOREIGN KEY ([PlaceId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Events_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [Responses] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [On_Basis] nvarchar(40) NULL,
    [On_Earliest] date NULL,
    [On_Edtf] nvarchar(400) NULL,
    [On_Extent] nvarchar(40) NULL,
    [On_Latest] date NULL,
    [On_Note] nvarchar(400) NULL,
    [On_Qualified] bit NULL,
    [On_Text] nvarchar(400) NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Subject] nvarchar(400) NOT NULL,
    [ById] bigint NULL,
    [ByPersonId] bigint NULL,
    [ToId] bigint NULL,
    [ToWhom] nvarchar(400) NULL,
    [CaseId] bigint NULL,
    [PersonId] bigint NULL,
    [InstrumentId] bigint NULL,
    [Status] nvarchar(40) NOT NULL,
    [Reply] nvarchar(2000) NULL,
    [FollowUpOn] date NULL,
    [Note] nvarchar(400) NULL,
    CONSTRAINT [PK_Responses] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Responses_Cases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [Cases] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Responses_Instruments_InstrumentId] FOREIGN KEY ([InstrumentId]) REFERENCES [Instruments] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Responses_Organisations_ById] FOREIGN KEY ([ById]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Responses_Organisations_ToId] FOREIGN KEY ([ToId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Responses_People_ByPersonId] FOREIGN KEY ([ByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Responses_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Responses_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [LandDisputes] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Area_Bound] nvarchar(40) NULL,
    [Area_High] float NULL,
    [Area_Low] float NULL,
    [Area_Text] nvarchar(400) NULL,
    [Families_Bound] nvarchar(40) NULL,
    [Families_High] float NULL,
    [Families_Low] float NULL,
    [Families_Text] nvarchar(400) NULL,
    [Persons_Bound] nvarchar(40) NULL,
    [Persons_High] float NULL,
    [Persons_Low] float NULL,
    [Persons_Text] nvarchar(400) NULL,
    [StatusOn_Basis] nvarchar(40) NULL,
    [StatusOn_Earliest] date NULL,
    [StatusOn_Edtf] nvarchar(400) NULL,
    [StatusOn_Extent] nvarchar(40) NULL,
    [StatusOn_Latest] date NULL,
    [StatusOn_Note] nvarchar(400) NULL,
    [StatusOn_Qualified] bit NULL,
    [StatusOn_Text] nvarchar(400) NULL,
    [CaseId] bigint NOT NULL,
    [PlaceId] bigint NULL,
    [Precision] nvarchar(40) NOT NULL,
    [LandType] nvarchar(40) NOT NULL,
    [Tenure] nvarchar(40) NOT NULL,
    [AreaUnit] nvarchar(40) NOT NULL,
    [AreaReporterId] bigint NULL,
    [ConcessionId] bigint NULL,
    [StatedReason] nvarchar(2000) NULL,
    [AssessedReason] nvarchar(2000) NULL,
    [Status] nvarchar(40) NOT NULL,
    [RelocationId] bigint NULL,
    [Services] nvarchar(2000) NULL,
    [CompensationPromised] nvarchar(2000) NULL,
    [CompensationReceived] nvarchar(2000) NULL,
    [Consultation] nvarchar(40) NOT NULL,
    [Note] nvarchar(400) NULL,
    CONSTRAINT [PK_LandDisputes] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_LandDisputes_Cases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [Cases] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_LandDisputes_Concessions_ConcessionId] FOREIGN KEY ([ConcessionId]) REFERENCES [Concessions] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_LandDisputes_Organisations_AreaReporterId] FOREIGN KEY ([AreaReporterId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_LandDisputes_Places_PlaceId] FOREIGN KEY ([PlaceId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_LandDisputes_Places_RelocationId] FOREIGN KEY ([RelocationId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_LandDisputes_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [Involvements] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [EventId] bigint NOT NULL,
    [PersonId] bigint NULL,
    [OrganisationId] bigint NULL,
    [Degree] nvarchar(40) NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Post] nvarchar(400) NULL,
    [Certainty] nvarchar(40) NOT NULL,
    [Attribution] nvarchar(40) NOT NULL,
    [Explanation] nvarchar(2000) NULL,
    [Exculpatory] nvarchar(2000) NULL,
    [Note] nvarchar(400) NULL,
    CONSTRAINT [PK_Involvements] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Involvements_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Involvements_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Involvements_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Involvements_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO


-- Which figure the team prints.

CREATE TABLE [FigureChoices] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [FigureId] bigint NOT NULL,
    [Reason] nvarchar(2000) NOT NULL,
    CONSTRAINT [PK_FigureChoices] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_FigureChoices_Figures_FigureId] FOREIGN KEY ([FigureId]) REFERENCES [Figures] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_FigureChoices_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO


-- Acts against people abroad.

CREATE TABLE [TransnationalActs] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Children_Bound] nvarchar(40) NULL,
    [Children_High] float NULL,
    [Children_Low] float NULL,
    [Children_Text] nvarchar(400) NULL,
    [On_Basis] nvarchar(40) NULL,
    [On_Earliest] date NULL,
    [On_Edtf] nvarchar(400) NULL,
    [On_Extent] nvarchar(40) NULL,
    [On_Latest] date NULL,
    [On_Note] nvarchar(400) NULL,
    [On_Qualified] bit NULL,
    [On_Text] nvarchar(400) NULL,
    [Returned_Bound] nvarchar(40) NULL,
    [Returned_High] float NULL,
    [Returned_Low] float NULL,
    [Returned_Text] nvarchar(400) NULL,
    [CaseId] bigint NOT NULL,
    [Method] nvarchar(40) NOT NULL,
    [TargetId] bigint NULL,
    [RelativeId] bigint NULL,
    [OriginId] bigint NULL,
    [HostId] bigint NULL,
    [TransitId] bigint NULL,
    [HostStatus] nvarchar(40) NOT NULL,
    [HostAgencyId] bigint NULL,
    [OriginAgencyId] bigint NULL,
    [Cooperation] nvarchar(40) NOT NULL,
    [ProsecutionId] bigint NULL,
    [StayId] bigint NULL,
    [Result] nvarchar(2000) NULL,
    [Note] nvarchar(400) NULL,
    CONSTRAINT [PK_TransnationalActs] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_TransnationalActs_Cases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [Cases] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TransnationalActs_Organisations_HostAgencyId] FOREIGN KEY ([HostAgencyId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TransnationalActs_Organisations_OriginAgencyId] FOREIGN KEY ([OriginAgencyId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TransnationalActs_People_RelativeId] FOREIGN KEY ([RelativeId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TransnationalActs_People_TargetId] FOREIGN KEY ([TargetId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TransnationalActs_Places_HostId] FOREIGN KEY ([HostId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TransnationalActs_Places_OriginId] FOREIGN KEY ([OriginId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TransnationalActs_Places_TransitId] FOREIGN KEY ([TransitId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TransnationalActs_Prosecutions_ProsecutionId] FOREIGN KEY ([ProsecutionId]) REFERENCES [Prosecutions] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TransnationalActs_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TransnationalActs_Records_StayId] FOREIGN KEY ([StayId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Concessions_CompanyId] ON [Concessions] ([CompanyId]);
GO
CREATE INDEX [IX_Concessions_LawId] ON [Concessions] ([LawId]);
GO
CREATE INDEX [IX_Concessions_Name] ON [Concessions] ([Name]);
GO
CREATE INDEX [IX_Concessions_ParentId] ON [Concessions] ([ParentId]);
GO
CREATE INDEX [IX_Concessions_PlaceId] ON [Concessions] ([PlaceId]);
GO
CREATE INDEX [IX_Events_CaseId] ON [Events] ([CaseId]);
GO
CREATE INDEX [IX_Events_OrganisationId] ON [Events] ([OrganisationId]);
GO
CREATE INDEX [IX_Events_PersonId] ON [Events] ([PersonId]);
GO
CREATE INDEX [IX_Events_PlaceId] ON [Events] ([PlaceId]);
GO
CREATE INDEX [IX_FigureChoices_FigureId] ON [FigureChoices] ([FigureId]);
GO
CREATE INDEX [IX_Instruments_ById] ON [Instruments] ([ById]);
GO
CREATE INDEX [IX_Instruments_Title] ON [Instruments] ([Title]);
GO
CREATE INDEX [IX_Involvements_EventId] ON [Involvements] ([EventId]);
GO
CREATE INDEX [IX_Involvements_OrganisationId] ON [Involvements] ([OrganisationId]);
GO
CREATE INDEX [IX_Involvements_PersonId] ON [Involvements] ([PersonId]);
GO
CREATE INDEX [IX_LandDisputes_AreaReporterId] ON [LandDisputes] ([AreaReporterId]);
GO
CREATE INDEX [IX_LandDisputes_CaseId] ON [LandDisputes] ([CaseId]);
GO
CREATE INDEX [IX_LandDisputes_ConcessionId] ON [LandDisputes] ([ConcessionId]);
GO
CREATE INDEX [IX_LandDisputes_PlaceId] ON [LandDisputes] ([PlaceId]);
GO
CREATE INDEX [IX_LandDisputes_RelocationId] ON [LandDisputes] ([RelocationId]);
GO
CREATE INDEX [IX_Responses_ById] ON [Responses] ([ById]);
GO
CREATE INDEX [IX_Responses_ByPersonId] ON [Responses] ([ByPersonId]);
GO
CREATE INDEX [IX_Responses_CaseId] ON [Responses] ([CaseId]);
GO
CREATE INDEX [IX_Responses_InstrumentId] ON [Responses] ([InstrumentId]);
GO
CREATE INDEX [IX_Responses_PersonId] ON [Responses] ([PersonId]);
GO
CREATE INDEX [IX_Responses_ToId] ON [Responses] ([ToId]);
GO
CREATE INDEX [IX_Sanctions_AuthorityId] ON [Sanctions] ([AuthorityId]);
GO
CREATE INDEX [IX_Sanctions_OrganisationId] ON [Sanctions] ([OrganisationId]);
GO
CREATE INDEX [IX_Sanctions_PersonId] ON [Sanctions] ([PersonId]);
GO
CREATE INDEX [IX_TransnationalActs_CaseId] ON [TransnationalActs] ([CaseId]);
GO
CREATE INDEX [IX_TransnationalActs_HostAgencyId] ON [TransnationalActs] ([HostAgencyId]);
GO
CREATE INDEX [IX_TransnationalActs_HostId] ON [TransnationalActs] ([HostId]);
GO
CREATE INDEX [IX_TransnationalActs_OriginAgencyId] ON [TransnationalActs] ([OriginAgencyId]);
GO
CREATE INDEX [IX_TransnationalActs_OriginId] ON [TransnationalActs] ([OriginId]);
GO
CREATE INDEX [IX_TransnationalActs_ProsecutionId] ON [TransnationalActs] ([ProsecutionId]);
GO
CREATE INDEX [IX_TransnationalActs_RelativeId] ON [TransnationalActs] ([RelativeId]);
GO
CREATE INDEX [IX_TransnationalActs_StayId] ON [TransnationalActs] ([StayId]);
GO
CREATE INDEX [IX_TransnationalActs_TargetId] ON [TransnationalActs] ([TargetId]);
GO
CREATE INDEX [IX_TransnationalActs_TransitId] ON [TransnationalActs] ([TransitId]);
GO
