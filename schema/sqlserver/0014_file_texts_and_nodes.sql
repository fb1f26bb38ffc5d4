-- CaseTracker's database, what people save and keep, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0014_file_texts_and_nodes.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.


CREATE TABLE [CountedTries] (
    [Place] nvarchar(64) NOT NULL,
    [Tries] int NOT NULL,
    [CountedUntil] datetime2 NOT NULL,
    CONSTRAINT [PK_CountedTries] PRIMARY KEY ([Place])
);
GO

CREATE TABLE [SignInKeys] (
    [Number] int NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [Sealed] nvarchar(max) NOT NULL,
    [AddedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_SignInKeys] PRIMARY KEY ([Number])
);
GO

CREATE TABLE [EvidenceTexts] (
    [FileId] bigint NOT NULL,
    [State] nvarchar(40) NOT NULL,
    [Tries] int NOT NULL,
    [TextSealed] nvarchar(max) NULL,
    [FoldedSealed] nvarchar(max) NULL,
    [FoldedBy] int NOT NULL,
    [Letters] int NOT NULL,
    [ReadAt] datetime2 NULL,
    CONSTRAINT [PK_EvidenceTexts] PRIMARY KEY ([FileId]),
    CONSTRAINT [FK_EvidenceTexts_EvidenceFiles_FileId] FOREIGN KEY ([FileId]) REFERENCES [EvidenceFiles] ([Id]) ON DELETE NO ACTION
);
GO
CREATE UNIQUE INDEX [IX_SignInKeys_Name] ON [SignInKeys] ([Name]);
GO
