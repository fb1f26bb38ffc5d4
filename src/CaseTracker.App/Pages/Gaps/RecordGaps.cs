using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Pages.Gaps;

/// <summary>What a record may lack at one of its fields.</summary>
public enum RecordGap
{
    /// <summary>A field that a source could tell, that is asked first, and that holds nothing.</summary>
    Empty,
    /// <summary>Something is told, and no source is on record for it, nor for the record as a whole; or for the record none at
    /// all.</summary>
    Uncited,
    /// <summary>Sources disagree, and nobody has chosen.</summary>
    Conflicting,
    /// <summary>It was to be looked at again. The rules are the team's own: somebody held by the custody rule of whom nobody has confirmed
    /// it for <see cref="CustodyRules.ConfirmationDays"/> days; a response that is not met and whose day of following up has come; a
    /// consent, the last of the person, whose day of review has come.</summary>
    Stale,
}

/// <summary>Which gaps are asked for.</summary>
/// <param name="Kind">Null: of all kinds.</param>
/// <param name="Gap">Null: all.</param>
/// <param name="Field">The key of a field, <see cref="Whole"/> for the record as a whole; null: at any.</param>
/// <param name="Page">From 1; one beyond the last is the last.</param>
public sealed record GapQuestion(RecordKind? Kind = null, RecordGap? Gap = null, string? Field = null, int Page = 1)
{
    /// <summary>What is lacked by the record as a whole: any source, or somebody who confirms that a person is held.</summary>
    public const string Whole = "record";
}

/// <summary>One thing that a record lacks.</summary>
/// <param name="Field">Its key, or <see cref="GapQuestion.Whole"/>.</param>
public sealed record FoundGap(RecordGap Gap, RecordKind Kind, string Field)
{
    public string Label => Field != GapQuestion.Whole ? Texts.Localize($"Fields.{Kind}_{Field}")
        : Gap == RecordGap.Stale ? Texts.Localize("Completeness.Gap_confirmation", CustodyRules.ConfirmationDays)
        : Texts.Localize("Completeness.Gap_whole");
}

/// <summary>How many records lack something at a field; a gap that the field cannot have is not among the counts.</summary>
public sealed record FieldGaps(RecordKind Kind, string Field, IReadOnlyDictionary<RecordGap, int> Counts)
{
    public string Label => Texts.Localize(Field == GapQuestion.Whole ? "Completeness.Gap_whole" : $"Fields.{Kind}_{Field}");
}

/// <summary>How many records of a kind the viewer may see, and how many of them lack something.</summary>
/// <param name="Counts">Records with such a gap at any field; a gap that the kind cannot have is not among them.</param>
public sealed record KindGaps(RecordKind Kind, int Records, IReadOnlyDictionary<RecordGap, int> Counts, IReadOnlyList<FieldGaps> Fields);

/// <summary>A record with what it lacks of what is asked for.</summary>
/// <param name="Of">On whose page it stands, by the name that the viewer may read.</param>
public sealed record RecordGaps(RecordKind Kind, long Id, string Of, IReadOnlyList<FoundGap> Gaps);

/// <summary>The records of one kind that lack something, a page of them.</summary>
public sealed record GapList(GapQuestion Question, KindGaps Kind, int Total, IReadOnlyList<RecordGaps> Rows, int Page, int Pages);
