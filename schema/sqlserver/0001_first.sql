-- CaseTracker's database, first version, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, in an empty database:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0001_first.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- Which scripts have been run, and the SHA-256 of each. The program stops where one differs from its own.

CREATE TABLE [SchemaJournal] (
    [Name] nvarchar(100) NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    [AppliedAt] datetime2 NOT NULL, -- UTC
    CONSTRAINT [PK_SchemaJournal] PRIMARY KEY ([Name])
);
GO


-- Every record and every fact: its id and its kind, from one sequence.

CREATE TABLE [Records] (
    [Id] bigint NOT NULL IDENTITY,
    [Kind] nvarchar(40) NOT NULL,
    [CreatedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_Records] PRIMARY KEY ([Id])
);
GO


-- Places, organisations, places of detention.

CREATE TABLE [Places] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Name] nvarchar(400) NOT NULL,
    [NameKhmer] nvarchar(400) NULL,
    [Kind] nvarchar(40) NOT NULL,
    [ParentId] bigint NULL,
    [IsoCode] nvarchar(10) NULL,
    [NcddCode] nvarchar(10) NULL,
    [OtherNames] nvarchar(400) NULL,
    CONSTRAINT [PK_Places] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Places_Places_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Places_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Places_Name] ON [Places] ([Name]);
GO
CREATE INDEX [IX_Places_ParentId] ON [Places] ([ParentId]);
GO

CREATE TABLE [Organisations] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Name] nvarchar(400) NOT NULL,
    [NameKhmer] nvarchar(400) NULL,
    [ShortName] nvarchar(400) NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Summary] nvarchar(4000) NULL,
    CONSTRAINT [PK_Organisations] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Organisations_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Organisations_Name] ON [Organisations] ([Name]);
GO

CREATE TABLE [Facilities] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Name] nvarchar(400) NOT NULL,
    [NameKhmer] nvarchar(400) NULL,
    [Code] nvarchar(20) NULL,
    [Kind] nvarchar(40) NOT NULL,
    [PlaceId] bigint NULL,
    [OtherNames] nvarchar(400) NULL,
    CONSTRAINT [PK_Facilities] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Facilities_Places_PlaceId] FOREIGN KEY ([PlaceId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Facilities_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Facilities_Name] ON [Facilities] ([Name]);
GO
CREATE INDEX [IX_Facilities_PlaceId] ON [Facilities] ([PlaceId]);
GO


-- Sources, and what each says of a field of a record.

CREATE TABLE [Sources] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Published_Basis] nvarchar(40) NULL,
    [Published_Earliest] date NULL,
    [Published_Edtf] nvarchar(400) NULL,
    [Published_Extent] nvarchar(40) NULL,
    [Published_Latest] date NULL,
    [Published_Note] nvarchar(400) NULL,
    [Published_Qualified] bit NULL,
    [Published_Text] nvarchar(400) NULL,
    [Title] nvarchar(400) NOT NULL,
    [Publisher] nvarchar(400) NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Language] nvarchar(20) NULL,
    [Address] nvarchar(1000) NULL,
    [Reliability] nvarchar(40) NOT NULL,
    [Note] nvarchar(2000) NULL,
    CONSTRAINT [PK_Sources] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Sources_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Sources_Title] ON [Sources] ([Title]);
GO
CREATE INDEX [IX_Sources_Published_Earliest] ON [Sources] ([Published_Earliest]);
GO
CREATE INDEX [IX_Sources_Published_Latest] ON [Sources] ([Published_Latest]);
GO

CREATE TABLE [Citations] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [AsOf_Basis] nvarchar(40) NULL,
    [AsOf_Earliest] date NULL,
    [AsOf_Edtf] nvarchar(400) NULL,
    [AsOf_Extent] nvarchar(40) NULL,
    [AsOf_Latest] date NULL,
    [AsOf_Note] nvarchar(400) NULL,
    [AsOf_Qualified] bit NULL,
    [AsOf_Text] nvarchar(400) NULL,
    [SourceId] bigint NOT NULL,
    [RecordId] bigint NOT NULL,
    [Field] nvarchar(60) NULL,
    [Locator] nvarchar(400) NULL,
    [Reported] nvarchar(1000) NULL,
    [Credibility] int NULL,
    [Note] nvarchar(2000) NULL,
    CONSTRAINT [PK_Citations] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Citations_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Citations_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Citations_Sources_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [Sources] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Citations_RecordId_Field] ON [Citations] ([RecordId], [Field]);
GO
CREATE INDEX [IX_Citations_SourceId] ON [Citations] ([SourceId]);
GO


-- People: individuals, groups with their counts, persons known by a role.

CREATE TABLE [People] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Birth_Basis] nvarchar(40) NULL,
    [Birth_Earliest] date NULL,
    [Birth_Edtf] nvarchar(400) NULL,
    [Birth_Extent] nvarchar(40) NULL,
    [Birth_Latest] date NULL,
    [Birth_Note] nvarchar(400) NULL,
    [Birth_Qualified] bit NULL,
    [Birth_Text] nvarchar(400) NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Name] nvarchar(400) NULL,
    [NameKhmer] nvarchar(400) NULL,
    [Role] nvarchar(400) NULL,
    [Sex] nvarchar(40) NOT NULL,
    [AgeGroup] nvarchar(40) NOT NULL,
    [Occupation] nvarchar(400) NULL,
    [Summary] nvarchar(4000) NULL,
    [NameMayBeShown] bit NOT NULL,
    CONSTRAINT [PK_People] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_People_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_People_Name] ON [People] ([Name]);
GO

CREATE TABLE [PersonNames] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [PersonId] bigint NOT NULL,
    [Text] nvarchar(400) NOT NULL,
    [Script] nvarchar(40) NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [OfAChild] bit NOT NULL,
    CONSTRAINT [PK_PersonNames] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PersonNames_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_PersonNames_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_PersonNames_PersonId] ON [PersonNames] ([PersonId]);
GO

CREATE TABLE [GroupCounts] (
    [RowId] bigint NOT NULL IDENTITY,
    [FactId] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [KnownFrom] datetime2 NOT NULL,
    [KnownTo] datetime2 NULL,
    [Count_Bound] nvarchar(40) NULL,
    [Count_High] float NULL,
    [Count_Low] float NULL,
    [Count_Text] nvarchar(400) NULL,
    [On_Basis] nvarchar(40) NULL,
    [On_Earliest] date NULL,
    [On_Edtf] nvarchar(400) NULL,
    [On_Extent] nvarchar(40) NULL,
    [On_Latest] date NULL,
    [On_Note] nvarchar(400) NULL,
    [On_Qualified] bit NULL,
    [On_Text] nvarchar(400) NULL,
    [PersonId] bigint NOT NULL,
    [Stage] nvarchar(40) NOT NULL,
    [Whom] nvarchar(40) NOT NULL,
    [Order] int NOT NULL,
    CONSTRAINT [PK_GroupCounts] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_GroupCounts_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_GroupCounts_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_GroupCounts_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_GroupCounts_Current] ON [GroupCounts] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE UNIQUE INDEX [IX_GroupCounts_FactId_Version] ON [GroupCounts] ([FactId], [Version]);
GO
CREATE INDEX [IX_GroupCounts_KnownFrom_KnownTo] ON [GroupCounts] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_GroupCounts_OneCurrent] ON [GroupCounts] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_GroupCounts_On_Earliest] ON [GroupCounts] ([On_Earliest], [PersonId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_GroupCounts_On_Latest] ON [GroupCounts] ([On_Latest], [PersonId]) WHERE KnownTo IS NULL;
GO

CREATE TABLE [IdentityLinks] (
    [RowId] bigint NOT NULL IDENTITY,
    [FactId] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [KnownFrom] datetime2 NOT NULL,
    [KnownTo] datetime2 NULL,
    [PersonId] bigint NOT NULL,
    [OtherPersonId] bigint NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Stage] nvarchar(40) NOT NULL,
    [Note] nvarchar(2000) NULL,
    CONSTRAINT [PK_IdentityLinks] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_IdentityLinks_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_IdentityLinks_People_OtherPersonId] FOREIGN KEY ([OtherPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_IdentityLinks_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_IdentityLinks_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_IdentityLinks_Current] ON [IdentityLinks] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE UNIQUE INDEX [IX_IdentityLinks_FactId_Version] ON [IdentityLinks] ([FactId], [Version]);
GO
CREATE INDEX [IX_IdentityLinks_KnownFrom_KnownTo] ON [IdentityLinks] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_IdentityLinks_OneCurrent] ON [IdentityLinks] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_IdentityLinks_OtherPersonId] ON [IdentityLinks] ([OtherPersonId]);
GO


-- Cases and who takes part in them.

CREATE TABLE [Cases] (
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
    [Title] nvarchar(400) NOT NULL,
    [TitleKhmer] nvarchar(400) NULL,
    [Kind] nvarchar(40) NOT NULL,
    [PlaceId] bigint NULL,
    [Summary] nvarchar(4000) NULL,
    CONSTRAINT [PK_Cases] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Cases_Places_PlaceId] FOREIGN KEY ([PlaceId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Cases_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Cases_PlaceId] ON [Cases] ([PlaceId]);
GO
CREATE INDEX [IX_Cases_Title] ON [Cases] ([Title]);
GO
CREATE INDEX [IX_Cases_On_Earliest] ON [Cases] ([On_Earliest]);
GO
CREATE INDEX [IX_Cases_On_Latest] ON [Cases] ([On_Latest]);
GO

CREATE TABLE [Participants] (
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
    [CaseId] bigint NOT NULL,
    [PersonId] bigint NULL,
    [OrganisationId] bigint NULL,
    [Role] nvarchar(40) NOT NULL,
    [Certainty] nvarchar(40) NOT NULL,
    CONSTRAINT [PK_Participants] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Participants_Cases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [Cases] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Participants_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Participants_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Participants_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Participants_CaseId] ON [Participants] ([CaseId]);
GO
CREATE INDEX [IX_Participants_OrganisationId] ON [Participants] ([OrganisationId]);
GO
CREATE INDEX [IX_Participants_PersonId] ON [Participants] ([PersonId]);
GO


-- Laws by dated version, prosecutions, charges, sentences.

CREATE TABLE [Laws] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [Adopted_Basis] nvarchar(40) NULL,
    [Adopted_Earliest] date NULL,
    [Adopted_Edtf] nvarchar(400) NULL,
    [Adopted_Extent] nvarchar(40) NULL,
    [Adopted_Latest] date NULL,
    [Adopted_Note] nvarchar(400) NULL,
    [Adopted_Qualified] bit NULL,
    [Adopted_Text] nvarchar(400) NULL,
    [InForce_Basis] nvarchar(40) NULL,
    [InForce_Earliest] date NULL,
    [InForce_Edtf] nvarchar(400) NULL,
    [InForce_Extent] nvarchar(40) NULL,
    [InForce_Latest] date NULL,
    [InForce_Note] nvarchar(400) NULL,
    [InForce_Qualified] bit NULL,
    [InForce_Text] nvarchar(400) NULL,
    [Title] nvarchar(400) NOT NULL,
    [TitleKhmer] nvarchar(400) NULL,
    [Number] nvarchar(60) NULL,
    CONSTRAINT [PK_Laws] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Laws_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Laws_Title] ON [Laws] ([Title]);
GO

CREATE TABLE [LegalArticles] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [LawId] bigint NOT NULL,
    [Number] nvarchar(30) NOT NULL,
    [Heading] nvarchar(400) NOT NULL,
    [HeadingKhmer] nvarchar(400) NULL,
    [Penalty] nvarchar(400) NULL,
    CONSTRAINT [PK_LegalArticles] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_LegalArticles_Laws_LawId] FOREIGN KEY ([LawId]) REFERENCES [Laws] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_LegalArticles_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_LegalArticles_LawId_Number] ON [LegalArticles] ([LawId], [Number]);
GO

CREATE TABLE [Prosecutions] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [PersonId] bigint NOT NULL,
    [CaseId] bigint NULL,
    [CourtId] bigint NULL,
    [CaseNumber] nvarchar(60) NULL,
    [Note] nvarchar(2000) NULL,
    CONSTRAINT [PK_Prosecutions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Prosecutions_Cases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [Cases] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Prosecutions_Organisations_CourtId] FOREIGN KEY ([CourtId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Prosecutions_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Prosecutions_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Prosecutions_CaseId] ON [Prosecutions] ([CaseId]);
GO
CREATE INDEX [IX_Prosecutions_CourtId] ON [Prosecutions] ([CourtId]);
GO
CREATE INDEX [IX_Prosecutions_PersonId] ON [Prosecutions] ([PersonId]);
GO

CREATE TABLE [Charges] (
    [RowId] bigint NOT NULL IDENTITY,
    [FactId] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [KnownFrom] datetime2 NOT NULL,
    [KnownTo] datetime2 NULL,
    [On_Basis] nvarchar(40) NULL,
    [On_Earliest] date NULL,
    [On_Edtf] nvarchar(400) NULL,
    [On_Extent] nvarchar(40) NULL,
    [On_Latest] date NULL,
    [On_Note] nvarchar(400) NULL,
    [On_Qualified] bit NULL,
    [On_Text] nvarchar(400) NULL,
    [PersonId] bigint NOT NULL,
    [ProsecutionId] bigint NOT NULL,
    [Label] nvarchar(400) NULL,
    [ArticleId] bigint NULL,
    [Outcome] nvarchar(40) NOT NULL,
    [Grounds] nvarchar(2000) NULL,
    [Order] int NOT NULL,
    CONSTRAINT [PK_Charges] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_Charges_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_Charges_LegalArticles_ArticleId] FOREIGN KEY ([ArticleId]) REFERENCES [LegalArticles] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Charges_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Charges_Prosecutions_ProsecutionId] FOREIGN KEY ([ProsecutionId]) REFERENCES [Prosecutions] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Charges_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Charges_ArticleId] ON [Charges] ([ArticleId]);
GO
CREATE INDEX [IX_Charges_Current] ON [Charges] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE UNIQUE INDEX [IX_Charges_FactId_Version] ON [Charges] ([FactId], [Version]);
GO
CREATE INDEX [IX_Charges_KnownFrom_KnownTo] ON [Charges] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_Charges_OneCurrent] ON [Charges] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Charges_ProsecutionId] ON [Charges] ([ProsecutionId]);
GO
CREATE INDEX [IX_Charges_On_Earliest] ON [Charges] ([On_Earliest], [PersonId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Charges_On_Latest] ON [Charges] ([On_Latest], [PersonId]) WHERE KnownTo IS NULL;
GO

CREATE TABLE [Sentences] (
    [RowId] bigint NOT NULL IDENTITY,
    [FactId] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [KnownFrom] datetime2 NOT NULL,
    [KnownTo] datetime2 NULL,
    [On_Basis] nvarchar(40) NULL,
    [On_Earliest] date NULL,
    [On_Edtf] nvarchar(400) NULL,
    [On_Extent] nvarchar(40) NULL,
    [On_Latest] date NULL,
    [On_Note] nvarchar(400) NULL,
    [On_Qualified] bit NULL,
    [On_Text] nvarchar(400) NULL,
    [PersonId] bigint NOT NULL,
    [ProsecutionId] bigint NOT NULL,
    [ChargeId] bigint NOT NULL,
    [Years] int NULL,
    [Months] int NULL,
    [Days] int NULL,
    [YearsAtMost] int NULL,
    [Life] bit NOT NULL,
    [SuspendedMonths] int NULL,
    [WhollySuspended] bit NOT NULL,
    [InAbsentia] bit NOT NULL,
    [AbsentJudgment] nvarchar(40) NOT NULL,
    [Relation] nvarchar(40) NOT NULL,
    [Order] int NOT NULL,
    CONSTRAINT [PK_Sentences] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_Sentences_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_Sentences_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Sentences_Prosecutions_ProsecutionId] FOREIGN KEY ([ProsecutionId]) REFERENCES [Prosecutions] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Sentences_Records_ChargeId] FOREIGN KEY ([ChargeId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Sentences_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Sentences_ChargeId] ON [Sentences] ([ChargeId]);
GO
CREATE INDEX [IX_Sentences_Current] ON [Sentences] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE UNIQUE INDEX [IX_Sentences_FactId_Version] ON [Sentences] ([FactId], [Version]);
GO
CREATE INDEX [IX_Sentences_KnownFrom_KnownTo] ON [Sentences] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_Sentences_OneCurrent] ON [Sentences] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Sentences_ProsecutionId] ON [Sentences] ([ProsecutionId]);
GO
CREATE INDEX [IX_Sentences_On_Earliest] ON [Sentences] ([On_Earliest], [PersonId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Sentences_On_Latest] ON [Sentences] ([On_Latest], [PersonId]) WHERE KnownTo IS NULL;
GO


-- Custody: stays and dated events, from which the status of a day is derived.

CREATE TABLE [Stays] (
    [RowId] bigint NOT NULL IDENTITY,
    [FactId] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [KnownFrom] datetime2 NOT NULL,
    [KnownTo] datetime2 NULL,
    [From_Basis] nvarchar(40) NULL,
    [From_Earliest] date NULL,
    [From_Edtf] nvarchar(400) NULL,
    [From_Extent] nvarchar(40) NULL,
    [From_Latest] date NULL,
    [From_Note] nvarchar(400) NULL,
    [From_Qualified] bit NULL,
    [From_Text] nvarchar(400) NULL,
    [To_Basis] nvarchar(40) NULL,
    [To_Earliest] date NULL,
    [To_Edtf] nvarchar(400) NULL,
    [To_Extent] nvarchar(40) NULL,
    [To_Latest] date NULL,
    [To_Note] nvarchar(400) NULL,
    [To_Qualified] bit NULL,
    [To_Text] nvarchar(400) NULL,
    [PersonId] bigint NOT NULL,
    [FacilityId] bigint NULL,
    [Regime] nvarchar(40) NOT NULL,
    [Stage] nvarchar(40) NOT NULL,
    [End] nvarchar(40) NOT NULL,
    [Note] nvarchar(2000) NULL,
    [Order] int NOT NULL,
    CONSTRAINT [PK_Stays] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_Stays_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_Stays_Facilities_FacilityId] FOREIGN KEY ([FacilityId]) REFERENCES [Facilities] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Stays_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Stays_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Stays_Current] ON [Stays] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Stays_FacilityId] ON [Stays] ([FacilityId]);
GO
CREATE UNIQUE INDEX [IX_Stays_FactId_Version] ON [Stays] ([FactId], [Version]);
GO
CREATE INDEX [IX_Stays_KnownFrom_KnownTo] ON [Stays] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_Stays_OneCurrent] ON [Stays] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Stays_From_Earliest] ON [Stays] ([From_Earliest], [PersonId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Stays_From_Latest] ON [Stays] ([From_Latest], [PersonId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Stays_To_Earliest] ON [Stays] ([To_Earliest], [PersonId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Stays_To_Latest] ON [Stays] ([To_Latest], [PersonId]) WHERE KnownTo IS NULL;
GO

CREATE TABLE [CustodyEvents] (
    [RowId] bigint NOT NULL IDENTITY,
    [FactId] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [KnownFrom] datetime2 NOT NULL,
    [KnownTo] datetime2 NULL,
    [On_Basis] nvarchar(40) NULL,
    [On_Earliest] date NULL,
    [On_Edtf] nvarchar(400) NULL,
    [On_Extent] nvarchar(40) NULL,
    [On_Latest] date NULL,
    [On_Note] nvarchar(400) NULL,
    [On_Qualified] bit NULL,
    [On_Text] nvarchar(400) NULL,
    [PersonId] bigint NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [PublishedOn] date NULL,
    [ProsecutionId] bigint NULL,
    [How] nvarchar(40) NOT NULL,
    [PlaceId] bigint NULL,
    [FacilityId] bigint NULL,
    [StatedReason] nvarchar(2000) NULL,
    [Note] nvarchar(2000) NULL,
    [Order] int NOT NULL,
    CONSTRAINT [PK_CustodyEvents] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_CustodyEvents_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_CustodyEvents_Facilities_FacilityId] FOREIGN KEY ([FacilityId]) REFERENCES [Facilities] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CustodyEvents_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CustodyEvents_Places_PlaceId] FOREIGN KEY ([PlaceId]) REFERENCES [Places] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CustodyEvents_Prosecutions_ProsecutionId] FOREIGN KEY ([ProsecutionId]) REFERENCES [Prosecutions] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CustodyEvents_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_CustodyEvents_Current] ON [CustodyEvents] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_CustodyEvents_FacilityId] ON [CustodyEvents] ([FacilityId]);
GO
CREATE UNIQUE INDEX [IX_CustodyEvents_FactId_Version] ON [CustodyEvents] ([FactId], [Version]);
GO
CREATE INDEX [IX_CustodyEvents_KnownFrom_KnownTo] ON [CustodyEvents] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_CustodyEvents_OneCurrent] ON [CustodyEvents] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_CustodyEvents_PlaceId] ON [CustodyEvents] ([PlaceId]);
GO
CREATE INDEX [IX_CustodyEvents_ProsecutionId] ON [CustodyEvents] ([ProsecutionId]);
GO
CREATE INDEX [IX_CustodyEvents_On_Earliest] ON [CustodyEvents] ([On_Earliest], [PersonId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_CustodyEvents_On_Latest] ON [CustodyEvents] ([On_Latest], [PersonId]) WHERE KnownTo IS NULL;
GO


-- Accounts, sign-ins, invitations.

CREATE TABLE [Accounts] (
    [Id] bigint NOT NULL IDENTITY,
    [Role] nvarchar(40) NOT NULL,
    [DisplayName] nvarchar(400) NOT NULL,
    [SuspendedAt] datetime2 NULL,
    [UserName] nvarchar(256) NULL,
    [NormalizedUserName] nvarchar(256) NULL,
    [Email] nvarchar(256) NULL,
    [NormalizedEmail] nvarchar(256) NULL,
    [EmailConfirmed] bit NOT NULL,
    [PasswordHash] nvarchar(400) NULL,
    [SecurityStamp] nvarchar(400) NULL,
    [ConcurrencyStamp] nvarchar(400) NULL,
    [PhoneNumber] nvarchar(256) NULL,
    [PhoneNumberConfirmed] bit NOT NULL,
    [TwoFactorEnabled] bit NOT NULL,
    [LockoutEnd] datetimeoffset NULL,
    [LockoutEnabled] bit NOT NULL,
    [AccessFailedCount] int NOT NULL,
    CONSTRAINT [PK_Accounts] PRIMARY KEY ([Id])
);
GO
CREATE INDEX [IX_Accounts_NormalizedEmail] ON [Accounts] ([NormalizedEmail]);
GO
CREATE UNIQUE INDEX [IX_Accounts_NormalizedUserName] ON [Accounts] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL;
GO

CREATE TABLE [AccountClaims] (
    [Id] int NOT NULL IDENTITY,
    [UserId] bigint NOT NULL,
    [ClaimType] nvarchar(400) NULL,
    [ClaimValue] nvarchar(400) NULL,
    CONSTRAINT [PK_AccountClaims] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_AccountClaims_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO
CREATE INDEX [IX_AccountClaims_UserId] ON [AccountClaims] ([UserId]);
GO

CREATE TABLE [AccountLogins] (
    [LoginProvider] nvarchar(128) NOT NULL,
    [ProviderKey] nvarchar(128) NOT NULL,
    [ProviderDisplayName] nvarchar(400) NULL,
    [UserId] bigint NOT NULL,
    CONSTRAINT [PK_AccountLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
    CONSTRAINT [FK_AccountLogins_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO
CREATE INDEX [IX_AccountLogins_UserId] ON [AccountLogins] ([UserId]);
GO

CREATE TABLE [AccountTokens] (
    [UserId] bigint NOT NULL,
    [LoginProvider] nvarchar(128) NOT NULL,
    [Name] nvarchar(128) NOT NULL,
    [Value] nvarchar(400) NULL,
    CONSTRAINT [PK_AccountTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
    CONSTRAINT [FK_AccountTokens_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO

CREATE TABLE [AccountSessions] (
    [Id] bigint NOT NULL IDENTITY,
    [AccountId] bigint NOT NULL,
    [StartedAt] datetime2 NOT NULL,
    [EndedAt] datetime2 NULL,
    CONSTRAINT [PK_AccountSessions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_AccountSessions_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO
CREATE INDEX [IX_AccountSessions_AccountId] ON [AccountSessions] ([AccountId]);
GO

CREATE TABLE [Invitations] (
    [Id] bigint NOT NULL IDENTITY,
    [TokenHash] nvarchar(64) NOT NULL,
    [Role] nvarchar(40) NOT NULL,
    [InvitedBy] bigint NULL,
    [CreatedAt] datetime2 NOT NULL,
    [ExpiresAt] datetime2 NOT NULL,
    [UsedAt] datetime2 NULL,
    CONSTRAINT [PK_Invitations] PRIMARY KEY ([Id])
);
GO
CREATE UNIQUE INDEX [IX_Invitations_TokenHash] ON [Invitations] ([TokenHash]);
GO


-- The audit chain, and what the seed data became.

CREATE TABLE [AuditEntries] (
    [Id] bigint NOT NULL IDENTITY,
    [At] datetime2 NOT NULL,
    [AccountId] bigint NULL,
    [ActorName] nvarchar(400) NOT NULL,
    [Action] nvarchar(40) NOT NULL,
    [Kind] nvarchar(40) NULL,
    [RecordId] bigint NULL,
    [Reason] nvarchar(2000) NULL,
    [Changes] nvarchar(max) NOT NULL,
    [PreviousHash] nvarchar(64) NOT NULL,
    [Hash] nvarchar(64) NOT NULL,
    CONSTRAINT [PK_AuditEntries] PRIMARY KEY ([Id])
);
GO
CREATE UNIQUE INDEX [IX_AuditEntries_PreviousHash] ON [AuditEntries] ([PreviousHash]);
GO
CREATE INDEX [IX_AuditEntries_RecordId] ON [AuditEntries] ([RecordId]);
GO

CREATE TABLE [SeedEntries] (
    [Key] nvarchar(200) NOT NULL,
    [RecordId] bigint NOT NULL,
    CONSTRAINT [PK_SeedEntries] PRIMARY KEY ([Key]),
    CONSTRAINT [FK_SeedEntries_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_SeedEntries_RecordId] ON [SeedEntries] ([RecordId]);
GO
