using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Exchange.Made;

/// <summary>What was printed stays true: a file is made again with the numbers that it had, a frozen one keeps them, and what was corrected
/// since is told as an erratum.</summary>
public sealed class KeepNumbers
{
    private const int MostCorrections = 100;

    private readonly MakeExport _make;
    private readonly MadeFiles _files;
    private readonly UnitOfWork _unit;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly SpoolFolder _folder;

    internal KeepNumbers(MakeExport make, MadeFiles files, UnitOfWork unit, IDbContextFactory<CaseTrackerDb> factory, SpoolFolder folder) =>
        (_make, _files, _unit, _factory, _folder) = (make, files, unit, factory, folder);

    /// <summary>Makes the file again, with its old stamp and as it was known then, and says whether it is the same. What is known as of now
    /// alone is as it is now: names that records link to, sources, and filters that look at other records.</summary>
    public async Task<Outcome<MadeAgain>> Again(CurrentUser user, long id, QuestionReader read, CancellationToken cancel = default)
    {
        await using var content = Storage.PrivateFiles.OpenNameless(_folder.Path);
        var again = await Make(user, id, read, content, then: true, cancel);
        return !again.Succeeded ? Outcome<MadeAgain>.Failed(again.Problems) : Outcome<MadeAgain>.Of(
            new(MadeFiles.View(again.Value.Row, user), again.Value.Made.Sha256 == again.Value.Row.Sha256, again.Value.Made.Rows));
    }

    /// <summary>Keeps a file as it left, for good. Throws nothing away: what is on record goes on changing beside it.</summary>
    public async Task<Outcome<MadeFile>> Freeze(CurrentUser user, long id, QuestionReader read, CancellationToken cancel = default)
    {
        using var content = new MemoryStream();
        var again = await Make(user, id, read, content, then: true, cancel);
        if (!again.Succeeded) return Outcome<MadeFile>.Failed(again.Problems);
        var kept = again.Value.Row.Kept;
        if (kept is null)
        {
            if (again.Value.Made.Sha256 != again.Value.Row.Sha256) return Outcome<MadeFile>.Failed(new Problem("Export.NotTheSame"));
            if (content.Length > KeptBytes.Most) return Outcome<MadeFile>.Failed(new Problem("Export.TooLargeToKeep"));
            kept = KeptBytes.Pack(content.ToArray());
        }
        return await _unit.Run(user, Permission.ExportRecords, async work =>
        {
            var row = await work.Db.MadeFiles.SingleAsync(one => one.Id == id, cancel);
            (row.Frozen, row.Kept) = (true, kept);
            work.Audit.Add(new Audited(AuditAction.Exported, null, () => null, null,
                System.Text.Json.JsonSerializer.Serialize(new { file = id, frozen = true, sha256 = row.Sha256 })));
            return Outcome<MadeFile>.Of(MadeFiles.View(row, user));
        }, cancel);
    }

    /// <summary>What the answer of now says otherwise than a frozen file, and what was corrected since.</summary>
    public async Task<Outcome<Erratum>> Errata(CurrentUser user, long id, QuestionReader read, CancellationToken cancel = default)
    {
        using var content = new MemoryStream();
        var now = await Make(user, id, read, content, then: false, cancel);
        if (!now.Succeeded) return Outcome<Erratum>.Failed(now.Problems);
        var row = now.Value.Row;
        if (row is not { Frozen: true, Kept: { } kept }) return Outcome<Erratum>.Failed(new Problem("Export.NotFrozen"));
        var (old, young) = (Lines(KeptBytes.Unpack(kept), row.KnownAt), Lines(content.ToArray(), now.Value.Made.KnownAt));
        return Outcome<Erratum>.Of(new(MadeFiles.View(row, user), Without(old, young), Without(young, old),
            await Corrections(user, row.KnownAt, cancel)));

        // When it was asked is no correction.
        List<string> Lines(byte[] file, DateTime known) => [.. FileLines.Of(file, row.Format).Select(line =>
            new[] { known, row.MadeAt }.Aggregate(line, (left, moment) => left
                .Replace(CoverSheet.Moment(moment), "", StringComparison.Ordinal)
                .Replace(JsonValues.Moment(moment), "", StringComparison.Ordinal)))];
    }

    /// <summary>The lines of one that the other lacks, each as often as it lacks it.</summary>
    private static List<string> Without(IEnumerable<string> one, IEnumerable<string> other)
    {
        var left = other.GroupBy(line => line, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(),
            StringComparer.Ordinal);
        return [.. one.Where(line => (left[line] = left.GetValueOrDefault(line) - 1) < 0)];
    }

    private async Task<Outcome<(MadeFileRow Row, WrittenExport Made)>> Make(CurrentUser user, long id, QuestionReader read, Stream content,
        bool then, CancellationToken cancel)
    {
        var found = await _files.Find(user, id, cancel);
        if (!found.Succeeded) return Outcome<(MadeFileRow, WrittenExport)>.Failed(found.Problems);
        var row = found.Value;
        // Whoever sees less by now than then does not see it by this door.
        if (row.Role.Clearance() > user.Clearance) return Outcome<(MadeFileRow, WrittenExport)>.Failed(new Denied());
        FileLanguage.Speak(row.Language);
        var subject = read(MadeFiles.View(row, user));
        if (!subject.Succeeded) return Outcome<(MadeFileRow, WrittenExport)>.Failed(subject.Problems);
        var made = await _make.Write(content, CurrentUser.Operator(row.Role) with { NamedAs = row.AccountId }, subject.Value,
            ExportFormats.Find(row.Format)!.Value, (row.MadeAt, then ? row.KnownAt : null),
            row is { State: MadeFileState.Approved, DecidedBy: null }, cancel);
        return made.Succeeded ? Outcome<(MadeFileRow, WrittenExport)>.Of((row, made.Value))
            : Outcome<(MadeFileRow, WrittenExport)>.Failed(made.Problems);
    }

    private async Task<IReadOnlyList<CorrectionSince>> Corrections(CurrentUser user, DateTime since, CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var lines = await db.AuditEntries.AsNoTracking().Where(line => line.At > since && line.RecordId != null && line.Reason != null
            && (line.Action == AuditAction.Corrected || line.Action == AuditAction.Edited || line.Action == AuditAction.Removed
                || line.Action == AuditAction.Restored)).OrderByDescending(line => line.Id).Take(MostCorrections).ToListAsync(cancel);
        var found = new List<CorrectionSince>();
        foreach (var line in lines)
            // Of what is gone only the highest clearance is told.
            if (user.Clearance == Visibility.Highest || await RecordSight.Sees(db, line.RecordId!.Value, user.Clearance, cancel))
                found.Add(new(line.At, ActorNames.Shown(user.Clearance, line.AccountId, line.ActorName)!,
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{line.Kind?.Label} {line.RecordId}"), line.Reason!));
        return found;
    }
}
