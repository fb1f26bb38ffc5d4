-- CaseTracker's database, the whole prisoner register, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0002_register.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [Accounts] ADD [Language] nvarchar(40) NULL;
GO
ALTER TABLE [Accounts] ADD [Theme] nvarchar(40) NULL;
GO
ALTER TABLE [Accounts] ADD [TimeZone] nvarchar(100) NOT NULL DEFAULT N'Asia/Phnom_Penh';
GO
ALTER TABLE [Invitations] ADD [ForWhom] nvarchar(200) NULL;
GO
ALTER TABLE [Invitations] ADD [UsedBy] bigint NULL;
GO
ALTER TABLE [Invitations] ADD [RevokedAt] datetime2 NULL;
GO
ALTER TABLE [AccountSessions] ADD [SeenAt] datetime2 NULL;
GO
ALTER TABLE [AccountSessions] ADD [LockedAt] datetime2 NULL;
GO
ALTER TABLE [Organisations] ADD [Ended_Basis] nvarchar(40) NULL;
GO
ALTER TABLE [Organisations] ADD [Ended_Earliest] date NULL;
GO
ALTER TABLE [Organisations] ADD [Ended_Edtf] nvarchar(400) NULL;
GO
ALTER TABLE [Organisations] ADD [Ended_Extent] nvarchar(40) NULL;
GO
ALTER TABLE [Organisations] ADD [Ended_Latest] date NULL;
GO
ALTER TABLE [Organisations] ADD [Ended_Note] nvarchar(400) NULL;
GO
ALTER TABLE [Organisations] ADD [Ended_Qualified] bit NULL;
GO
ALTER TABLE [Organisations] ADD [Ended_Text] nvarchar(400) NULL;
GO
ALTER TABLE [Organisations] ADD [Founded_Basis] nvarchar(40) NULL;
GO
ALTER TABLE [Organisations] ADD [Founded_Earliest] date NULL;
GO
ALTER TABLE [Organisations] ADD [Founded_Edtf] nvarchar(400) NULL;
GO
ALTER TABLE [Organisations] ADD [Founded_Extent] nvarchar(40) NULL;
GO
ALTER TABLE [Organisations] ADD [Founded_Latest] date NULL;
GO
ALTER TABLE [Organisations] ADD [Founded_Note] nvarchar(400) NULL;
GO
ALTER TABLE [Organisations] ADD [Founded_Qualified] bit NULL;
GO
ALTER TABLE [Organisations] ADD [Founded_Text] nvarchar(400) NULL;
GO
ALTER TABLE [Organisations] ADD [EndedHow] nvarchar(400) NULL;
GO
ALTER TABLE [People] ADD [BirthPlace] nvarchar(400) NULL;
GO
ALTER TABLE [People] ADD [Nationality] nvarchar(400) NULL;
GO
ALTER TABLE [People] ADD [Ethnicity] nvarchar(400) NULL;
GO
ALTER TABLE [Sources] ADD [Received_Basis] nvarchar(40) NULL;
GO
ALTER TABLE [Sources] ADD [Received_Earliest] date NULL;
GO
ALTER TABLE [Sources] ADD [Received_Edtf] nvarchar(400) NULL;
GO
ALTER TABLE [Sources] ADD [Received_Extent] nvarchar(40) NULL;
GO
ALTER TABLE [Sources] ADD [Received_Latest] date NULL;
GO
ALTER TABLE [Sources] ADD [Received_Note] nvarchar(400) NULL;
GO
ALTER TABLE [Sources] ADD [Received_Qualified] bit NULL;
GO
ALTER TABLE [Sources] ADD [Received_Text] nvarchar(400) NULL;
GO
ALTER TABLE [Sources] ADD [ArchivedAddress] nvarchar(1000) NULL;
GO
ALTER TABLE [Prosecutions] ADD [Stage] nvarchar(40) NOT NULL DEFAULT N'NotStated';
GO
ALTER TABLE [Prosecutions] ADD [InAbsentia] bit NOT NULL DEFAULT CAST(0 AS bit);
GO
ALTER TABLE [Prosecutions] ADD [Counsel] nvarchar(400) NULL;
GO
ALTER TABLE [Stays] ADD [TransferReason] nvarchar(400) NULL;
GO
ALTER TABLE [Stays] ADD [Conditions] nvarchar(2000) NULL;
GO
ALTER TABLE [Stays] ADD [FamilyContact] nvarchar(40) NOT NULL DEFAULT N'NotStated';
GO
ALTER TABLE [Stays] ADD [CounselContact] nvarchar(40) NOT NULL DEFAULT N'NotStated';
GO
ALTER TABLE [CustodyEvents] ADD [Age_Bound] nvarchar(40) NULL;
GO
ALTER TABLE [CustodyEvents] ADD [Age_High] float NULL;
GO
ALTER TABLE [CustodyEvents] ADD [Age_Low] float NULL;
GO
ALTER TABLE [CustodyEvents] ADD [Age_Text] nvarchar(400) NULL;
GO
ALTER TABLE [CustodyEvents] ADD [ForceId] bigint NULL;
GO
ALTER TABLE [CustodyEvents] ADD CONSTRAINT [FK_CustodyEvents_Organisations_ForceId] FOREIGN KEY ([ForceId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION;
GO
ALTER TABLE [CustodyEvents] ADD [AssessedReason] nvarchar(2000) NULL;
GO
ALTER TABLE [CustodyEvents] ADD [Warrant] nvarchar(40) NOT NULL DEFAULT N'NotStated';
GO
ALTER TABLE [CustodyEvents] ADD [Violence] nvarchar(40) NOT NULL DEFAULT N'NotStated';
GO
ALTER TABLE [Sentences] ADD [Fine_Bound] nvarchar(40) NULL;
GO
ALTER TABLE [Sentences] ADD [Fine_High] float NULL;
GO
ALTER TABLE [Sentences] ADD [Fine_Low] float NULL;
GO
ALTER TABLE [Sentences] ADD [Fine_Text] nvarchar(400) NULL;
GO
ALTER TABLE [Sentences] ADD [Bans] nvarchar(1000) NULL;
GO
ALTER TABLE [Sentences] ADD [Appeal] nvarchar(40) NOT NULL DEFAULT N'NotStated';
GO
CREATE INDEX [IX_AuditEntries_AccountId] ON [AuditEntries] ([AccountId]);
GO
CREATE INDEX [IX_Charges_PersonId] ON [Charges] ([PersonId]);
GO
CREATE INDEX [IX_CustodyEvents_ForceId] ON [CustodyEvents] ([ForceId]);
GO
CREATE INDEX [IX_CustodyEvents_PersonId] ON [CustodyEvents] ([PersonId]);
GO
CREATE INDEX [IX_GroupCounts_PersonId] ON [GroupCounts] ([PersonId]);
GO
CREATE INDEX [IX_IdentityLinks_PersonId] ON [IdentityLinks] ([PersonId]);
GO
CREATE INDEX [IX_People_KindAndLevel] ON [People] ([Kind], [Confidentiality], [DeletedAt]);
GO
CREATE INDEX [IX_Sentences_PersonId] ON [Sentences] ([PersonId]);
GO
CREATE INDEX [IX_Stays_PersonId] ON [Stays] ([PersonId]);
GO


-- What the custody rule answers, kept for lists.

CREATE TABLE [KeptStandings] (
    [Id] int NOT NULL,
    [RuleVersion] int NOT NULL,
    [MadeAt] datetime2 NOT NULL,
    CONSTRAINT [PK_KeptStandings] PRIMARY KEY ([Id])
);
GO

CREATE TABLE [Drafts] (
    [Id] bigint NOT NULL IDENTITY,
    [AccountId] bigint NOT NULL,
    [Form] nvarchar(400) NOT NULL,
    [Kind] nvarchar(40) NULL,
    [RecordId] bigint NULL,
    [Texts] nvarchar(max) NOT NULL,
    [UpdatedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_Drafts] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Drafts_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO

CREATE TABLE [SavedViews] (
    [Id] bigint NOT NULL IDENTITY,
    [AccountId] bigint NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [Address] nvarchar(4000) NOT NULL,
    [SavedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_SavedViews] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SavedViews_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO

CREATE TABLE [NameKeys] (
    [RecordId] bigint NOT NULL,
    [PersonId] bigint NOT NULL,
    [Key] nvarchar(40) NOT NULL,
    CONSTRAINT [PK_NameKeys] PRIMARY KEY ([Key], [PersonId], [RecordId]),
    CONSTRAINT [FK_NameKeys_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [Assessments] (
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
    [Definition] nvarchar(40) NOT NULL,
    [Conclusion] nvarchar(40) NOT NULL,
    [Criteria] nvarchar(400) NULL,
    [AssessorId] bigint NULL,
    [AssessorName] nvarchar(400) NULL,
    [Note] nvarchar(2000) NULL,
    CONSTRAINT [PK_Assessments] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_Assessments_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_Assessments_Organisations_AssessorId] FOREIGN KEY ([AssessorId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Assessments_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Assessments_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO


-- Who belongs to whom: organisations, relatives, lawyers.

CREATE TABLE [Memberships] (
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
    [OrganisationId] bigint NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Post] nvarchar(400) NULL,
    [Certainty] nvarchar(40) NOT NULL,
    [Note] nvarchar(2000) NULL,
    CONSTRAINT [PK_Memberships] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_Memberships_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_Memberships_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Memberships_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Memberships_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [Relations] (
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
    [OtherPersonId] bigint NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Certainty] nvarchar(40) NOT NULL,
    [Note] nvarchar(2000) NULL,
    CONSTRAINT [PK_Relations] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_Relations_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_Relations_People_OtherPersonId] FOREIGN KEY ([OtherPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Relations_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Relations_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [StandingSpans] (
    [PersonId] bigint NOT NULL,
    [Clearances] int NOT NULL,
    [FromDay] date NOT NULL,
    [ToDay] date NOT NULL,
    [Status] nvarchar(40) NOT NULL,
    [Certain] int NOT NULL,
    [How] nvarchar(40) NULL,
    [ConfirmedDaily] bit NOT NULL,
    [LastConfirmedEarliest] date NULL,
    [LastConfirmedLatest] date NULL,
    [HeldSinceEarliest] date NULL,
    [DecidingFact] bigint NULL,
    [SentenceEndEarliest] date NULL,
    [SentenceEndLatest] date NULL,
    CONSTRAINT [PK_StandingSpans] PRIMARY KEY ([PersonId], [Clearances], [FromDay]),
    CONSTRAINT [FK_StandingSpans_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
);
GO


-- Figures that somebody gives, each with its reporter.

CREATE TABLE [Figures] (
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
    [Count_Bound] nvarchar(40) NULL,
    [Count_High] float NULL,
    [Count_Low] float NULL,
    [Count_Text] nvarchar(400) NULL,
    [Subject] nvarchar(400) NOT NULL,
    [Unit] nvarchar(40) NOT NULL,
    [ReporterId] bigint NULL,
    [CaseId] bigint NULL,
    [PersonId] bigint NULL,
    [OrganisationId] bigint NULL,
    [Note] nvarchar(2000) NULL,
    CONSTRAINT [PK_Figures] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Figures_Cases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [Cases] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Figures_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Figures_Organisations_ReporterId] FOREIGN KEY ([ReporterId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Figures_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Figures_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO


-- What is reported from custody, and who assessed what.

CREATE TABLE [WelfareReports] (
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
    [FacilityId] bigint NULL,
    [Account] nvarchar(4000) NULL,
    [StatedCause] nvarchar(2000) NULL,
    [AssessedCause] nvarchar(2000) NULL,
    CONSTRAINT [PK_WelfareReports] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_WelfareReports_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_WelfareReports_Facilities_FacilityId] FOREIGN KEY ([FacilityId]) REFERENCES [Facilities] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_WelfareReports_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_WelfareReports_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [Settlements] (
    [Id] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [DeletedAt] datetime2 NULL,
    [RecordId] bigint NOT NULL,
    [Field] nvarchar(60) NOT NULL,
    [CitationId] bigint NULL,
    [Value] nvarchar(1000) NOT NULL,
    [Reason] nvarchar(2000) NOT NULL,
    [Weighed] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_Settlements] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Settlements_Citations_CitationId] FOREIGN KEY ([CitationId]) REFERENCES [Citations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Settlements_Records_Id] FOREIGN KEY ([Id]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Settlements_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Assessments_AssessorId] ON [Assessments] ([AssessorId]);
GO
CREATE INDEX [IX_Assessments_Current] ON [Assessments] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE UNIQUE INDEX [IX_Assessments_FactId_Version] ON [Assessments] ([FactId], [Version]);
GO
CREATE INDEX [IX_Assessments_KnownFrom_KnownTo] ON [Assessments] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_Assessments_OneCurrent] ON [Assessments] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Assessments_PersonId] ON [Assessments] ([PersonId]);
GO
CREATE UNIQUE INDEX [IX_Drafts_AccountId_Form] ON [Drafts] ([AccountId], [Form]);
GO
CREATE INDEX [IX_Figures_CaseId] ON [Figures] ([CaseId]);
GO
CREATE INDEX [IX_Figures_OrganisationId] ON [Figures] ([OrganisationId]);
GO
CREATE INDEX [IX_Figures_PersonId] ON [Figures] ([PersonId]);
GO
CREATE INDEX [IX_Figures_ReporterId] ON [Figures] ([ReporterId]);
GO
CREATE INDEX [IX_Memberships_Current] ON [Memberships] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE UNIQUE INDEX [IX_Memberships_FactId_Version] ON [Memberships] ([FactId], [Version]);
GO
CREATE INDEX [IX_Memberships_KnownFrom_KnownTo] ON [Memberships] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_Memberships_OneCurrent] ON [Memberships] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Memberships_OrganisationId] ON [Memberships] ([OrganisationId]);
GO
CREATE INDEX [IX_Memberships_PersonId] ON [Memberships] ([PersonId]);
GO
CREATE INDEX [IX_NameKeys_RecordId] ON [NameKeys] ([RecordId]);
GO
CREATE INDEX [IX_Relations_Current] ON [Relations] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE UNIQUE INDEX [IX_Relations_FactId_Version] ON [Relations] ([FactId], [Version]);
GO
CREATE INDEX [IX_Relations_KnownFrom_KnownTo] ON [Relations] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_Relations_OneCurrent] ON [Relations] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Relations_OtherPersonId] ON [Relations] ([OtherPersonId]);
GO
CREATE INDEX [IX_Relations_PersonId] ON [Relations] ([PersonId]);
GO
CREATE UNIQUE INDEX [IX_SavedViews_AccountId_Name] ON [SavedViews] ([AccountId], [Name]);
GO
CREATE INDEX [IX_Settlements_CitationId] ON [Settlements] ([CitationId]);
GO
CREATE INDEX [IX_Settlements_RecordId_Field] ON [Settlements] ([RecordId], [Field]);
GO
CREATE INDEX [IX_StandingSpans_Asked] ON [StandingSpans] ([Status], [Certain], [ToDay], [FromDay], [Clearances], [PersonId]);
GO
CREATE INDEX [IX_WelfareReports_Current] ON [WelfareReports] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_WelfareReports_FacilityId] ON [WelfareReports] ([FacilityId]);
GO
CREATE UNIQUE INDEX [IX_WelfareReports_FactId_Version] ON [WelfareReports] ([FactId], [Version]);
GO
CREATE INDEX [IX_WelfareReports_KnownFrom_KnownTo] ON [WelfareReports] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_WelfareReports_OneCurrent] ON [WelfareReports] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_WelfareReports_PersonId] ON [WelfareReports] ([PersonId]);
GO
