namespace CaseTracker.App.Tests.Schema;

/// <summary>What tables, and columns that no field catalogue names, mean.</summary>
internal static class ColumnNotes
{
    public static string? Table(string table) => Tables.GetValueOrDefault(table);

    /// <summary>The note on a column: the table's own, or the one that holds wherever a column has this name; else nothing.</summary>
    public static string Column(string table, string column) =>
        Columns.GetValueOrDefault($"{table}.{column}") ?? Columns.GetValueOrDefault(column) ?? "";

    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["Records"] = "The header of every record and every fact. It gives the id.",
        ["People"] = "Individuals, groups, and persons known only by a role.",
        ["PersonNames"] = "Other names of a person, as sources write them.",
        ["GroupCounts"] = "How many members of a group reached a stage. A fact.",
        ["IdentityLinks"] = "What joins two person records. A fact.",
        ["Organisations"] = "Organisations, state bodies, courts.",
        ["Places"] = "Countries, provinces and smaller places.",
        ["Facilities"] = "Places of detention.",
        ["Laws"] = "Laws by dated version.",
        ["LegalArticles"] = "Articles of a dated version of a law.",
        ["Prosecutions"] = "One prosecution of one person or group.",
        ["Charges"] = "Charges in a prosecution. A fact.",
        ["Sentences"] = "Sentences on a charge. A fact.",
        ["Stays"] = "Stays in one place of detention. A fact.",
        ["CustodyEvents"] = "Arrests and the other dated events that the custody rule reads. A fact.",
        ["Cases"] = "What ties people, events, prosecutions and sources into one story.",
        ["Participants"] = "A person's or an organisation's part in a case.",
        ["Sources"] = "What a fact can be read in.",
        ["Citations"] = "What one source says of one field of one record.",
        ["Memberships"] = "Memberships of organisations and posts in them. A fact.",
        ["Relations"] = "Relations between two persons. A fact.",
        ["WelfareReports"] = "Health, ill-treatment and deaths in custody, as reported. A fact.",
        ["Assessments"] = "Who assessed whether a person is a political prisoner, and with what result. A fact.",
        ["Figures"] = "Figures that somebody gives, with their reporter.",
        ["AuditEntries"] = "The audit chain: a line is never changed and never removed.",
        ["SeedEntries"] = "Which line of the seed data became which record.",
        ["Accounts"] = "Who may sign in. The columns without a note are ASP.NET Core Identity's.",
        ["AccountClaims"] = "ASP.NET Core Identity's own.",
        ["AccountLogins"] = "ASP.NET Core Identity's own.",
        ["AccountTokens"] = "ASP.NET Core Identity's own.",
        ["AccountSessions"] = "Sign-ins. Ending one ends every page that was opened with it.",
        ["Invitations"] = "One-time links that make an account.",
    };

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["Id"] = "The record's id, from Records",
        ["Records.Id"] = "The one sequence of ids",
        ["Records.Kind"] = "What it is the header of",
        ["RowId"] = "The row of this version; nothing outside points at it",
        ["FactId"] = "The fact's lasting id, from Records; citations and links point at it",
        ["Version"] = "Counts the edits from 1; an edit of an older version is refused",
        ["Confidentiality"] = "`Public`, `Internal`, `Restricted`, `Confidential`",
        ["DeletedAt"] = "When the record was removed, UTC; empty while it stands",
        ["KnownFrom"] = "When the team began to hold this version true, UTC",
        ["KnownTo"] = "When a correction closed it, UTC; empty for the current version",
        ["CreatedAt"] = "UTC",
        ["AuditEntries.Id"] = "The order of the chain",
        ["AuditEntries.At"] = "When, UTC",
        ["AuditEntries.AccountId"] = "Who; empty for the local operator and the seed data",
        ["AuditEntries.ActorName"] = "Who, by name at that time",
        ["AuditEntries.Action"] = "What was done",
        ["AuditEntries.Kind"] = "To what kind of record",
        ["AuditEntries.RecordId"] = "To which record; no foreign key, so that a line outlives its record",
        ["AuditEntries.Reason"] = "Why, in the actor's words",
        ["AuditEntries.Changes"] = "JSON: each changed field with its value before and after",
        ["AuditEntries.PreviousHash"] = "The hash of the line before; 64 zeros for the first",
        ["AuditEntries.Hash"] = "SHA-256 of this line and of the hash before",
        ["IdentityLinks.OtherPersonId"] = "The record that the person is joined to (the field `other`)",
        ["SeedEntries.Key"] = "File and line's own key",
        ["SeedEntries.RecordId"] = "The record that it became",
        ["Accounts.Id"] = "The account",
        ["Accounts.Role"] = "`Advocate`, `ReportAuthor`, `Researcher`, `Administrator`",
        ["Accounts.DisplayName"] = "The name that colleagues see",
        ["Accounts.SuspendedAt"] = "Since when the account may not sign in, UTC",
        ["AccountClaims.Id"] = "The claim",
        ["AccountSessions.Id"] = "The sign-in",
        ["AccountSessions.AccountId"] = "Whose sign-in",
        ["AccountSessions.StartedAt"] = "UTC",
        ["AccountSessions.EndedAt"] = "UTC; empty while it lasts",
        ["Invitations.Id"] = "The invitation",
        ["Invitations.TokenHash"] = "SHA-256 of the link's token; the token itself is kept nowhere",
        ["Invitations.Role"] = "The role that the new account gets",
        ["Invitations.InvitedBy"] = "The administrator's account; empty for the first link",
        ["Invitations.ExpiresAt"] = "UTC",
        ["Invitations.UsedAt"] = "UTC; empty until it is used",
    };
}
