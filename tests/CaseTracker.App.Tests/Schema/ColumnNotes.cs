using CaseTracker.Domain.Tests.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseTracker.App.Tests.Schema;

/// <summary>What tables that hold no kind of record, and columns that no field catalogue names, mean.</summary>
internal static class ColumnNotes
{
    /// <summary>What a table holds: of a kind of record its details record says it.</summary>
    public static string? Table(IEntityType table) =>
        Tables.GetValueOrDefault(table.GetTableName()!) ?? Definitions.Summary(table.ClrType.BaseType!);

    /// <summary>The note on a column: the table's own, or the one that holds wherever a column has this name; else nothing.</summary>
    public static string Column(string table, string column) =>
        Columns.GetValueOrDefault($"{table}.{column}") ?? Columns.GetValueOrDefault(column) ?? "";

    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["Records"] = "The header of every record and every fact. It gives the id.",
        ["CustodyPeriods"] = "Kept answers of the custody rule: periods of days on which somebody's custody status is the same, and since "
            + "and until when it was known so. "
            + "Made from the facts in the transaction that changes them; never written by hand.",
        ["FactsOnRecord"] = "Kept answers: what each individual of whom something bears on custody has on record, as known now. Made from "
            + "the facts in the transaction that changes them; never written by hand.",
        ["LinksOnRecord"] = "Kept answers: which prisons, courts and articles are on record of each individual of whom something bears on "
            + "custody, as known now. Made from the facts in the transaction that changes them; never written by hand.",
        ["KeptConflicts"] = "Kept answers: facts of one person that cannot all be true, as known now. Made from the facts in the "
            + "transaction that changes them; never written by hand.",
        ["LackingSources"] = "Kept answers: how many records of each person, case or other record lack a source, as known now. Counted "
            + "from Records in the transaction that changes them; never written by hand.",
        ["OpenConflicts"] = "Kept answers: fields of which sources disagree and between whose values nobody has chosen. Made from the "
            + "citations in the transaction that changes them; never written by hand.",
        ["Projections"] = "Which version of its rule made what is kept beside the records. Without a line the program makes it anew at "
            + "its start.",
        ["NameKeys"] = "Keys of names, by which likely namesakes are found. Made from the names; emptied, it is filled again at the next "
            + "start.",
        ["AuditEntries"] = "The audit chain: a line is never changed and never removed.",
        ["ImportedRows"] = "Which row of an imported file became which record: the same file again adds nothing.",
        ["ImportMappings"] = "How the team reads the columns of tables that it imports.",
        ["SeedEntries"] = "Which line of the seed data became which record.",
        ["Accounts"] = "Who may sign in. The columns without a note are ASP.NET Core Identity's.",
        ["AccountClaims"] = "ASP.NET Core Identity's own.",
        ["AccountLogins"] = "ASP.NET Core Identity's own.",
        ["AccountTokens"] = "ASP.NET Core Identity's own.",
        ["AccountSessions"] = "Sign-ins. Ending one ends every page that was opened with it.",
        ["FoldedTexts"] = "The texts of records as they are searched and sorted. Made from the records; emptied, it is filled at the "
            + "next start.",
        ["SecondFactors"] = "The authenticator app of an account, where it has one.",
        ["RecoveryCodes"] = "Codes that stand in once for a lost authenticator app.",
        ["Drafts"] = "What accounts have typed into forms and not saved. Only the account itself reads its drafts; they go with it.",
        ["SavedViews"] = "Questions of the list that an account keeps under a name. Nobody else sees them unless they are shared.",
        ["ViewOpenings"] = "When an account opened a view last, so that what was recorded since is told as new.",
        ["MadeFiles"] = "The files that left the program, and those that are asked to. A line is never deleted.",
        ["Invitations"] = "One-time links that make an account.",
    };

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["Id"] = "The record's id, from Records",
        ["Records.Id"] = "The one sequence of ids",
        ["Records.Kind"] = "What it is the header of",
        ["Records.VisibleFrom"] =
            "The lowest clearance that may know of it, by its own level and those of everything that it inherits from: 0 `Public`, 1 "
            + "`Internal`, 2 `Restricted`, 3 `Confidential`; empty, it is for the highest alone. Kept by the program",
        ["Records.Hidden"] = "1: it is removed, or something that it inherits its confidentiality from is. Kept by the program",
        ["Records.VisibilityVersion"] = "The version of the rule that worked `VisibleFrom` out; of another version it counts for nothing",
        ["Records.OwnerId"] = "The record on whose page it stands: a person, a case or another, or itself; empty for what is removed "
            + "and for what is said of records. Kept by the program",
        ["Records.Unsourced"] = "The clearances that would be shown no source of it or of one of its fields, added up as in "
            + "CustodyPeriods; 0: none. Kept by the program",
        ["Records.RestsOn"] = "On how many voices it rests, an octal digit for each clearance, the last for `Public`: 0 none, 1 one "
            + "document, 2 one publisher, 3 several publishers, and 4 more where a document reports another value; empty for kinds of "
            + "which nobody asks. Kept by the program",
        ["RowId"] = "The row of this version; nothing outside points at it",
        ["FactId"] = "The fact's lasting id, from Records; citations and links point at it",
        ["Version"] = "Counts the edits from 1; an edit of an older version is refused",
        ["Confidentiality"] = "`Public`, `Internal`, `Restricted`, `Confidential`",
        ["SortName"] = "Where the record stands among others by name: the sort key of the first of its names that holds something; kept by "
            + "the program",
        ["DeletedAt"] = "When the record was removed, UTC; empty while it stands",
        ["KnownFrom"] = "When the team began to hold this version true, UTC",
        ["KnownTo"] = "When a correction closed it, UTC; empty for the current version",
        ["CreatedAt"] = "UTC",
        ["People.OfAChild"] = "1: by all that is on record the person was, or may have been, a child; kept by the program, and the name "
            + "is restricted unless `NameMayBeShown`",
        ["SavedViews.AccountId"] = "Whose it is",
        ["SavedViews.Id"] = "Its own sequence",
        ["SavedViews.Name"] = "As the account calls it",
        ["SavedViews.Address"] = "The address with its query; read anew, by today's rules, each time it is opened",
        ["SavedViews.SavedAt"] = "UTC",
        ["SavedViews.SharedAt"] = "Since when everybody finds it, UTC; null: only its account does",
        ["ViewOpenings.ViewId"] = "Which view",
        ["ViewOpenings.AccountId"] = "Who opened it",
        ["ViewOpenings.OpenedAt"] = "UTC",
        ["ViewOpenings.LastRecord"] = "The greatest id of a record then: what has a greater one was recorded since",
        ["AuditEntries.Id"] = "The order of the chain",
        ["AuditEntries.At"] = "When, UTC",
        ["AuditEntries.AccountId"] = "Who; empty for the local operator and the seed data",
        ["AuditEntries.ActorName"] = "Who, by name at that time",
        ["AuditEntries.Action"] = "What was done",
        ["AuditEntries.Kind"] = "To what kind of record",
        ["AuditEntries.RecordId"] = "To which record; no foreign key, so that a line outlives its record",
        ["AuditEntries.Reason"] = "Why, in that person's words",
        ["AuditEntries.Changes"] = "JSON: each changed field with its value before and after",
        ["AuditEntries.PreviousHash"] = "The hash of the line before; 64 zeros for the first",
        ["AuditEntries.Hash"] = "SHA-256 of this line and of the hash before",
        ["IdentityLinks.OtherPersonId"] = "The record that the person is joined to (the field `other`)",
        ["CustodyPeriods.PersonId"] = "Whose custody",
        ["CustodyPeriods.Clearances"] =
            "The clearances that get this answer: 1 `Public`, 2 `Internal`, 4 `Restricted`, 8 `Confidential`, added up",
        ["CustodyPeriods.KnownFrom"] = "Since when the facts have said this, UTC",
        ["CustodyPeriods.KnownTo"] = "Until when they said it, UTC; empty where they say it now",
        ["CustodyPeriods.FromDay"] = "The first day",
        ["CustodyPeriods.ToDay"] = "The last day",
        ["CustodyPeriods.Status"] = "The custody status",
        ["CustodyPeriods.Certain"] = "1 certain, 0 possible",
        ["CustodyPeriods.How"] = "How the person was released",
        ["CustodyPeriods.ConfirmedDaily"] =
            "1: custody is confirmed on each of these days by itself, and the two columns that follow are empty",
        ["CustodyPeriods.LastConfirmedEarliest"] = "The earliest day of the last confirmation",
        ["CustodyPeriods.LastConfirmedLatest"] = "Its latest day",
        ["CustodyPeriods.HeldSinceEarliest"] = "The earliest day on which the present custody began",
        ["CustodyPeriods.DecidingFact"] = "The fact that decides",
        ["CustodyPeriods.SentenceEndEarliest"] = "The earliest day on which the sentences in force end",
        ["CustodyPeriods.SentenceEndLatest"] = "The latest such day",
        ["CustodyPeriods.Movement"] = "What made the status another one on the first day, where a list of prisoners tells the two apart",
        ["CustodyPeriods.MovedBy"] = "The fact that made it",
        ["CustodyPeriods.BeforeStatus"] = "The custody status on the day before",
        ["CustodyPeriods.BeforeCertain"] = "1 where that was certain, 0 possible",
        ["KeptConflicts.PersonId"] = "Whose facts",
        ["Figures.EntryKey"] = "The entry of the ledger that it belongs to, made of topic or subject, unit, and case, person or "
            + "organisation",
        ["LackingSources.OwnerId"] = "On whose page they stand, as in Records",
        ["LackingSources.Lacking"] = "How many of them lack a source",
        ["LackingSources.Clearances"] = "The clearances to which they are as many, added up as in CustodyPeriods",
        ["LinksOnRecord.PersonId"] = "The individual",
        ["LinksOnRecord.Kind"] = "Which kind of record it is: Facility, Organisation (a court) or LegalArticle",
        ["LinksOnRecord.LinkId"] = "The prison, court or article",
        ["LinksOnRecord.Clearances"] = "The clearances that see some fact which says so, added up as in CustodyPeriods",
        ["FactsOnRecord.PersonId"] = "The individual",
        ["FactsOnRecord.Facts"] = "What they have on record, a bit each: the facts of a submission in their order, whether somebody "
            + "assessed the case, was arrested, held or sentenced at some time, and was freed of something",
        ["FactsOnRecord.Clearances"] = "The clearances to which it reads so, added up as in CustodyPeriods",
        ["KeptConflicts.Kind"] = "`ToldTwice`: an outcome and what else tells of it; `Ages`: birth, ages and adult or child",
        ["KeptConflicts.RecordId"] = "The charge; of ages the person",
        ["KeptConflicts.OtherId"] = "The event or the sentence; of ages the person",
        ["KeptConflicts.Clearances"] = "The clearances that see enough to know, added up as in CustodyPeriods; 0: none",
        ["OpenConflicts.RecordId"] = "The record",
        ["OpenConflicts.Field"] = "The field's key",
        ["OpenConflicts.Clearances"] = "The clearances that see enough citations to know, added up as in CustodyPeriods",
        ["Projections.Name"] = "What is kept",
        ["Projections.Version"] = "The rule's version",
        ["Projections.MadeAt"] = "UTC",
        ["FoldedTexts.RecordId"] = "Whose text it is; of a fact the version that stands",
        ["FoldedTexts.Field"] = "Which text",
        ["FoldedTexts.Text"] = "The text as it is searched: one form for what looks or reads alike",
        ["FoldedTexts.SortKey"] = "Where it stands in a list, as ASCII digits and letters a to f; empty for long texts",
        ["NameKeys.RecordId"] = "The person or the other name that holds the name",
        ["NameKeys.PersonId"] = "Whose name it is",
        ["NameKeys.Key"] = "How a part of the name sounds, in short",
        ["ImportedRows.Fingerprint"] = "SHA-256 of what the row says, in hexadecimal; with #2 behind it where a file holds it twice",
        ["ImportedRows.First"] = "The same without the number behind it",
        ["ImportedRows.RecordId"] = "The record that it became",
        ["ImportMappings.Id"] = "The mapping",
        ["ImportMappings.Kind"] = "What the rows are, by the name of a list",
        ["ImportMappings.Name"] = "What the team calls it",
        ["ImportMappings.Columns"] = "JSON: what each heading is read as",
        ["ImportMappings.SavedAt"] = "When it was kept last",
        ["SeedEntries.Key"] = "File and line's own key",
        ["SeedEntries.RecordId"] = "The record that it became",
        ["Accounts.Id"] = "The account",
        ["Accounts.Role"] = "`Advocate`, `ReportAuthor`, `Researcher`, `Administrator`",
        ["Accounts.DisplayName"] = "The name that colleagues see",
        ["Accounts.SuspendedAt"] = "Since when the account may not sign in, UTC",
        ["Accounts.Language"] = "`English`, `Khmer`; empty until the person chooses",
        ["Accounts.Theme"] = "`Device`, `Light`, `Dark`; empty until the person chooses",
        ["Accounts.TimeZone"] = "IANA name of the time zone in which the person reads times of the clock",
        ["AccountClaims.Id"] = "The claim",
        ["AccountSessions.Id"] = "The sign-in",
        ["AccountSessions.AccountId"] = "Whose sign-in",
        ["AccountSessions.StartedAt"] = "UTC",
        ["AccountSessions.SeenAt"] = "When its person last did something, UTC; empty: not since it started",
        ["AccountSessions.ConfirmedAt"] = "When password and code were given last, UTC; empty: not since it started",
        ["AccountSessions.LockedAt"] = "Since when it waits for its password, UTC",
        ["AccountSessions.EndedAt"] = "UTC; empty while it lasts",
        ["Drafts.Id"] = "The draft",
        ["SecondFactors.AccountId"] = "Whose it is",
        ["SecondFactors.ProtectedSecret"] = "The secret, encrypted with the keys of the data folder",
        ["SecondFactors.SetUpAt"] = "UTC",
        ["SecondFactors.LastStep"] = "Time step (thirty seconds, from 1970) of the last code taken: none up to it is taken again",
        ["RecoveryCodes.Id"] = "The code",
        ["RecoveryCodes.AccountId"] = "Whose it is",
        ["RecoveryCodes.CodeHash"] = "SHA-256 of the code; the code itself is kept nowhere",
        ["RecoveryCodes.UsedAt"] = "UTC; empty until it is used",
        ["Drafts.AccountId"] = "Whose draft",
        ["Drafts.Form"] = "The form's address",
        ["Drafts.Kind"] = "What the form makes or edits; empty for a form of several records",
        ["Drafts.RecordId"] = "The record that is edited, or the owner of the new one",
        ["Drafts.Texts"] = "JSON: the typed texts by their names in the form",
        ["Drafts.UpdatedAt"] = "UTC",
        ["MadeFiles.Id"] = "Its own sequence",
        ["MadeFiles.List"] = "The list, table or report, as its command calls it",
        ["MadeFiles.Question"] = "The question as the query of an address",
        ["MadeFiles.Audience"] = "For whom it is",
        ["MadeFiles.Language"] = "`en` or `km`",
        ["MadeFiles.Format"] = "`xlsx`, `csv`, `json`, …",
        ["MadeFiles.FileName"] = "As it was handed over",
        ["MadeFiles.Rules"] = "The version of the rules that answered",
        ["MadeFiles.KnownAt"] = "The moment of knowledge, UTC",
        ["MadeFiles.Rows"] = "How many rows its list has",
        ["MadeFiles.Sha256"] = "Of the file, in hexadecimal",
        ["MadeFiles.MadeAt"] = "UTC; the file carries it, too",
        ["MadeFiles.AccountId"] = "Who asked; empty for the operator of a command",
        ["MadeFiles.ActorName"] = "Their name then",
        ["MadeFiles.Role"] = "With whose sight it was made",
        ["MadeFiles.Reason"] = "Why it is to leave, in the words of whoever asked",
        ["MadeFiles.State"] = "What has become of it",
        ["MadeFiles.DecidedAt"] = "UTC; empty while nobody has decided, or nobody has to",
        ["MadeFiles.DecidedBy"] = "The account that approved or refused it; empty where there was no other",
        ["MadeFiles.DecidedByName"] = "Their name then",
        ["MadeFiles.Remark"] = "In their words",
        ["MadeFiles.TakenAt"] = "When whoever asked took an approved file, UTC",
        ["MadeFiles.Frozen"] = "Its numbers stay, whatever is corrected later",
        ["MadeFiles.Kept"] = "The file (gzip, base64), of one that waits, was approved or is frozen",
        ["Invitations.Id"] = "The invitation",
        ["Invitations.TokenHash"] = "SHA-256 of the link's token; the token itself is kept nowhere",
        ["Invitations.Role"] = "The role that the new account gets",
        ["Invitations.InvitedBy"] = "The administrator's account; empty for the first link",
        ["Invitations.ForWhom"] = "Whom it is for, in the administrator's words",
        ["Invitations.UsedBy"] = "The account that it became",
        ["Invitations.RevokedAt"] = "When an administrator took it back, UTC",
        ["Invitations.ExpiresAt"] = "UTC",
        ["Invitations.UsedAt"] = "UTC; empty until it is used",
    };
}
