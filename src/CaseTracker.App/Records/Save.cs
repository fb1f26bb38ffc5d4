using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Records;

/// <summary>A source for a fact that is being saved: what it says of which field.</summary>
/// <param name="Reported">In the source's own words.</param>
/// <param name="Value">The value where no words are the source's, such as a choice from a list; read from the words where it is
/// null.</param>
/// <param name="Level">How closed the citation is; null: as the record that is saved.</param>
public sealed record NewCitation(long SourceId, string? Field, string? Locator = null, string? Reported = null, ImpreciseDate? AsOf = null,
    int? Credibility = null, string? Note = null, string? Value = null, Confidentiality? Level = null)
{
    /// <summary>The value as it was typed is what the source reports. What is chosen has no words of a source.</summary>
    internal static NewCitation Of<T>(long source, Field<T> field, object? value, string? locator) where T : class => new(source, field.Key,
        locator, field.Kind is FieldKind.Choice or FieldKind.YesNo or FieldKind.Link or FieldKind.LongText
            ? null : FieldFormatter.Of(value), Value: CitedValue.Of(value));
}

/// <summary>A record or a fact to be saved.</summary>
/// <param name="Id">Null makes a new one; for a fact it is the fact id.</param>
/// <param name="Version">The version that the editor saw; a newer one in the database is a conflict.</param>
/// <param name="Reason">Why a fact is corrected; required for that.</param>
public sealed record Save<T>(long? Id, int Version, T Details, Confidentiality Confidentiality = Confidentiality.Internal,
    string? Reason = null)
{
    public IReadOnlyList<NewCitation> Citations { get; init; } = [];

    /// <summary>Whether a new record is one on record, told by another source: that one then gets the citations, and is this save's record.
    /// Null: nobody has said, and the save is refused with the question (<see cref="SameQuestion"/>) where one on record may be
    /// it.</summary>
    public SameRecord? Same { get; init; }

    /// <summary>What its writer holds against it besides the rules: told together with what they refuse. Empty for nothing.</summary>
    internal IReadOnlyList<Problem> Objections { get; init; } = [];

    /// <summary>The name of the draft (<see cref="Drafts.FormDraft.Form"/>) in which this was typed: it goes in the same transaction. Null
    /// for none.</summary>
    public string? Draft { get; init; }
}
