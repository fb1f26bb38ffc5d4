using System.Runtime.CompilerServices;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.History;

/// <summary>Which lines of the audit log are asked for. Null asks for all.</summary>
/// <param name="Who">Part of the name of who acted.</param>
/// <param name="From">The first Cambodian day.</param>
/// <param name="To">The last Cambodian day.</param>
public sealed record LogQuestion(string? Who = null, AuditAction? Action = null, RecordKind? Kind = null, long? RecordId = null,
    DateOnly? From = null, DateOnly? To = null);

/// <summary>A line of the audit log, without values of records: those stand in a record's history, as its reader may see them.</summary>
/// <param name="At">UTC.</param>
/// <param name="What">Of an entry that belongs to no record (sign-ins, accounts, exports): what was done, as it is kept.</param>
/// <param name="Hash">Of the entry.</param>
public sealed record LogLine(long Id, DateTime At, string By, AuditAction Action, RecordKind? Kind, long? RecordId, string? Reason,
    string? What, string Hash);

/// <summary>Some lines, the last first.</summary>
/// <param name="More">Earlier ones follow.</param>
public sealed record LogLines(IReadOnlyList<LogLine> Lines, bool More);

/// <summary>Shows the audit log to administrators.</summary>
public sealed class ShowLog
{
    public const int PageSize = 50;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowLog(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <param name="before">Only lines before this one; null from the last on.</param>
    public async Task<Outcome<LogLines>> Handle(CurrentUser user, LogQuestion question, long? before = null,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused) return Outcome<LogLines>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var lines = await Asked(db, question).Where(entry => before == null || entry.Id < before).OrderByDescending(entry => entry.Id)
            .Take(PageSize + 1).ToListAsync(cancel);
        var actors = await ActorNames.For(db, user.Clearance, lines.Select(entry => (entry.AccountId, entry.ActorName)), cancel);
        return Outcome<LogLines>.Of(new([.. lines.Take(PageSize).Select(entry => Line(entry, actors.Of(entry)))], lines.Count > PageSize));
    }

    /// <summary>All lines that are asked for, the first first, with names as they are kept. The caller has asked whether its user
    /// may.</summary>
    internal static async IAsyncEnumerable<LogLine> All(CaseTrackerDb db, LogQuestion question,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var entry in Asked(db, question).OrderBy(entry => entry.Id).AsAsyncEnumerable().WithCancellation(cancel))
            yield return Line(entry, entry.ActorName);
    }

    private static IQueryable<AuditEntry> Asked(CaseTrackerDb db, LogQuestion question)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (question.Who is { Length: > 0 } who) entries = entries.Where(entry => entry.ActorName.Contains(who));
        if (question.Action is { } action) entries = entries.Where(entry => entry.Action == action);
        if (question.Kind is { } kind) entries = entries.Where(entry => entry.Kind == kind);
        if (question.RecordId is { } record) entries = entries.Where(entry => entry.RecordId == record);
        if (question.From is { } from && from > DateOnly.MinValue)
        {
            var begin = CambodianTime.EndOf(from.AddDays(-1));
            entries = entries.Where(entry => entry.At > begin);
        }
        if (question.To is not { } to) return entries;
        var end = CambodianTime.EndOf(to);
        return entries.Where(entry => entry.At <= end);
    }

    private static LogLine Line(AuditEntry entry, string by) => new(entry.Id, DateTime.SpecifyKind(entry.At, DateTimeKind.Utc), by,
        entry.Action, entry.Kind, entry.RecordId, ProgramReasons.Shown(entry.Reason), entry.RecordId is null ? entry.Changes : null,
            entry.Hash);
}
