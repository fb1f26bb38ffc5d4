-- CaseTracker's database, what is kept of answers, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0006_kept_answers.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [Laws] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [Organisations] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [People] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [Places] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [Sources] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [LegalArticles] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [Instruments] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [Cases] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [Concessions] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [Facilities] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [Events] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [Figures] ADD [SortName] nvarchar(160) NULL;
GO
ALTER TABLE [Responses] ADD [SortName] nvarchar(160) NULL;
GO

CREATE TABLE [FactsOnRecord] (
    [PersonId] bigint NOT NULL,
    [Facts] int NOT NULL,
    [Clearances] int NOT NULL,
    CONSTRAINT [PK_FactsOnRecord] PRIMARY KEY ([PersonId], [Facts]),
    CONSTRAINT [FK_FactsOnRecord_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
);
GO
