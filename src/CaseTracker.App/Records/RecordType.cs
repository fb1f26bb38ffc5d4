using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseTracker.App.Records;

/// <summary>A record or a fact as it is stored, also one that is removed.</summary>
/// <param name="Details">A copy, of the type's details record.</param>
/// <param name="Gone">Removed: a record that is marked so, a fact without a current version.</param>
internal sealed record StoredRecord(RecordType Type, long Id, object Details, int Version, Confidentiality Level, bool Gone);

/// <summary>What all records of one kind have in common, for code that serves every kind alike.</summary>
internal abstract class RecordType
{
    private Dictionary<string, FieldDescriptor>? _byKey;

    public abstract RecordDefinition Definition { get; }
    public RecordKind Kind => Definition.Kind;
    public abstract IReadOnlyList<FieldDescriptor> Fields { get; }

    public FieldDescriptor? Find(string key) => (_byKey ??= Fields.ToDictionary(field => field.Key, StringComparer.Ordinal))
        .GetValueOrDefault(key);

    /// <summary>The texts that the record is called by, the first one that holds something before the others.</summary>
    public IEnumerable<FieldDescriptor> Names => Fields.Where(one => one.Names);

    /// <summary>The links to whom or what a record belongs to, of which the first that is filled holds.</summary>
    public IEnumerable<FieldDescriptor> Owners =>
        Fields.Where(link => link.MayOwn || link.Owner && Definition.ShownOn == ShownOn.OwnersPage);

    public abstract object Copy(object details);

    /// <summary>The type that the table is mapped to.</summary>
    public abstract Type RowType { get; }

    /// <summary>Its table, by convention: what a kind adds is in the model's conventions.</summary>
    public abstract void Map(ModelBuilder model);

    /// <summary>A fact with two clocks: its id is <c>FactId</c>, and it stands while <c>KnownTo</c> is null.</summary>
    public abstract bool IsFact { get; }

    /// <summary>The records of these ids that stand, in no order.</summary>
    public abstract Task<IReadOnlyList<StoredRecord>> Standing(CaseTrackerDb db, IReadOnlyCollection<long> ids, CancellationToken cancel);

    /// <summary>The same of a table with the kind's columns that holds each record once (<see cref="RecordsThen"/>).</summary>
    public abstract Task<IReadOnlyList<StoredRecord>> StandingIn(CaseTrackerDb db, IReadOnlyCollection<long> ids, string table,
        CancellationToken cancel);

    /// <summary>Rows of ordinary records by their ids, also of removed ones; throws <see cref="NotSupportedException"/> for facts, which
    /// have a row a version.</summary>
    public virtual Task<IReadOnlyList<object>> AnyRows(CaseTrackerDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        throw new NotSupportedException($"{Kind} has a row a version.");

    /// <summary>What such a row is.</summary>
    public virtual StoredRecord StoredOf(object row) => throw new NotSupportedException($"{Kind} has a row a version.");

    /// <summary>The record without what a viewer may not see, and the keys of what was taken out; null where it is above the
    /// clearance.</summary>
    /// <param name="now">The details as they stand, where the record is told as it was: what they close is closed.</param>
    public abstract (object Details, IReadOnlySet<string> Hidden)? Redacted(StoredRecord stored, Clearance clearance,
        object? now = null);

    /// <summary>The rows of the records of this kind with ids above one, by id: of a fact the version that stands.</summary>
    public abstract Task<IReadOnlyList<object>> Rows(CaseTrackerDb db, long after, int most, CancellationToken cancel);

    /// <summary>Every row of these records, of facts every version, followed by the context: for whoever erases them.</summary>
    public abstract Task<IReadOnlyList<object>> Followed(CaseTrackerDb db, IReadOnlyCollection<long> ids, CancellationToken cancel);

    /// <summary>The record as it stands, or as it stood when it was removed; null where there is none of this kind.</summary>
    public abstract Task<StoredRecord?> Stored(CaseTrackerDb db, long id, CancellationToken cancel);

    /// <summary>All versions of a fact, the latest first; none for a record of another kind.</summary>
    public virtual Task<IReadOnlyList<IFactRow>> Versions(CaseTrackerDb db, long id, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<IFactRow>>([]);

    /// <summary>A fact with its versions, as the viewer may see it; a problem for a record of another kind.</summary>
    public virtual Task<Outcome<FactSheet>> Sheet(ShowFact show, CurrentUser user, long id, CancellationToken cancel) =>
        Task.FromResult(Outcome<FactSheet>.Failed(new NotFound(Kind)));

    /// <summary>The records that stand and a viewer may know of, by what they are called; null for a kind without a name of its
    /// own.</summary>
    public virtual IQueryable<NamedRow>? Named(CaseTrackerDb db, Clearance clearance) => null;

    /// <summary>The records of this kind whose link points at a record.</summary>
    /// <param name="ever">Also those that are removed, and facts that once did.</param>
    public abstract IQueryable<long> Referring(CaseTrackerDb db, FieldDescriptor link, long id, bool ever = false);

    /// <summary>Saves other details in place of the stored ones, by the rules of the kind's own handler.</summary>
    public abstract Task<Outcome<long>> Save(RecordWriter writer, CurrentUser user, StoredRecord stored, object details,
        Confidentiality level, string? reason, CancellationToken cancel);

    public abstract Task<Outcome<long>> Remove(RecordWriter writer, CurrentUser user, StoredRecord stored, string reason,
        CancellationToken cancel);

    public abstract Task<Outcome<long>> Restore(RecordWriter writer, CurrentUser user, StoredRecord stored, string? reason,
        CancellationToken cancel);

    /// <summary>The kind as text, for files.</summary>
    public abstract RecordInput Input(RecordWriter writer);

    /// <summary>The mapped property of a field, which is its column or, for a date and a number, the first part of its columns: "court"
    /// is CourtId, and "other" the other person.</summary>
    public static string Column(FieldDescriptor field)
    {
        var name = $"{char.ToUpperInvariant(field.Key[0])}{field.Key[1..]}";
        return field.Kind != FieldKind.Link ? name : field.Key == "other" ? nameof(IdentityLinkDetails.OtherPersonId) : name + "Id";
    }

    /// <summary>What to call a record by itself, as a viewer may read it: its name or title, else what kind it is.</summary>
    public string Called(object details, Clearance clearance)
    {
        if (details is PersonDetails person) return PersonNaming.Called(person, Find("name")!.SensitivityIn(person) > clearance);
        var title = Fields.Where(field => field.Kind is FieldKind.Text && field.Key != "field" && field.SealedAs is null
            && field.SensitivityIn(details) <= clearance)
            .Select(field => field.Get(details) as string).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        var kind = Kind.Label;
        title ??= Fields.Where(field => field.Kind is FieldKind.Choice && field.Key is "kind" or "method"
            && field.SensitivityIn(details) <= clearance)
            .Select(field => field.Get(details) is Enum choice ? FieldFormatter.Choice(choice) : null).FirstOrDefault();
        return title is null ? kind : Texts.Localize("Forms.NewFact", kind, title);
    }
}

/// <summary>Saves a record of a kind that does more than its definition asks: a charge brings its prosecution with it.</summary>
internal delegate Task<Outcome<long>> OwnSave<TDetails>(RecordWriter writer, CurrentUser user, Save<TDetails> save,
    CancellationToken cancel);

internal abstract class RecordType<TDetails> : RecordType where TDetails : class, IDetails<TDetails>, new()
{
    protected static FieldCatalogue<TDetails> Catalogue => TDetails.Catalogue;
    public override RecordDefinition Definition => Catalogue;

    public override object Copy(object details) => Catalogue.Copy((TDetails)details);

    /// <summary>Saves by the kind's definition, or in its own way.</summary>
    public abstract Task<Outcome<long>> Save(RecordWriter writer, CurrentUser user, Save<TDetails> save, CancellationToken cancel);

    /// <summary>Keeps in step with a row what has to be there for the rest of the unit of work. The row has its id.</summary>
    public virtual Task Saved(CaseTrackerDb db, IRecordRow row, CancellationToken cancel) => Task.CompletedTask;

    public override Task<Outcome<long>> Save(RecordWriter writer, CurrentUser user, StoredRecord stored, object details,
        Confidentiality level, string? reason, CancellationToken cancel) =>
        Save(writer, user, new Save<TDetails>(stored.Id, stored.Version, (TDetails)details, level, reason), cancel);

    public override RecordInput Input(RecordWriter writer) => new RecordInput<TDetails>(this, writer);

    public override IReadOnlyList<FieldDescriptor> Fields { get; } = [.. Catalogue.Fields.Select(part => new FieldDescriptor<TDetails>(part)
    {
        Key = part.Key, Kind = part.Kind, LinkTo = part.LinkTo, Owner = part.Owner, Closes = part.Owner
            || part.Closes, Choices = part.Choices, Section = part.Section, First = part.First, Sourced = part.Sourced,
            Citable = part.Citable, Sensitivity = part.Sensitivity, Names = part.Names,
            FollowTheMoney = part.FollowTheMoney, MayOwn = part.MayOwn, Several = part.Several, ShownThere = part.ShownThere,
            SealedAs = part.SealedAs, Awaited = part.Awaited, OnlyOf = part.OnlyOf, PartOf = part.PartOf,
            Of = part.Tells == Telling.WhichOf ? null : part.Of, AtMost = SensitivityRules.AtMost(part),
    })];

    public override (object Details, IReadOnlySet<string> Hidden)? Redacted(StoredRecord stored, Clearance clearance,
        object? now = null) =>
        Redaction.For(Catalogue, stored.Id, (TDetails)stored.Details, stored.Level, stored.Version, clearance, (TDetails?)now) is { } seen
            ? (seen.Details, seen.Hidden) : null;

    /// <summary>Texts are as long as their fields let them be; identities are encrypted.</summary>
    protected static void MapTexts(EntityTypeBuilder row)
    {
        foreach (var field in Catalogue.Fields.Where(field => field.Kind is FieldKind.Text or FieldKind.LongText))
        {
            var property = row.Metadata.FindProperty($"{char.ToUpperInvariant(field.Key[0])}{field.Key[1..]}");
            property?.SetMaxLength(field.MaxLength);
            if (field.SealedAs is { } of) SealedColumns.Map(row, property!, of);
        }
    }
}
