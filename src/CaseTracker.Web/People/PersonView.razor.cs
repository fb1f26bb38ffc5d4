using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Records;
using CaseTracker.Web.Records.Timeline;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.People;

public sealed partial class PersonView
{
    private readonly LastAsked _last = new();
    private CurrentUser _user = default!;
    private PersonPage? _page;
    private SourceBook _book = default!;
    private IReadOnlyList<TimelineEntry> _timeline = [];
    private Problem? _problem;
    private string? _takenBack;

    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private ShowPerson ShowPerson { get; set; } = default!;
    [Parameter] public long Id { get; set; }
    [SupplyParameterFromQuery(Name = "as-of")] public string? AsOf { get; set; }
    /// <summary>The source of a log that was saved just now.</summary>
    [SupplyParameterFromQuery(Name = "logged-from")] public string? LoggedFrom { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public string? Saved { get; set; }

    /// <summary>What can be recorded of the person and has no section yet; a group has no body to be treated and no relatives.</summary>
    private IReadOnlyList<(string Address, string Title)> More() =>
    [
        .. new (bool Offered, string Form, string Title)[]
        {
            (_page!.Group is null && _page.Reports.Count == 0, "reports", "PersonPages.AddReport"),
            (_page.Group is null && _page.Assessments.Count == 0, "assessments", "PersonPages.AddAssessment"),
            (_page.Group is null && _page.Relations.Count == 0, "relations", "PersonPages.AddRelation"),
            (_page.Memberships.Count == 0, "memberships", "PersonPages.AddMembership"),
            (_page.Links.Count == 0, "links", "PersonPages.AddLink"),
            (_page.Figures.Count == 0, "figures", "PersonPages.AddFigure"),
            (_page.Prosecutions.Count == 0, "prosecutions", "PersonPages.AddProsecution"),
            (_page.Linked.Events.Count == 0, "happenings", "Spine.AddEvent"),
            (_page.Linked.Involvements.Count == 0, "involvements", "Spine.AddPart"),
            (_page.Linked.Acts.Count == 0, "transnational", "Spine.AddAct"),
            (_page.Linked.Sanctions.Count == 0, "sanctions", "Spine.AddSanction"),
            (_page.Linked.Responses.Count == 0, "responses", "Spine.AddResponse"),
        }.Where(way => way.Offered).Select(way => ($"/people/{Id}/{way.Form}/new", Texts.Localize(way.Title))),
    ];

    /// <summary>Reads anew what is left. A person who was made by what is taken back is no longer there.</summary>
    private async Task Undone()
    {
        var name = _page!.Name;
        await OnParametersSetAsync();
        if (_problem is not null) _takenBack = name;
    }

    protected override async Task OnParametersSetAsync()
    {
        _takenBack = null;
        var asOf = AsOfDay.Read(AsOf);
        _user = await Current.Get();
        if (await _last.Answer(() => asOf.Problem is { } unread
            ? Task.FromResult(Outcome<PersonPage>.Failed(unread)) : ShowPerson.Handle(_user, Id, asOf.Day)) is not { } outcome) return;
        _problem = outcome.Succeeded ? null : outcome.Problems[0];
        if (_problem is not null) return;
        _page = outcome.Value;
        _book = new SourceBook(_page.Citations);
        _timeline = PersonTimeline.Of(_page);
    }
}
