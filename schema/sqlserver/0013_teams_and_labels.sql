-- CaseTracker's database, what people save and keep, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0013_teams_and_labels.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.


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

CREATE TABLE [RecordTags] (
    [RecordId] bigint NOT NULL,
    [TagId] bigint NOT NULL,
    CONSTRAINT [PK_RecordTags] PRIMARY KEY ([RecordId], [TagId]),
    CONSTRAINT [FK_RecordTags_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_RecordTags_Tags_TagId] FOREIGN KEY ([TagId]) REFERENCES [Tags] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_RecordTags_TagId] ON [RecordTags] ([TagId]);
GO
CREATE UNIQUE INDEX [IX_Tags_Folded] ON [Tags] ([Folded]);
GO
