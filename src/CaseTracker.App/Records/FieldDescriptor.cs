using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Records;

/// <summary>A field of a catalogue, for code that serves every kind of record alike: history, restoring, choosing
/// between sources.</summary>
internal abstract class FieldDescriptor
{
    public required string Key { get; init; }
    public required FieldKind Kind { get; init; }
    public required RecordKind? LinkTo { get; init; }
    public required bool Owner { get; init; }
    /// <summary>The record is as closed as what it links to here.</summary>
    public required bool Closes { get; init; }
    /// <summary>It stands on the page of what it links to here, where it links to anything.</summary>
    public required bool MayOwn { get; init; }
    /// <summary>It is shown on the page of what it links to here, too.</summary>
    public required bool ShownThere { get; init; }
    public required Type? Choices { get; init; }
    public required string Section { get; init; }
    /// <summary>The text holds several names between semicolons.</summary>
    public required bool Several { get; init; }
    public required bool First { get; init; }
    public required bool Sourced { get; init; }
    /// <summary>The record is called by it, and has its place among others by it.</summary>
    public required bool Names { get; init; }
    /// <summary>Whether a value needs a source.</summary>
    public required bool Citable { get; init; }
    /// <summary>Whether a record without it lacks something.</summary>
    public required bool Awaited { get; init; }
    /// <summary>The values of the record's choice <c>kind</c> of which it can be missed; null: of all.</summary>
    public required IReadOnlyList<Enum>? OnlyOf { get; init; }
    /// <summary>The name of the value that several fields tell only together, or null.</summary>
    public required string? PartOf { get; init; }
    /// <summary>The field, or the value of several, of which it speaks; null for one that stands alone, or names what
    /// another names.</summary>
    public required string? Of { get; init; }
    /// <summary>The most that its sensitivity is in any record.</summary>
    public required Confidentiality AtMost { get; init; }
    /// <summary>The property that holds it in the schema of followthemoney, or null.</summary>
    public required string? FollowTheMoney { get; init; }
    /// <summary>What its texts are encrypted for; null where they are kept as they are (<see cref="Field{T}.SealedAs"/>).</summary>
    public required string? SealedAs { get; init; }
    /// <summary>What the catalogue says, whatever a given record adds.</summary>
    public required Confidentiality Sensitivity { get; init; }

    public abstract string Label { get; }
    public abstract object? Get(object details);
    /// <summary>Sets the value; null gives a field that is never empty what a new record has.</summary>
    public abstract void Set(object details, object? value);
    /// <summary>The field's sensitivity in this record.</summary>
    public abstract Confidentiality SensitivityIn(object details);

    /// <summary>The field as a page shows it.</summary>
    /// <param name="restricted">The viewer may not see the value.</param>
    public SheetField Shown(object details, bool restricted) =>
        new(Key, Label, Kind, LinkTo, Section, restricted ? null : Get(details), restricted, Sourced, Citable);

    /// <summary>The type of the field's values.</summary>
    public Type ValueType => Kind switch
    {
        FieldKind.Text or FieldKind.LongText => typeof(string),
        FieldKind.Choice => Choices!,
        FieldKind.Date => typeof(ImpreciseDate),
        FieldKind.Number => typeof(BoundedNumber),
        FieldKind.Whole => typeof(int),
        FieldKind.YesNo => typeof(bool),
        FieldKind.Link => typeof(long),
        FieldKind.Day => typeof(DateOnly),
        _ => throw new InvalidOperationException($"{Kind} has no type."),
    };
}

internal sealed class FieldDescriptor<T>(Field<T> part) : FieldDescriptor where T : class, new()
{
    public override string Label => part.Label;
    public override object? Get(object details) => part.Get((T)details);
    public override void Set(object details, object? value) => part.Set((T)details, value ?? part.Get(new T()));
    public override Confidentiality SensitivityIn(object details) => SensitivityRules.Of(part, (T)details);
}
