-- CaseTracker's database, what people save and keep, for SQLite. The program runs this by itself at its start.
-- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
-- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
--     sqlite3 -bail casetracker.db < schema/sqlite/0012_safe_hands.sql

-- What tables that stand get in addition.

ALTER TABLE "People" ADD COLUMN "NextOfKinSealed" TEXT NULL;
ALTER TABLE "People" ADD COLUMN "SafeContactSealed" TEXT NULL;
ALTER TABLE "Sources" ADD COLUMN "InformantSealed" TEXT NULL;
ALTER TABLE "Consents" ADD COLUMN "GivenBySealed" TEXT NULL;
ALTER TABLE "Consents" ADD COLUMN "GuardianSealed" TEXT NULL;
ALTER TABLE "Prosecutions" ADD COLUMN "Judge" TEXT NULL;

CREATE TABLE "Passkeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Passkeys" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Credential" TEXT NOT NULL,
    "CredentialHash" TEXT NOT NULL,
    "PublicKey" TEXT NOT NULL,
    "Uses" INTEGER NOT NULL,
    "AddedAt" TEXT NOT NULL,
    "UsedAt" TEXT NULL,
    CONSTRAINT "FK_Passkeys_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_Passkeys_AccountId" ON "Passkeys" ("AccountId");
CREATE UNIQUE INDEX "IX_Passkeys_CredentialHash" ON "Passkeys" ("CredentialHash");
