-- CaseTracker's database, what people save and keep, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0010_review.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [CustodyPeriods] ADD [Movement] nvarchar(40) NULL;
GO
ALTER TABLE [CustodyPeriods] ADD [MovedBy] bigint NULL;
GO
ALTER TABLE [CustodyPeriods] ADD [BeforeStatus] nvarchar(40) NULL;
GO
ALTER TABLE [CustodyPeriods] ADD [BeforeCertain] int NULL;
GO
CREATE INDEX [IX_CustodyPeriods_Moves] ON [CustodyPeriods] ([Movement], [FromDay], [Clearances], [PersonId], [KnownFrom], [KnownTo], [Status], [Certain], [BeforeStatus], [BeforeCertain]) WHERE Movement IS NOT NULL;
GO
