using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>A file that is to be attached.</summary>
/// <param name="Name">As it is called where it comes from.</param>
/// <param name="Description">What it is and how it came to the team.</param>
/// <param name="Level">Who may know of it, of those who may know of the record; null: those who may edit. A file may name what nobody
/// takes out of it, so it is never more open by itself.</param>
public sealed record FileToAttach(long Record, string Name, string? Description = null, Confidentiality? Level = null);

/// <summary>Takes a file in and attaches it to a record. What is answered with its id is on the disk, whole and encrypted, and in the
/// database; otherwise nothing is left of it.</summary>
public sealed class AttachFile
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly UnitOfWork _unit;
    private readonly EvidenceStore _store;
    private readonly EvidenceLimits _limits;
    private readonly FilesArrived _arrived;
    private readonly VirusScanner _scanner;

    internal AttachFile(IDbContextFactory<CaseTrackerDb> factory, Access access, UnitOfWork unit, EvidenceStore store,
        EvidenceLimits limits, FilesArrived arrived, VirusScanner scanner) =>
        (_factory, _access, _unit, _store, _limits, _arrived, _scanner) = (factory, access, unit, store, limits, arrived, scanner);

    /// <param name="content">Read to its end.</param>
    /// <param name="expected">How long it is said to be, in bytes; null where nobody knows: then the limits hold as it comes in.</param>
    /// <param name="progress">Told how many bytes have come in.</param>
    public async Task<Outcome<long>> Handle(CurrentUser user, FileToAttach file, Stream content, long? expected = null,
        IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused) return Outcome<long>.Failed(refused);
        var name = EvidenceRules.CleanName(file.Name);
        if (name.Length == 0) return Outcome<long>.Failed(new Invalid("file", "Evidence.NameMissing"));
        if (EvidenceRules.WrongText("description", file.Description) is { } wrong) return Outcome<long>.Failed(wrong);
        long room;
        await using (var db = await _factory.CreateDbContextAsync(cancel))
        {
            var place = await PlaceOf(db, user, file, cancel);
            if (!place.Succeeded) return Outcome<long>.Failed(place.Problems);
            room = Math.Max(0, _limits.OfAll - await Held(db, cancel));
        }
        if (TooMuch(expected ?? 0, room) is { } much) return Outcome<long>.Failed(much);
        try
        {
            await using var scanned = _scanner.Address is null ? null : await _scanner.Watch(content, cancel);
            using var received = await _store.Receive(scanned ?? content, Math.Min(_limits.OfFile, room), progress, cancel);
            if (received.Bytes == 0) return Outcome<long>.Failed(new Invalid("file", "Evidence.Empty"));
            if (received.Format is null) return Outcome<long>.Failed(new Invalid("file", "Evidence.FormatUnknown"));
            if (scanned is not null && await scanned.Found(cancel) is { } virus)
                return await Refuse(user, file with { Name = name }, received.Sha256, virus, cancel);
            var saved = await _unit.Run(user, Permission.EditRecords, work => Save(work, file with { Name = name }, received, cancel),
                cancel);
            if (!saved.Succeeded) return saved;
            received.Keep();
            _arrived.Tell();
            return saved;
        }
        catch (TooLargeException)
        {
            return Outcome<long>.Failed(TooMuch(Math.Min(_limits.OfFile, room) + 1, room)!);
        }
        catch (ScannerException)
        {
            return Outcome<long>.Failed(new Problem("Evidence.ScannerSilent", _scanner.Address!.ToString()));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Outcome<long>.Failed(new Problem("Evidence.NotStored", failure.Message));
        }
    }

    private async Task<Outcome<long>> Refuse(CurrentUser user, FileToAttach file, string sha256, string virus, CancellationToken cancel)
    {
        var noted = await _unit.Run(user, Permission.EditRecords, async work =>
        {
            var place = await PlaceOf(work.Db, user, file, cancel);
            if (place.Succeeded) EvidenceActs.Refused(work, file.Record, place.Value.Kind, file.Name, sha256, virus);
            return place;
        }, cancel);
        return Outcome<long>.Failed(noted.Succeeded ? [new Invalid("file", "Evidence.Infected", virus)] : noted.Problems);
    }

    private async Task<Outcome<long>> Save(WriteContext work, FileToAttach file, ReceivedFile received, CancellationToken cancel)
    {
        var db = work.Db;
        // The record, or who may know of it, may have changed while the file came in.
        var place = await PlaceOf(db, work.CurrentUser, file, cancel);
        if (!place.Succeeded) return Outcome<long>.Failed(place.Problems);
        if (TooMuch(received.Bytes, _limits.OfAll - await Held(db, cancel)) is { } much) return Outcome<long>.Failed(much);
        if (await db.EvidenceFiles.Within(work.CurrentUser.Clearance).Where(row => row.RecordId == file.Record && row.RemovedAt == null
            && row.Sha256 == received.Sha256).Select(row => row.Name).FirstOrDefaultAsync(cancel) is { } same)
            return Outcome<long>.Failed(new Problem("Evidence.AlreadyThere", same));
        var row = new EvidenceFileRow
        {
            RecordId = file.Record,
            Name = file.Name,
            Description = string.IsNullOrWhiteSpace(file.Description) ? null : file.Description.Trim(),
            Confidentiality = place.Value.Level,
            Format = received.Format!.Value,
            Bytes = received.Bytes,
            Sha256 = received.Sha256,
            StoredAs = received.StoredAs,
            ReceivedAt = work.Now,
            ReceivedById = work.CurrentUser.AccountId,
            ReceivedByName = work.CurrentUser.Name,
        };
        db.EvidenceFiles.Add(row);
        // Its id is told of.
        await db.SaveChangesAsync(cancel);
        EvidenceActs.Add(work, row, place.Value.Kind, EvidenceAct.Received);
        return Outcome<long>.Of(row.Id);
    }

    private static async Task<Outcome<Place>> PlaceOf(CaseTrackerDb db, CurrentUser user, FileToAttach file, CancellationToken cancel)
    {
        var header = await db.Headers.AsNoTracking().VisibleTo(user.Clearance).SingleOrDefaultAsync(row => row.Id == file.Record, cancel);
        if (header is null || !await EvidenceSight.Sees(db, file.Record, user.Clearance, cancel))
            return Outcome<Place>.Failed(new NotFound());
        if (!EvidenceSight.Takes(header.Kind))
            return Outcome<Place>.Failed(new Problem("Evidence.KindTakesNone", header.Kind.Label));
        // Where nobody has worked it out yet, it is for the highest clearance.
        var of = header.LimitedFrom ?? header.VisibleFrom ?? Visibility.Highest;
        var level = file.Level ?? RemarkRules.UsualLevel(user.Clearance, of);
        return RemarkRules.Levels(user.Clearance, of).Contains(level) ? Outcome<Place>.Of(new(level, header.Kind))
            : Outcome<Place>.Failed(new Invalid("level", "Evidence.LevelWrong"));
    }

    private static async Task<long> Held(CaseTrackerDb db, CancellationToken cancel) =>
        await db.EvidenceFiles.SumAsync(row => (long?)row.Bytes, cancel) ?? 0;

    private Invalid? TooMuch(long bytes, long room) =>
        bytes > _limits.OfFile ? new Invalid("file", "Evidence.TooLarge", (int)(_limits.OfFile / EvidenceLimits.Megabyte))
        : bytes > room ? new Invalid("file", "Evidence.Full", (int)(_limits.OfAll / EvidenceLimits.Megabyte)) : null;

    /// <summary>What the file is attached to, and the level that it gets.</summary>
    private sealed record Place(Confidentiality Level, RecordKind Kind);
}
