-- CaseTracker's database, what people save and keep, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0009_reports.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [SavedViews] ADD [SharedAt] datetime2 NULL;
GO

CREATE TABLE [ImportMappings] (
    [Id] bigint NOT NULL IDENTITY,
    [Kind] nvarchar(60) NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [Columns] nvarchar(400) NOT NULL,
    [SavedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_ImportMappings] PRIMARY KEY ([Id])
);
GO

CREATE TABLE [MadeFiles] (
    [Id] bigint NOT NULL IDENTITY,
    [List] nvarchar(60) NOT NULL,
    [Question] nvarchar(max) NOT NULL,
    [Audience] nvarchar(40) NOT NULL,
    [Language] nvarchar(10) NOT NULL,
    [Format] nvarchar(400) NOT NULL,
    [FileName] nvarchar(200) NOT NULL,
    [Rules] int NOT NULL,
    [KnownAt] datetime2 NOT NULL,
    [Rows] int NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    [MadeAt] datetime2 NOT NULL,
    [AccountId] bigint NULL,
    [ActorName] nvarchar(200) NOT NULL,
    [Role] nvarchar(40) NOT NULL,
    [Reason] nvarchar(1000) NULL,
    [State] nvarchar(40) NOT NULL,
    [DecidedAt] datetime2 NULL,
    [DecidedBy] bigint NULL,
    [DecidedByName] nvarchar(200) NULL,
    [Remark] nvarchar(1000) NULL,
    [TakenAt] datetime2 NULL,
    [Frozen] bit NOT NULL,
    [Kept] nvarchar(max) NULL,
    CONSTRAINT [PK_MadeFiles] PRIMARY KEY ([Id])
);
GO

CREATE TABLE [ViewOpenings] (
    [ViewId] bigint NOT NULL,
    [AccountId] bigint NOT NULL,
    [OpenedAt] datetime2 NOT NULL,
    [LastRecord] bigint NOT NULL,
    CONSTRAINT [PK_ViewOpenings] PRIMARY KEY ([ViewId], [AccountId]),
    CONSTRAINT [FK_ViewOpenings_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_ViewOpenings_SavedViews_ViewId] FOREIGN KEY ([ViewId]) REFERENCES [SavedViews] ([Id]) ON DELETE CASCADE
);
GO
CREATE UNIQUE INDEX [IX_ImportMappings_Kind_Name] ON [ImportMappings] ([Kind], [Name]);
GO
CREATE INDEX [IX_MadeFiles_AccountId] ON [MadeFiles] ([AccountId]);
GO
CREATE INDEX [IX_MadeFiles_State] ON [MadeFiles] ([State]);
GO
CREATE INDEX [IX_ViewOpenings_AccountId] ON [ViewOpenings] ([AccountId]);
GO
