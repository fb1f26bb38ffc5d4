using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Conflicts;

/// <summary>What is taken where sources disagree, and why.</summary>
/// <param name="CitationId">The citation that is believed; null for a value of the team's own.</param>
/// <param name="Value">The team's own value, where no citation is believed.</param>
public sealed record ConflictChoice(long RecordId, string Field, long? CitationId, string? Value, string Reason)
{
    /// <summary>What the chooser saw: what sources reported, and the versions of the record and of an earlier choice (0 for none). Where it
    /// differs by now, nothing is chosen. Null: whatever stands.</summary>
    public (string Weighed, int Record, int Settlement)? Seen { get; init; }

    /// <inheritdoc cref="Save{T}.Draft"/>
    public string? Draft { get; init; }
}

/// <summary>Chooses between values that sources report differently. The value goes into the field where it can be read as
/// that field's kind (a fact is corrected, with the reason); otherwise the field stays and only the choice is recorded.</summary>
public sealed class ResolveConflict
{
    private readonly RecordWriter _writer;

    internal ResolveConflict(RecordWriter writer) => _writer = writer;

    /// <summary>The settlement's record id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, ConflictChoice choice, CancellationToken cancel = default) =>
        _writer.Within(user, async (work, writer) =>
    {
        work.Draft = choice.Draft;
        if (!await RecordSight.Sees(work.Db, choice.RecordId, user.Clearance, cancel)
            || await RecordTypes.Stored(work.Db, choice.RecordId, cancel) is not { } stored)
            return Failed(new NotFound());
        if (stored.Type.Find(choice.Field) is not { } field
            || !await RecordSight.SeesField(work.Db, choice.RecordId, choice.Field, user.Clearance, cancel))
            return Failed(new Problem("Errors.FieldUnknown", choice.Field));
        var citations = await ReadCitations.For(work.Db, [choice.RecordId], user.Clearance, cancel);
        if (!citations.Disagree(choice.RecordId, choice.Field)) return Failed(new Problem("History.NoConflict", field.Label));
        var said = citations.Of(choice.RecordId, choice.Field).Where(citation => citation.Compared is not null).ToList();
        var believed = choice.CitationId is { } id ? said.Find(citation => citation.Id == id) : null;
        if (choice.CitationId is not null && believed is null)
            return Failed(new Invalid("citation", "Errors.LinkMissing", ConflictResolutionDetails.Catalogue.Find("citation")!.Label));
        var settlement = new ConflictResolutionDetails
        {
            RecordId = choice.RecordId,
            Field = choice.Field,
            CitationId = believed?.Id,
            Value = (believed is null ? choice.Value ?? "" : believed.Words ?? believed.Value!).Trim(),
            Reason = choice.Reason.Trim(),
            Weighed = ConflictResolutionRules.Weighed(said.Select(citation => citation.Reported)),
            WeighedValues = ConflictResolutionRules.WeighedValues(said.Select(citation => (citation.Value, citation.Words))),
        };
        var level = await Level(work.Db, stored, said, cancel);
        var standing = await work.Db.Settlements.AsNoTracking()
            .Where(row => row.RecordId == choice.RecordId && row.Field == choice.Field).VisibleTo(user.Clearance)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
        if (choice.Seen is { } seen && seen != (settlement.WeighedValues, stored.Version, standing?.Version ?? 0))
            return Failed(new Conflict());
        var saved = await writer.Record<ConflictResolutionRow, ConflictResolutionDetails>(user,
            new(standing?.Id, standing?.Version ?? 0, settlement, level, settlement.Reason), cancel);
        if (!saved.Succeeded) return saved;
        var taken = await Take(writer, user, stored, field, settlement, believed, cancel);
        return taken.Succeeded ? saved : taken;
    }, cancel);

    private static async Task<Outcome<long>> Take(RecordWriter writer, CurrentUser user, StoredRecord stored, FieldDescriptor field,
        ConflictResolutionDetails settlement, FieldCitation? believed, CancellationToken cancel)
    {
        var current = field.Get(stored.Details);
        if (believed?.Value is { } code && code == CitedValue.Of(current)
            || CitationRules.Plain(FieldFormatter.Of(current) ?? "")
            == CitationRules.Plain(settlement.Value)) return Outcome<long>.Of(stored.Id);
        // A date and a number keep the words that they were read from.
        var read = field.Kind is FieldKind.Link ? FieldValue.Of(null) : FieldReader.Read(field.Kind, field.Choices, new(settlement.Value));
        var taken = read.Problem is null && read.Value is not null ? read.Value : believed?.Value is { } kept
            ? CitedValues.Typed(field, kept) : null;
        if (taken is null || Equals(taken, current)) return Outcome<long>.Of(stored.Id);
        var details = stored.Type.Copy(stored.Details);
        field.Set(details, taken);
        return await stored.Type.Save(writer, user, stored, details, stored.Level, settlement.Reason, cancel);
    }

    /// <summary>The choice tells what its sources say: it is as closed as the most closed of them.</summary>
    private static async Task<Confidentiality> Level(CaseTrackerDb db, StoredRecord stored, List<FieldCitation> said,
        CancellationToken cancel)
    {
        var ids = said.Select(citation => citation.Id).ToList();
        var levels = await db.Citations.Where(row => ids.Contains(row.Id)).Select(row => row.Confidentiality).ToListAsync(cancel);
        var sources = await db.Citations.Where(row => ids.Contains(row.Id))
            .Join(db.Sources, row => row.SourceId, source => source.Id, (row, source) => source.Confidentiality).ToListAsync(cancel);
        return levels.Concat(sources).Append(stored.Level).Max();
    }

    private static Outcome<long> Failed(Problem problem) => Outcome<long>.Failed(problem);
}
