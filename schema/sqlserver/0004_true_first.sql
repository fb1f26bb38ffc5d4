-- CaseTracker's database, what right answers need, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0004_true_first.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [Laws] ADD [Unverified] bit NOT NULL DEFAULT CAST(0 AS bit);
GO
ALTER TABLE [People] ADD [NameShownReason] nvarchar(400) NULL;
GO
ALTER TABLE [People] ADD [OfAChild] bit NOT NULL DEFAULT CAST(0 AS bit);
GO
ALTER TABLE [LegalArticles] ADD [Unverified] bit NOT NULL DEFAULT CAST(0 AS bit);
GO
ALTER TABLE [GroupCounts] ADD [ReporterId] bigint NULL;
GO
ALTER TABLE [GroupCounts] ADD CONSTRAINT [FK_GroupCounts_Organisations_ReporterId] FOREIGN KEY ([ReporterId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION;
GO
ALTER TABLE [Cases] ADD [AlsoKind] nvarchar(200) NOT NULL DEFAULT N'NotStated';
GO
ALTER TABLE [Facilities] ADD [Unverified] bit NOT NULL DEFAULT CAST(0 AS bit);
GO
ALTER TABLE [Citations] ADD [Value] nvarchar(400) NULL;
GO
ALTER TABLE [Events] ADD [Title] nvarchar(400) NULL;
GO
ALTER TABLE [Participants] ADD [Title] nvarchar(400) NULL;
GO
ALTER TABLE [Stays] ADD [PublishedOn] date NULL;
GO
ALTER TABLE [Settlements] ADD [WeighedValues] nvarchar(max) NOT NULL DEFAULT N'';
GO
ALTER TABLE [Charges] ADD [OutcomeOn_Basis] nvarchar(40) NULL;
GO
ALTER TABLE [Charges] ADD [OutcomeOn_Earliest] date NULL;
GO
ALTER TABLE [Charges] ADD [OutcomeOn_Edtf] nvarchar(400) NULL;
GO
ALTER TABLE [Charges] ADD [OutcomeOn_Extent] nvarchar(40) NULL;
GO
ALTER TABLE [Charges] ADD [OutcomeOn_Latest] date NULL;
GO
ALTER TABLE [Charges] ADD [OutcomeOn_Note] nvarchar(400) NULL;
GO
ALTER TABLE [Charges] ADD [OutcomeOn_Qualified] bit NULL;
GO
ALTER TABLE [Charges] ADD [OutcomeOn_Text] nvarchar(400) NULL;
GO
ALTER TABLE [Charges] ADD [PublishedOn] date NULL;
GO
ALTER TABLE [Charges] ADD [OutcomePublishedOn] date NULL;
GO
ALTER TABLE [Sentences] ADD [AppealOn_Basis] nvarchar(40) NULL;
GO
ALTER TABLE [Sentences] ADD [AppealOn_Earliest] date NULL;
GO
ALTER TABLE [Sentences] ADD [AppealOn_Edtf] nvarchar(400) NULL;
GO
ALTER TABLE [Sentences] ADD [AppealOn_Extent] nvarchar(40) NULL;
GO
ALTER TABLE [Sentences] ADD [AppealOn_Latest] date NULL;
GO
ALTER TABLE [Sentences] ADD [AppealOn_Note] nvarchar(400) NULL;
GO
ALTER TABLE [Sentences] ADD [AppealOn_Qualified] bit NULL;
GO
ALTER TABLE [Sentences] ADD [AppealOn_Text] nvarchar(400) NULL;
GO
ALTER TABLE [Sentences] ADD [Offence] nvarchar(400) NULL;
GO
ALTER TABLE [Sentences] ADD [PublishedOn] date NULL;
GO
ALTER TABLE [Sentences] ADD [AppealPublishedOn] date NULL;
GO
CREATE INDEX [IX_GroupCounts_ReporterId] ON [GroupCounts] ([ReporterId]);
GO

CREATE TABLE [Projections] (
    [Name] nvarchar(40) NOT NULL,
    [Version] int NOT NULL,
    [MadeAt] datetime2 NOT NULL,
    CONSTRAINT [PK_Projections] PRIMARY KEY ([Name])
);
GO

CREATE TABLE [FoldedTexts] (
    [RecordId] bigint NOT NULL,
    [Field] nvarchar(40) NOT NULL,
    [Text] nvarchar(max) NOT NULL,
    [SortKey] nvarchar(160) NULL,
    CONSTRAINT [PK_FoldedTexts] PRIMARY KEY ([RecordId], [Field]),
    CONSTRAINT [FK_FoldedTexts_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [KeptConflicts] (
    [PersonId] bigint NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [RecordId] bigint NOT NULL,
    [OtherId] bigint NOT NULL,
    [Clearances] int NOT NULL,
    CONSTRAINT [PK_KeptConflicts] PRIMARY KEY ([PersonId], [Kind], [RecordId], [OtherId]),
    CONSTRAINT [FK_KeptConflicts_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
);
GO

DROP TABLE [KeptStandings];
GO
