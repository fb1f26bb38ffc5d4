using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.History;

/// <summary>When a record was limited to some, or opened again, in the names that accounts and teams have now.</summary>
internal static class LimitChanges
{
    private sealed record Named(long[] Before, long[] After);

    private sealed record Change(Named Accounts, Named Teams);

    public static async Task<IReadOnlyList<HistoryEntry>> Of(CaseTrackerDb db, Clearance reader, long record,
        CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.RecordId == record && entry.Action == AuditAction.Limited)
            .ToListAsync(cancel);
        if (entries.Count == 0) return [];
        var actors = await ActorNames.For(db, reader, entries.Select(entry => (entry.AccountId, entry.ActorName)), cancel);
        var accounts = await db.Users.AsNoTracking().ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancel);
        var teams = await db.Teams.AsNoTracking().ToDictionaryAsync(team => team.Id, team => team.Name, cancel);
        return [.. entries.Select(entry =>
        {
            var change = JsonSerializer.Deserialize<Change>(entry.Changes, JsonSerializerOptions.Web)!;
            return new HistoryEntry(entry.Id, DateTime.SpecifyKind(entry.At, DateTimeKind.Utc), actors.Of(entry), entry.Action, null,
                [new FieldChange(Texts.Localize("Teams.WhoMaySee"), Words(change.Accounts.Before, change.Teams.Before),
                    Words(change.Accounts.After, change.Teams.After), false)], [], false, false);
        })];

        string Words(long[] one, long[] many) => one.Length + many.Length == 0 ? Texts.Localize("Teams.EverybodyOfItsLevel")
            : reader.DataOnly ? Texts.Localize("Teams.SomeOfTheTeam")
            : string.Join(", ", many.Select(id => teams.GetValueOrDefault(id)).Concat(one.Select(id => accounts.GetValueOrDefault(id)))
                .OfType<string>());
    }
}
