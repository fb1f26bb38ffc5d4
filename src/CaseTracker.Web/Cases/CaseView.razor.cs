using CaseTracker.App.Cases;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Records;
using CaseTracker.Web.Records.Timeline;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Cases;

public sealed partial class CaseView
{
    private const string Overview = "overview", Connections = "connections", Sources = "sources", Past = "history";

    private readonly LastAsked _last = new();
    private CurrentUser _user = default!;
    private CasePage? _page;
    private SourceBook _book = default!;
    private IReadOnlyDictionary<long, string> _names = new Dictionary<long, string>();
    private IReadOnlyList<TimelineEntry> _timeline = [];
    private Problem? _problem;
    private int _named;
    private IReadOnlyList<TabPart> _parts = [];
    private (long, string?, string?, string?, string?)? _read;
    private bool _toDo;
    private DateTime? _known;

    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private ShowCase ShowCase { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [SupplyParameterFromQuery(Name = "saved")] public string? Saved { get; set; }

    /// <summary>The source of a story that was saved whole.</summary>
    [SupplyParameterFromQuery(Name = "logged-from")] public string? LoggedFrom { get; set; }

    [Parameter] public long Id { get; set; }
    [SupplyParameterFromQuery(Name = "as-of")] public string? AsOf { get; set; }
    [SupplyParameterFromQuery(Name = KnownAddress.Moment)] public string? Known { get; set; }
    [SupplyParameterFromQuery(Name = KnownAddress.Day)] public string? KnownOn { get; set; }
    [SupplyParameterFromQuery(Name = Tabs.Query)] public string? Tab { get; set; }

    // Another part of the same page is read already.
    protected override Task OnParametersSetAsync() => _read == Asked ? Task.CompletedTask : Read();

    private async Task Read()
    {
        var (asOf, recorded) = (AsOfDay.Read(AsOf), KnownAddress.Read(Known, KnownOn));
        _known = recorded.Known;
        _user = await Current.Get();
        if (await _last.Answer(() => (asOf.Problem ?? recorded.Problem) is { } unread
            ? Task.FromResult(Outcome<CasePage>.Failed(unread))
            : ShowCase.Handle(_user, Id, asOf.Day, recorded.Known)) is not { } outcome) return;
        _problem = outcome.Succeeded ? null : outcome.Problems[0];
        _read = _problem is null ? Asked : null;
        if (_problem is not null) return;
        _page = outcome.Value;
        _book = new SourceBook(_page.Citations);
        _names = _page.LinkNames;
        _named = _page.Participants.Where(part => part.Group is null && part.Participant.Details.Role is ParticipantRole.Victim
            or ParticipantRole.Defendant or ParticipantRole.Community or ParticipantRole.Landholder)
            .Select(part => part.Participant.Details.PersonId).OfType<long>().Distinct().Count();
        _timeline = [.. _page.Events.Select(Entry)];
        _parts = [.. PartsOf(_page)];
        _toDo = _known is null && _page.Missing.Count > 0 && _user.Role.May(Permission.EditRecords);
    }

    /// <summary>A case that was made in the save that was undone is gone: its history says so.</summary>
    private async Task Undone()
    {
        await Read();
        if (_problem is not null) Navigation.NavigateTo($"/records/{Id}/history");
    }

    private (long, string?, string?, string?, string?) Asked => (Id, AsOf, Known, KnownOn, Saved);

    /// <summary>What can be recorded of the case and has no section yet; land and acts abroad are offered where the kind of case uses them,
    /// or none is ruled out.</summary>
    private IReadOnlyList<(string Address, string Title)> More(string tab) =>
    [
        .. new (string Tab, bool Offered, string Form, string Title)[]
        {
            (Overview, _page!.Linked.LandDisputes.Count == 0 && Uses(CaseKind.LandDispute), "land", "Spine.AddLand"),
            (Connections, _page.Linked.Acts.Count == 0 && Uses(CaseKind.TransnationalRepression), "transnational", "Spine.AddAct"),
            (Connections, _page.Linked.Events.Count == 0, "events", "Spine.AddEvent"),
            (Connections, _page.Linked.Involvements.Count == 0 && _page.Linked.Events.Count > 0, "involvements", "Spine.AddInvolvement"),
            (Connections, _page.Linked.Responses.Count == 0, "responses", "Spine.AddResponse"),
            (Connections, _page.Figures.Count == 0, "figures", "PersonPages.AddFigure"),
        }.Where(way => way.Offered && way.Tab == tab).Select(way => (Form(way.Form), Texts.Localize(way.Title))),
    ];

    // Of whom a case without people tells is asked with the story; where they are on record, the form of one record asks for less.
    private string Form(string folder) => _page!.Participants.Count == 0 && RecordAddress.Story(folder) is { } story
        ? $"{story}?case={Id}" : $"/cases/{Id}/{folder}/new";

    /// <summary>The tabs: those that hold something, or to which the viewer can add.</summary>
    private IEnumerable<TabPart> PartsOf(CasePage page)
    {
        // Land stands in the overview: it is what such a case is about.
        var connections = page.Linked.Count - page.Linked.LandDisputes.Count - page.Linked.Concessions.Count + page.Figures.Count;
        yield return new(Overview, Texts.Localize("PersonPages.Tab_Overview"));
        if (connections > 0 || _user.Role.May(Permission.EditRecords))
            yield return new(Connections, Texts.Localize("PersonPages.Tab_Connections"), connections);
        if (_book.Sources.Count > 0) yield return new(Sources, Texts.Localize("PersonPages.Sources"), _book.Sources.Count);
        yield return new(Past, Texts.Localize("History.Show"));
    }

    /// <summary>Where what is missing can be added.</summary>
    private string? ToDo(Problem missing) => missing.Key switch
    {
        "Records.Missing_Date" or "Records.Missing_Place" => $"/cases/{Id}/edit",
        "Records.Missing_Participants" => $"/cases/{Id}/participants/new",
        "Spine.MissingLand" => Form("land"),
        "Spine.MissingAct" => Form("transnational"),
        "Spine.MissingInvolvement" => $"/cases/{Id}/involvements/new",
        _ => null,
    };

    // A story can go from eviction over protest and charge to exile: only what would be far off is not offered.
    private bool Uses(CaseKind kind) => _page!.Case.Details.Kind is var own && (own == kind
        || own is not (CaseKind.LandDispute or CaseKind.TransnationalRepression or CaseKind.Election or CaseKind.Indebtedness));

    private TimelineEntry Entry(CaseEvent what) =>
        new(what.RecordId, what.What, what.On, what.PersonId is { } person
            ? $"/people/{person}?as-of={_page!.AsOf:yyyy-MM-dd}#fact-{what.RecordId}"
            : $"/records/{what.RecordId}")
        { Who = what.Who, Lasts = what.Lasts, Until = what.Until };
}
