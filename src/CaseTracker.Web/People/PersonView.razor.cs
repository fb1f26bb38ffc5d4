using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Records;
using CaseTracker.Web.Records.Timeline;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.People;

public sealed partial class PersonView
{
    private const string Overview = "overview", Custody = "custody", Charges = "charges", Connections = "connections", Sources = "sources",
        Past = "history";

    private readonly LastAsked _last = new();
    private CurrentUser _user = default!;
    private PersonPage? _page;
    private SourceBook _book = default!;
    private IReadOnlyList<TimelineEntry> _timeline = [];
    private Problem? _problem;
    private string? _takenBack;
    private IReadOnlyList<TabPart> _parts = [];
    private (long, string?, string?, string?, string?)? _read;
    private bool _toDo;
    private DateTime? _known;

    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private FirstAnswers First { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private ShowPerson ShowPerson { get; set; } = default!;
    [Parameter] public long Id { get; set; }
    [SupplyParameterFromQuery(Name = "as-of")] public string? AsOf { get; set; }
    [SupplyParameterFromQuery(Name = KnownAddress.Moment)] public string? Known { get; set; }
    [SupplyParameterFromQuery(Name = KnownAddress.Day)] public string? KnownOn { get; set; }
    /// <summary>The source of a log that was saved just now.</summary>
    [SupplyParameterFromQuery(Name = "logged-from")] public string? LoggedFrom { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public string? Saved { get; set; }
    [SupplyParameterFromQuery(Name = Tabs.Query)] public string? Tab { get; set; }

    private (long, string?, string?, string?, string?) Asked => (Id, AsOf, Known, KnownOn, Saved);

    /// <summary>What can be recorded of the person and has no section yet; a group has no body to be treated and no relatives.</summary>
    private IReadOnlyList<(string Address, string Title)> More(string tab) =>
    [
        .. new (string Tab, bool Offered, string Form, string Title)[]
        {
            (Custody, _page!.Group is null && _page.Reports.Count == 0, "reports", "PersonPages.AddReport"),
            (Custody, _page.Group is null && _page.Assessments.Count == 0, "assessments", "PersonPages.AddAssessment"),
            (Connections, _page.Group is null && _page.Relations.Count == 0, "relations", "PersonPages.AddRelation"),
            (Connections, _page.Memberships.Count == 0, "memberships", "PersonPages.AddMembership"),
            (Connections, _page.Links.Count == 0, "links", "PersonPages.AddLink"),
            (Connections, _page.Figures.Count == 0, "figures", "PersonPages.AddFigure"),
            (Charges, _page.Prosecutions.Count == 0, "prosecutions", "PersonPages.AddProsecution"),
            (Connections, _page.Linked.Events.Count == 0, "happenings", "Spine.AddEvent"),
            (Connections, _page.Linked.Involvements.Count == 0, "involvements", "Spine.AddPart"),
            (Connections, _page.Linked.Acts.Count == 0, "transnational", "Spine.AddAct"),
            (Connections, _page.Linked.Sanctions.Count == 0, "sanctions", "Spine.AddSanction"),
            (Connections, _page.Linked.Responses.Count == 0, "responses", "Spine.AddResponse"),
        }.Where(way => way.Offered && way.Tab == tab).Select(way => ($"/people/{Id}/{way.Form}/new", Texts.Localize(way.Title))),
    ];

    /// <summary>The tabs: those that hold something, or to which the viewer can add.</summary>
    private IEnumerable<TabPart> PartsOf(PersonPage page)
    {
        var (writes, individual) = (_user.Role.May(Permission.EditRecords), page.Group is null);
        var custody = page.Events.Count + page.Stays.Count + page.Reports.Count + page.Assessments.Count;
        var charges = page.Prosecutions.Sum(part => Math.Max(1, part.Charges.Count));
        var connections = page.Relations.Count + page.Memberships.Count + page.Links.Count + page.Cases.Count + page.Linked.Count
            + page.Figures.Count;
        yield return new(Overview, Texts.Localize("PersonPages.Tab_Overview"));
        if (individual || custody > 0) yield return new(Custody, Texts.Localize("PersonPages.Tab_Custody"), custody);
        if (individual || writes || charges > 0) yield return new(Charges, Texts.Localize("PersonPages.Tab_Charges"), charges);
        if (writes || connections > 0) yield return new(Connections, Texts.Localize("PersonPages.Tab_Connections"), connections);
        if (_book.Sources.Count > 0) yield return new(Sources, Texts.Localize("PersonPages.Sources"), _book.Sources.Count);
        yield return new(Past, Texts.Localize("History.Show"));
    }

    /// <summary>Where what is missing can be added.</summary>
    private string? ToDo(Problem missing) => missing.Key switch
    {
        "Records.Missing_NameKhmer" or "Records.Missing_Birth" or "Records.Missing_Sex" => $"/people/{Id}/edit",
        "Records.Missing_Arrest" => $"/people/{Id}/events/new",
        "Records.Missing_Stay" => $"/people/{Id}/stays/new",
        "Records.Missing_Charge" => $"/people/{Id}/charges/new",
        "Records.Missing_Assessment" => $"/people/{Id}/assessments/new",
        "Records.Missing_HeldCount" => $"/people/{Id}/counts/new",
        "Records.Missing_ArrestPlace" when _page!.Events.FirstOrDefault(custody => custody.Details.Kind is CustodyEventKind.Arrest)
            is { } arrest => $"/custody-events/{arrest.Id}/edit",
        "Records.Missing_Article" when _page!.Prosecutions.SelectMany(part => part.Charges).FirstOrDefault() is { } line
            => $"/charges/{line.Charge.Id}/edit",
        "Records.Missing_Court" when _page!.Prosecutions is [{ Prosecution: { } prosecution }, ..]
            => $"/prosecutions/{prosecution.Id}/edit",
        _ => null,
    };

    /// <summary>Reads anew what is left. A person who was made by what is taken back is no longer there.</summary>
    private async Task Undone()
    {
        var name = _page!.Name;
        _read = null;
        await OnParametersSetAsync();
        if (_problem is not null) _takenBack = name;
    }

    protected override async Task OnParametersSetAsync()
    {
        // Another part of the same page.
        if (_read == Asked) return;
        _takenBack = null;
        var (asOf, recorded) = (AsOfDay.Read(AsOf), KnownAddress.Read(Known, KnownOn));
        _known = recorded.Known;
        _user = await Current.Get();
        if (await _last.Answer(() => (asOf.Problem ?? recorded.Problem) is { } unread
            ? Task.FromResult(Outcome<PersonPage>.Failed(unread))
            : First.Get(RendererInfo.IsInteractive, $"person {Id} {asOf.Day:O} {recorded.Known:O}",
                () => ShowPerson.Handle(_user, Id, asOf.Day, recorded.Known))) is not { } outcome) return;
        _problem = outcome.Succeeded ? null : outcome.Problems[0];
        _read = _problem is null ? Asked : null;
        if (_problem is not null) return;
        _page = outcome.Value;
        _book = new SourceBook(_page.Citations);
        _parts = [.. PartsOf(_page)];
        _toDo = _known is null && _page.Missing.Count > 0 && _user.Role.May(Permission.EditRecords);
        _timeline = PersonTimeline.Of(_page);
    }
}
