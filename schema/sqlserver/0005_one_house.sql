-- CaseTracker's database, what is kept of answers, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0005_one_house.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [Records] ADD [VisibleFrom] int NULL;
GO
ALTER TABLE [Records] ADD [Hidden] bit NOT NULL DEFAULT CAST(0 AS bit);
GO
ALTER TABLE [Records] ADD [VisibilityVersion] int NULL;
GO
ALTER TABLE [Records] ADD [OwnerId] bigint NULL;
GO
ALTER TABLE [Records] ADD [Unsourced] int NOT NULL DEFAULT 0;
GO
ALTER TABLE [Records] ADD [RestsOn] int NULL;
GO
CREATE INDEX [IX_Records_RestsOn] ON [Records] ([Kind], [RestsOn], [Hidden], [VisibleFrom], [VisibilityVersion]) WHERE RestsOn IS NOT NULL;
GO
CREATE INDEX [IX_Records_Unsourced] ON [Records] ([OwnerId], [Kind], [Hidden], [VisibleFrom], [VisibilityVersion], [Unsourced]) WHERE Unsourced <> 0;
GO

CREATE TABLE [OpenConflicts] (
    [RecordId] bigint NOT NULL,
    [Field] nvarchar(40) NOT NULL,
    [Clearances] int NOT NULL,
    CONSTRAINT [PK_OpenConflicts] PRIMARY KEY ([RecordId], [Field]),
    CONSTRAINT [FK_OpenConflicts_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [CustodyPeriods] (
    [PersonId] bigint NOT NULL,
    [Clearances] int NOT NULL,
    [KnownFrom] datetime2 NOT NULL,
    [FromDay] date NOT NULL,
    [KnownTo] datetime2 NULL,
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
    CONSTRAINT [PK_CustodyPeriods] PRIMARY KEY ([PersonId], [Clearances], [FromDay], [KnownFrom]),
    CONSTRAINT [FK_CustodyPeriods_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
);
GO
CREATE INDEX [IX_CustodyPeriods_Asked] ON [CustodyPeriods] ([Status], [Certain], [ToDay], [FromDay], [Clearances], [PersonId], [KnownFrom], [KnownTo]);
GO

DROP TABLE [StandingSpans];
GO
