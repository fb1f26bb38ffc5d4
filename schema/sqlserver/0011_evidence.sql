-- CaseTracker's database, what people save and keep, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0011_evidence.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.


CREATE TABLE [EvidenceFiles] (
    [Id] bigint NOT NULL IDENTITY,
    [RecordId] bigint NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Description] nvarchar(1000) NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [Format] nvarchar(40) NOT NULL,
    [Bytes] bigint NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    [StoredAs] nvarchar(32) NOT NULL,
    [ReceivedAt] datetime2 NOT NULL,
    [ReceivedById] bigint NULL,
    [ReceivedByName] nvarchar(200) NOT NULL,
    [CheckedAt] datetime2 NULL,
    [State] nvarchar(40) NOT NULL,
    [RemovedAt] datetime2 NULL,
    CONSTRAINT [PK_EvidenceFiles] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_EvidenceFiles_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [EvidenceActs] (
    [Id] bigint NOT NULL IDENTITY,
    [FileId] bigint NOT NULL,
    [At] datetime2 NOT NULL,
    [AccountId] bigint NULL,
    [ActorName] nvarchar(200) NOT NULL,
    [Act] nvarchar(40) NOT NULL,
    [Found] nvarchar(40) NULL,
    [Reason] nvarchar(1000) NULL,
    CONSTRAINT [PK_EvidenceActs] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_EvidenceActs_EvidenceFiles_FileId] FOREIGN KEY ([FileId]) REFERENCES [EvidenceFiles] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_EvidenceActs_FileId] ON [EvidenceActs] ([FileId]);
GO
CREATE INDEX [IX_EvidenceFiles_RecordId] ON [EvidenceFiles] ([RecordId]);
GO
CREATE INDEX [IX_EvidenceFiles_Sha256] ON [EvidenceFiles] ([Sha256]);
GO
CREATE UNIQUE INDEX [IX_EvidenceFiles_StoredAs] ON [EvidenceFiles] ([StoredAs]);
GO
