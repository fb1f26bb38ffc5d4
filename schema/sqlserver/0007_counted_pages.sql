-- CaseTracker's database, what pages count by, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0007_counted_pages.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [Figures] ADD [EntryKey] nvarchar(500) NOT NULL DEFAULT N'';
GO
CREATE INDEX [IX_CustodyPeriods_OnDay] ON [CustodyPeriods] ([Status], [Certain], [ToDay], [FromDay], [Clearances], [PersonId], [KnownFrom], [KnownTo], [ConfirmedDaily], [LastConfirmedLatest]);
GO
CREATE INDEX [IX_Figures_EntryKey] ON [Figures] ([EntryKey]);
GO
CREATE INDEX [IX_People_SortName] ON [People] ([SortName]);
GO
CREATE INDEX [IX_Records_Visible] ON [Records] ([Kind], [Hidden], [VisibleFrom], [VisibilityVersion]);
GO

CREATE TABLE [LackingSources] (
    [OwnerId] bigint NOT NULL,
    [Lacking] int NOT NULL,
    [Clearances] int NOT NULL,
    CONSTRAINT [PK_LackingSources] PRIMARY KEY ([OwnerId], [Lacking])
);
GO

CREATE TABLE [LinksOnRecord] (
    [PersonId] bigint NOT NULL,
    [LinkId] bigint NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Clearances] int NOT NULL,
    CONSTRAINT [PK_LinksOnRecord] PRIMARY KEY ([PersonId], [LinkId]),
    CONSTRAINT [FK_LinksOnRecord_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
);
GO
CREATE INDEX [IX_LackingSources_Most] ON [LackingSources] ([Lacking] DESC, [OwnerId], [Clearances]);
GO
CREATE INDEX [IX_LinksOnRecord_Kind_LinkId_Clearances] ON [LinksOnRecord] ([Kind], [LinkId], [Clearances]);
GO

DROP INDEX [IX_CustodyPeriods_Asked] ON [CustodyPeriods];
GO
