using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Detention;

public enum PrisonerSort { Name, Status, HeldSince, LastConfirmed, Charge, Sentence, SentenceEnd, Facility, Sex, Occupation }

/// <summary>The whole question of the prisoner list; the address of the page and the options of the export hold the same.</summary>
/// <param name="AsOf">The day asked for.</param>
/// <param name="KnownAsOf">The moment of knowledge, UTC; null is now.</param>
public sealed record PrisonerQuestion(DateOnly AsOf, DateTime? KnownAsOf = null) : ListQuestion<PrisonerList, PrisonersPart>(
    PrisonerFilters.List)
{
    /// <summary>The statuses asked for; empty means everybody deprived of liberty.</summary>
    public IReadOnlyList<CustodyStatus> Statuses { get; init; } = [];

    /// <summary>Null: certain and possible.</summary>
    public Certainty? Certainty { get; init; }

    /// <summary>Part of a name in any script; null or empty is no filter.</summary>
    public string? Name { get; init; }

    public PrisonerSort Sort { get; init; }

    /// <summary>The statuses in force: those asked for, or everybody deprived of liberty.</summary>
    public IReadOnlyList<CustodyStatus> StatusesInForce => Statuses.Count > 0
        ? Statuses
        : [.. Enum.GetValues<CustodyStatus>().Where(status => status.IsDeprivedOfLiberty())];

    /// <summary>Whether the rows say how far the review of each person has come: it is known as of now alone.</summary>
    public bool Reviews => Shows(PrisonerColumn.Review, PrisonerFilters.Review);

    /// <summary>Whether the rows say which tags each person has, as of now alone.</summary>
    public bool Tags => Shows(PrisonerColumn.Tag, PrisonerFilters.Tag);

    public override Problem? Refused => KnownAsOf is not null
        && ListFilters.BesideRecords.FirstOrDefault(key => Filters.Of(key).Count > 0) is { } key
        ? new Problem("Lists.NotKnownThen", PrisonerFilters.Find(key)!.Label) : null;

    /// <summary>How a page shows the answer; of the answer only <see cref="Reviews"/> and <see cref="Tags"/> depend on it.</summary>
    public DisplayOptions Look { get; init; } = DisplayOptions.Default;

    public override IReadOnlyList<string> Chosen(string key) => key switch
    {
        PrisonerFilters.Status => [.. StatusesInForce.Select(status => status.ToString())],
        PrisonerFilters.Certainty => Certainty is { } certainty ? [certainty.ToString()] : [],
        _ => Filters.Of(key),
    };

    /// <summary>Whether anything but the day and the moment narrows the question.</summary>
    public bool Narrowed => Statuses.Count > 0 || Certainty is not null || !string.IsNullOrWhiteSpace(Name) || Filters.Count > 0
        || Only.Count > 0;

    /// <summary>The same day, moment and look, and no filter.</summary>
    public PrisonerQuestion Unfiltered() => new(AsOf, KnownAsOf) { Look = Look, PageSize = PageSize };

    private bool Shows(PrisonerColumn column, string filter) =>
        KnownAsOf is null && (Look.Columns.Contains(column) || Filters.Of(filter).Count > 0);

    internal override PrisonerSource Source(ListAsked asked) => new(this, asked);
}
