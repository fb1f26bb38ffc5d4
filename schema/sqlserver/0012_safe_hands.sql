-- CaseTracker's database, what people save and keep, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0012_safe_hands.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [People] ADD [NextOfKinSealed] nvarchar(max) NULL;
GO
ALTER TABLE [People] ADD [SafeContactSealed] nvarchar(max) NULL;
GO
ALTER TABLE [Sources] ADD [InformantSealed] nvarchar(max) NULL;
GO
ALTER TABLE [Consents] ADD [GivenBySealed] nvarchar(max) NULL;
GO
ALTER TABLE [Consents] ADD [GuardianSealed] nvarchar(max) NULL;
GO
ALTER TABLE [Prosecutions] ADD [Judge] nvarchar(400) NULL;
GO

CREATE TABLE [Passkeys] (
    [Id] bigint NOT NULL IDENTITY,
    [AccountId] bigint NOT NULL,
    [Name] nvarchar(60) NOT NULL,
    [Credential] nvarchar(1400) NOT NULL,
    [CredentialHash] nvarchar(64) NOT NULL,
    [PublicKey] nvarchar(2000) NOT NULL,
    [Uses] bigint NOT NULL,
    [AddedAt] datetime2 NOT NULL,
    [UsedAt] datetime2 NULL,
    CONSTRAINT [PK_Passkeys] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Passkeys_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO
CREATE INDEX [IX_Passkeys_AccountId] ON [Passkeys] ([AccountId]);
GO
CREATE UNIQUE INDEX [IX_Passkeys_CredentialHash] ON [Passkeys] ([CredentialHash]);
GO
