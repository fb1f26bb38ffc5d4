-- CaseTracker's database, what people save and keep, for SQL Server. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0010_review.sql
-- GO ends a batch: the program and sqlcmd split the script there.

SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
GO


-- What tables that stand get in addition.

ALTER TABLE [Invitations] ADD [AccountId] bigint NULL;
GO
ALTER TABLE [AccountSessions] ADD [FailedTries] int NOT NULL DEFAULT 0;
GO
ALTER TABLE [AccountSessions] ADD [RestsUntil] datetime2 NULL;
GO
ALTER TABLE [AccountSessions] ADD [ConfirmedAt] datetime2 NULL;
GO
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

CREATE TABLE [KnownDevices] (
    [Id] bigint NOT NULL IDENTITY,
    [AccountId] bigint NOT NULL,
    [TokenHash] nvarchar(64) NOT NULL,
    [SeenAt] datetime2 NOT NULL,
    [FailedTries] int NOT NULL,
    [RestsUntil] datetime2 NULL,
    CONSTRAINT [PK_KnownDevices] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_KnownDevices_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO

CREATE TABLE [MutedNotifications] (
    [AccountId] bigint NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    CONSTRAINT [PK_MutedNotifications] PRIMARY KEY ([AccountId], [Kind]),
    CONSTRAINT [FK_MutedNotifications_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO

CREATE TABLE [RecoveryCodes] (
    [Id] bigint NOT NULL IDENTITY,
    [AccountId] bigint NOT NULL,
    [CodeHash] nvarchar(64) NOT NULL,
    [UsedAt] datetime2 NULL,
    CONSTRAINT [PK_RecoveryCodes] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_RecoveryCodes_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO

CREATE TABLE [SecondFactors] (
    [AccountId] bigint NOT NULL,
    [ProtectedSecret] nvarchar(1000) NOT NULL,
    [SetUpAt] datetime2 NOT NULL,
    [LastStep] bigint NOT NULL,
    CONSTRAINT [PK_SecondFactors] PRIMARY KEY ([AccountId]),
    CONSTRAINT [FK_SecondFactors_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);
GO

CREATE TABLE [Remarks] (
    [Id] bigint NOT NULL IDENTITY,
    [RecordId] bigint NOT NULL,
    [Field] nvarchar(40) NULL,
    [AnswersId] bigint NULL,
    [At] datetime2 NOT NULL,
    [AccountId] bigint NULL,
    [ActorName] nvarchar(200) NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [Text] nvarchar(2000) NOT NULL,
    [ResolvedAt] datetime2 NULL,
    [ResolvedByName] nvarchar(200) NULL,
    CONSTRAINT [PK_Remarks] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Remarks_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Remarks_Remarks_AnswersId] FOREIGN KEY ([AnswersId]) REFERENCES [Remarks] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [Reviews] (
    [RecordId] bigint NOT NULL,
    [State] nvarchar(40) NOT NULL,
    [Since] datetime2 NOT NULL,
    [ById] bigint NULL,
    [ByName] nvarchar(200) NULL,
    [SubmittedById] bigint NULL,
    [SubmittedByName] nvarchar(200) NULL,
    [AssignedToId] bigint NULL,
    [VerifiedAt] datetime2 NULL,
    [VerifiedByName] nvarchar(200) NULL,
    CONSTRAINT [PK_Reviews] PRIMARY KEY ([RecordId]),
    CONSTRAINT [FK_Reviews_Accounts_AssignedToId] FOREIGN KEY ([AssignedToId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Reviews_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [Consents] (
    [RowId] bigint NOT NULL IDENTITY,
    [FactId] bigint NOT NULL,
    [Version] int NOT NULL,
    [Confidentiality] nvarchar(40) NOT NULL,
    [KnownFrom] datetime2 NOT NULL,
    [KnownTo] datetime2 NULL,
    [On_Basis] nvarchar(40) NULL,
    [On_Earliest] date NULL,
    [On_Edtf] nvarchar(400) NULL,
    [On_Extent] nvarchar(40) NULL,
    [On_Latest] date NULL,
    [On_Note] nvarchar(400) NULL,
    [On_Qualified] bit NULL,
    [On_Text] nvarchar(400) NULL,
    [PersonId] bigint NOT NULL,
    [GivenBy] nvarchar(400) NULL,
    [How] nvarchar(40) NOT NULL,
    [AskedBy] nvarchar(400) NULL,
    [Language] nvarchar(400) NULL,
    [RisksExplained] bit NOT NULL,
    [Keep] nvarchar(40) NOT NULL,
    [InternalUse] nvarchar(40) NOT NULL,
    [ShareUn] nvarchar(40) NOT NULL,
    [ShareNgos] nvarchar(40) NOT NULL,
    [ShareGovernments] nvarchar(40) NOT NULL,
    [PublishAnonymised] nvarchar(40) NOT NULL,
    [PublishName] nvarchar(40) NOT NULL,
    [PublishPhoto] nvarchar(40) NOT NULL,
    [Conditions] nvarchar(2000) NULL,
    [Guardian] nvarchar(400) NULL,
    [Risk] nvarchar(2000) NULL,
    [ReviewOn] date NULL,
    [Note] nvarchar(2000) NULL,
    CONSTRAINT [PK_Consents] PRIMARY KEY ([RowId]),
    CONSTRAINT [CK_Consents_Known] CHECK (KnownTo IS NULL OR KnownTo > KnownFrom),
    CONSTRAINT [FK_Consents_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Consents_Records_FactId] FOREIGN KEY ([FactId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION
);
GO

CREATE TABLE [Notifications] (
    [Id] bigint NOT NULL IDENTITY,
    [AccountId] bigint NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [RecordId] bigint NOT NULL,
    [RemarkId] bigint NULL,
    [At] datetime2 NOT NULL,
    [ById] bigint NULL,
    [ByName] nvarchar(200) NOT NULL,
    [ReadAt] datetime2 NULL,
    CONSTRAINT [PK_Notifications] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Notifications_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_Notifications_Records_RecordId] FOREIGN KEY ([RecordId]) REFERENCES [Records] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Notifications_Remarks_RemarkId] FOREIGN KEY ([RemarkId]) REFERENCES [Remarks] ([Id]) ON DELETE NO ACTION
);
GO
CREATE INDEX [IX_Consents_Current] ON [Consents] ([PersonId]) WHERE KnownTo IS NULL;
GO
CREATE UNIQUE INDEX [IX_Consents_FactId_Version] ON [Consents] ([FactId], [Version]);
GO
CREATE INDEX [IX_Consents_KnownFrom_KnownTo] ON [Consents] ([KnownFrom], [KnownTo]);
GO
CREATE UNIQUE INDEX [IX_Consents_OneCurrent] ON [Consents] ([FactId]) WHERE KnownTo IS NULL;
GO
CREATE INDEX [IX_Consents_PersonId] ON [Consents] ([PersonId]);
GO
CREATE UNIQUE INDEX [IX_KnownDevices_AccountId_TokenHash] ON [KnownDevices] ([AccountId], [TokenHash]);
GO
CREATE INDEX [IX_Notifications_AccountId_ReadAt_At] ON [Notifications] ([AccountId], [ReadAt], [At]);
GO
CREATE INDEX [IX_Notifications_RecordId] ON [Notifications] ([RecordId]);
GO
CREATE INDEX [IX_Notifications_RemarkId] ON [Notifications] ([RemarkId]);
GO
CREATE UNIQUE INDEX [IX_RecoveryCodes_AccountId_CodeHash] ON [RecoveryCodes] ([AccountId], [CodeHash]);
GO
CREATE INDEX [IX_Remarks_AnswersId] ON [Remarks] ([AnswersId]);
GO
CREATE INDEX [IX_Remarks_RecordId] ON [Remarks] ([RecordId]);
GO
CREATE INDEX [IX_Reviews_AssignedToId] ON [Reviews] ([AssignedToId]);
GO
CREATE INDEX [IX_Reviews_State_Since_RecordId] ON [Reviews] ([State], [Since], [RecordId]);
GO
