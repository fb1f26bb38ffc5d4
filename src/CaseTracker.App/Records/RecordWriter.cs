using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>The one way in which records and facts are written, whatever their kind: rules, links, what the editor could
/// not see, version, citations, audit.</summary>
internal sealed partial class RecordWriter(IUnitOfWork unit)
{
    /// <summary>Saves an ordinary record and gives its id.</summary>
    public Task<Outcome<long>> Record<TRow, TDetails>(CurrentUser user, Save<TDetails> save, CancellationToken cancel)
        where TRow : class, TDetails, IRecordRow, new() where TDetails : class, IDetails<TDetails>, new() =>
        unit.Run(user, Permission.EditRecords, work => RecordIn<TRow, TDetails>(work, save, cancel), cancel);

    /// <summary>Saves a fact: a new one, or a correction that closes the current row and inserts another under the same id.</summary>
    public Task<Outcome<long>> Fact<TRow, TDetails>(CurrentUser user, Save<TDetails> save, CancellationToken cancel)
        where TRow : class, TDetails, IFactRow, new() where TDetails : class, IDetails<TDetails>, new() =>
        unit.Run(user, Permission.EditRecords, work => FactIn<TRow, TDetails>(work, save, cancel), cancel);

    /// <summary>Several saves that stand or fall together.</summary>
    public Task<Outcome<long>> Together(CurrentUser user, Func<RecordWriter, Task<Outcome<long>>> body, CancellationToken cancel) =>
        unit.Run(user, Permission.EditRecords, work => body(new RecordWriter(new NestedUnitOfWork(work))), cancel);

    /// <summary>The same, for a body that reads inside the unit, too.</summary>
    public Task<Outcome<T>> Within<T>(CurrentUser user, Func<WriteContext, RecordWriter, Task<Outcome<T>>> body,
        CancellationToken cancel) =>
        unit.Run(user, Permission.EditRecords, work => body(work, new RecordWriter(new NestedUnitOfWork(work))), cancel);

    private static async Task<Outcome<long>> RecordIn<TRow, TDetails>(WriteContext work, Save<TDetails> save, CancellationToken cancel)
        where TRow : class, TDetails, IRecordRow, new() where TDetails : class, IDetails<TDetails>, new()
    {
        var catalogue = TDetails.Catalogue;
        work.Draft ??= save.Draft;
        var joined = await SecondSources.Joined(work, catalogue, save, cancel);
        if (!joined.Succeeded) return Outcome<long>.Failed(joined.Problems);
        save = joined.Value;
        TRow? row = null;
        if (save.Id is { } id)
        {
            row = await work.Db.Set<TRow>().Include(r => r.Header).SingleOrDefaultAsync(r => r.Id == id && r.DeletedAt == null, cancel);
            if (row is null || !await RecordSight.Sees(work, id, cancel)) return Missing(catalogue.Kind);
            if (row.Version != save.Version) return Outcome<long>.Failed([.. Stale(catalogue, row, save.Details, work.CurrentUser)]);
        }
        var details = row is null ? save.Details : Redaction.KeepHidden(catalogue, row, save.Details, work.CurrentUser.Clearance);
        var problems = await Check(work, catalogue, save, row, details, cancel);
        if (problems.Count > 0) return Outcome<long>.Failed(problems);

        if (row is not null && Unchanged(catalogue, row, details, row.Confidentiality, save))
            return await Cite(work, row.Header, save, known: true, cancel);
        var known = row is not null;
        row = Write(work, save, row, details);
        await work.Db.SaveChangesAsync(cancel);
        await RecordTypes.Of<TDetails>().Saved(work.Db, row, cancel);
        return await Cite(work, row.Header, save, known, cancel);
    }

    /// <summary>Puts the details into the row, or into a new one, with a line for the log; the next save of the context writes
    /// it.</summary>
    private static TRow Write<TRow, TDetails>(WriteContext work, Save<TDetails> save, TRow? stored, TDetails details)
        where TRow : class, TDetails, IRecordRow, new() where TDetails : class, IDetails<TDetails>, new()
    {
        var catalogue = TDetails.Catalogue;
        var (before, level) = (stored is null ? null : catalogue.Copy(stored), stored?.Confidentiality);
        var row = stored ?? new TRow { Header = work.NewHeader(catalogue.Kind) };
        catalogue.CopyInto(details, row);
        row.Confidentiality = save.Confidentiality;
        row.Version++;
        if (stored is null) work.Db.New.Add(row);
        var changes = ChangesJson.Of(work.Db.Identities, catalogue, before, details, (level, save.Confidentiality));
        work.Audit.Add(new Audited(before is null ? AuditAction.Created
            : AuditAction.Edited, catalogue.Kind, () => row.Id, save.Reason, changes));
        return row;
    }

    private static async Task<Outcome<long>> FactIn<TRow, TDetails>(WriteContext work, Save<TDetails> save, CancellationToken cancel)
        where TRow : class, TDetails, IFactRow, new() where TDetails : class, IDetails<TDetails>, new()
    {
        var catalogue = TDetails.Catalogue;
        work.Draft ??= save.Draft;
        var joined = await SecondSources.Joined(work, catalogue, save, cancel);
        if (!joined.Succeeded) return Outcome<long>.Failed(joined.Problems);
        save = joined.Value;
        TRow? current = null;
        if (save.Id is { } id)
        {
            current = await work.Db.Set<TRow>().Include(r => r.Header)
                .SingleOrDefaultAsync(r => r.FactId == id && r.KnownTo == null, cancel);
            if (current is null || !await RecordSight.Sees(work, id, cancel)) return Missing(catalogue.Kind);
            if (current.Version != save.Version)
                return Outcome<long>.Failed([.. Stale(catalogue, current, save.Details, work.CurrentUser)]);
        }
        var details = current is null ? save.Details : Redaction.KeepHidden(catalogue, current, save.Details, work.CurrentUser.Clearance);
        if (current is not null && string.IsNullOrWhiteSpace(save.Reason)
            && !Unchanged(catalogue, current, details, current.Confidentiality, save))
            return Outcome<long>.Failed(new Invalid(Invalid.Reason, "Errors.ReasonMissing"));
        var problems = await Check(work, catalogue, save, current, details, cancel);
        if (problems.Count > 0) return Outcome<long>.Failed(problems);
        if (current is not null && Unchanged(catalogue, current, details, current.Confidentiality, save))
            return await Cite(work, current.Header, save, known: true, cancel);

        // A clock that was set back must not make a row end before it began.
        var moment = current is null || work.Now > current.KnownFrom ? work.Now : current.KnownFrom.AddTicks(1);
        var row = new TRow
        {
            Header = current?.Header ?? work.NewHeader(catalogue.Kind),
            Version = (current?.Version ?? 0) + 1,
            Confidentiality = save.Confidentiality,
            KnownFrom = moment,
        };
        catalogue.CopyInto(details, row);
        if (current is not null) current.KnownTo = moment;
        work.Db.New.Add(row);
        var changes = ChangesJson.Of(work.Db.Identities, catalogue, current is null ? null : catalogue.Copy(current), details,
            (current?.Confidentiality, save.Confidentiality));
        work.Audit.Add(new Audited(current is null ? AuditAction.Created
            : AuditAction.Corrected, catalogue.Kind, () => row.FactId, save.Reason, changes));
        await work.Db.SaveChangesAsync(cancel);
        return await Cite(work, row.Header, save, known: current is not null, cancel);
    }

    /// <summary>Adds the citations that come with a record that is saved: all with one save of the context.</summary>
    /// <param name="known">The record stood before: what the same source says of the same field already is not added again.</param>
    private static async Task<Outcome<long>> Cite<TDetails>(WriteContext work, RecordHeader header, Save<TDetails> save, bool known,
        CancellationToken cancel)
        where TDetails : class, new()
    {
        work.Saved.TryAdd(header.Id, header.Kind);
        if (save.Citations.Count == 0) return Outcome<long>.Of(header.Id);
        var standing = known ? await work.Db.Citations.AsNoTracking().Where(row => row.RecordId == header.Id && row.DeletedAt == null)
            .ToListAsync(cancel) : [];
        var added = new List<CitationRow>();
        foreach (var citation in save.Citations)
        {
            var details = new CitationDetails
            {
                SourceId = citation.SourceId,
                RecordId = header.Id,
                Field = citation.Field,
                Locator = citation.Locator,
                Reported = citation.Reported,
                AsOf = citation.AsOf,
                Credibility = citation.Credibility,
                Note = citation.Note,
                Value = citation.Value,
            };
            var level = citation.Level ?? save.Confidentiality;
            // What stands is compared with the value that is read from the words.
            var valued = await CitedValues.Valued(work, null, details, cancel);
            if (!valued.Succeeded) return Refused(citation, valued.Problems);
            if (known && standing.Concat(added).Any(row => row.Confidentiality == level
                && !CitationDetails.Catalogue.Differences(row, valued.Value).Any())) continue;
            var said = new Save<CitationDetails>(null, 0, valued.Value, level);
            var problems = await Check(work, CitationDetails.Catalogue, said, null, valued.Value, cancel);
            if (problems.Count > 0) return Refused(citation, problems);
            added.Add(Write<CitationRow, CitationDetails>(work, said, null, valued.Value));
        }
        await work.Db.SaveChangesAsync(cancel);
        foreach (var row in added) work.Saved.TryAdd(row.Id, RecordKind.Citation);
        return Outcome<long>.Of(header.Id);
    }

    /// <summary>A save that changes nothing makes no version, and leaves no line in the log; what it cites is added all the same.</summary>
    private static bool Unchanged<T>(FieldCatalogue<T> catalogue, T stored, T details, Confidentiality level, Save<T> save) where T
        : class, new() =>
        level == save.Confidentiality && !catalogue.Differences(stored, details).Any();

    private static async Task<List<Problem>> Check<TDetails>(WriteContext work, FieldCatalogue<TDetails> catalogue, Save<TDetails> save,
        TDetails? stored, TDetails details, CancellationToken cancel) where TDetails : class, new()
    {
        List<Problem> problems = [.. FieldRules.Check(catalogue, details), .. save.Objections,
            .. Ownership.Kept(catalogue, stored, details), .. Smuggled(catalogue, stored, details)];
        if (save.Confidentiality > work.CurrentUser.Clearance) problems.Add(new Denied("Errors.ConfidentialityAboveOwn"));
        if (save is { Id: null, Same: null }
            && await SecondSources.Asked(work.Db, catalogue, details, work.CurrentUser.Clearance, cancel) is { } asked) problems.Add(asked);
        foreach (var field in catalogue.Fields)
        {
            if (field.Kind != FieldKind.Link || field.Get(details) is not long target || target == 0) continue;
            if (work.Saved.TryGetValue(target, out var kind) && (field.LinkTo ?? kind) == kind) continue;
            if (!await RecordSight.Sees(work, target, cancel, field.LinkTo))
                problems.Add(new Invalid(field.Key, "Errors.LinkMissing", field.Label));
        }
        // Whose a record is that may not be seen is not told.
        return problems.Count > 0 ? problems : await Ownership.Joined(work.Db, catalogue, save.Id, details, cancel);
    }

    /// <summary>Whoever reads the database could bring an encrypted text that is above the own clearance into a record that is not, and
    /// read it there.</summary>
    private static IEnumerable<Problem> Smuggled<TDetails>(FieldCatalogue<TDetails> catalogue, TDetails? stored, TDetails details)
        where TDetails : class, new() => catalogue.Fields
        .Where(field => field.Identity && SealedText.Is(field.Get(details))
            && (stored is null || !Equals(field.Get(stored), field.Get(details))))
        .Select(field => new Invalid(field.Key, "Errors.TextDisguised", field.Label));

    private static IEnumerable<Problem> Stale<TDetails>(FieldCatalogue<TDetails> catalogue, TDetails stored, TDetails mine,
        CurrentUser user)
        where TDetails : class, new()
    {
        yield return new Conflict();
        foreach (var field in catalogue.Differences(stored, mine))
            if (SensitivityRules.Of(field, stored) <= user.Clearance)
                yield return new Invalid(field.Key, "Errors.ChangedField", field.Label, FieldFormatter.Of(field.Get(stored)),
                    FieldFormatter.Of(field.Get(mine)));
    }

    private static Outcome<long> Missing(RecordKind kind) => Outcome<long>.Failed(new NotFound(kind));

    /// <summary>What is wrong with a citation, at the field of the record that it cites.</summary>
    private static Outcome<long> Refused(NewCitation citation, IReadOnlyList<Problem> problems) =>
        Outcome<long>.Failed([.. problems.Select(problem => Invalid.At(citation.Field, problem))]);
}
