-- CaseTracker's database, what people save and keep, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0013_teams_and_labels.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [Records] ADD [LimitedFrom] int NULL;
GO
ALTER TABLE [Records] ADD [Readers] nvarchar(max) NULL;
GO

CREATE TABLE [Tags] (
    [Id] bigint NOT NULL IDENTITY,
    [Name] nvarchar(60) NOT NULL,
    [Folded] nvarchar(240) NOT NULL,
    [At] datetime2 NOT NULL,
    [ById] bigint NULL,
    [ByName] nvarchar(200) NOT NULL,
    [RetiredAt] datetime2 NULL,
    CONSTRAINT [PK_Tags] PRIMARY KEY ([Id])
);
GO

CREATE TABLE [Teams] (
    [Id] bigint NOT NULL IDENTITY,
    [Name] nvarchar(100) NOT NULL,
    CONSTRAINT [PK_Teams] PRIMARY KEY ([Id])
);
GO

CREATE TABLE [RecordTags] (
    [RecordId] bigint NOT NULL,
    [TagId] bigint NOT NULL,
    CONSTRAINT [PK_RecordTags] PRIMARY KEY ([RecordId], [TagId]),
    CONSTRAINT [FK_RecordTags_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_RecordTags_Tags_TagId] FOREIGN KEY ([TagId]) REFERENCES [Tags] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [RecordReaders] (
    [Id] bigint NOT NULL IDENTITY,
    [RecordId] bigint NOT NULL,
    [AccountId] bigint NULL,
    [TeamId] bigint NULL,
    CONSTRAINT [PK_RecordReaders] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_RecordReaders_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_RecordReaders_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_RecordReaders_Teams_TeamId] FOREIGN KEY ([TeamId]) REFERENCES [Teams] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [TeamMembers] (
    [TeamId] bigint NOT NULL,
    [AccountId] bigint NOT NULL,
    CONSTRAINT [PK_TeamMembers] PRIMARY KEY ([TeamId], [AccountId]),
    CONSTRAINT [FK_TeamMembers_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_TeamMembers_Teams_TeamId] FOREIGN KEY ([TeamId]) REFERENCES [Teams] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_RecordReaders_AccountId] ON [RecordReaders] ([AccountId]);
GO
CREATE INDEX [IX_RecordReaders_RecordId] ON [RecordReaders] ([RecordId]);
GO
CREATE INDEX [IX_RecordReaders_TeamId] ON [RecordReaders] ([TeamId]);
GO
CREATE INDEX [IX_RecordTags_TagId] ON [RecordTags] ([TagId]);
GO
CREATE UNIQUE INDEX [IX_Tags_Folded] ON [Tags] ([Folded]);
GO
CREATE INDEX [IX_TeamMembers_AccountId] ON [TeamMembers] ([AccountId]);
GO
CREATE UNIQUE INDEX [IX_Teams_Name] ON [Teams] ([Name]);
GO
