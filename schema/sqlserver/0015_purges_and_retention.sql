-- CaseTracker's database, what people save and keep, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0015_purges_and_retention.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.


CREATE TABLE [Purges] (
    [Id] bigint NOT NULL IDENTITY,
    [RecordId] bigint NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Version] int NOT NULL,
    [Records] int NOT NULL,
    [Reason] nvarchar(1000) NOT NULL,
    [AskedAt] datetime2 NOT NULL,
    [AskedById] bigint NOT NULL,
    [AskedByName] nvarchar(200) NOT NULL,
    [State] nvarchar(40) NOT NULL,
    [DecidedAt] datetime2 NULL,
    [DecidedById] bigint NULL,
    [DecidedByName] nvarchar(200) NULL,
    [FilesLeft] nvarchar(max) NULL,
    [ToClear] bit NOT NULL,
    CONSTRAINT [PK_Purges] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Purges_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Purges_RecordId] ON [Purges] ([RecordId]);
GO
