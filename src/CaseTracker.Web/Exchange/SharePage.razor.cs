using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Lists;
using CaseTracker.App.Reports;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.Web.Exchange;

/// <summary>A list for others than the team.</summary>
public sealed partial class SharePage : IDisposable
{
    private static readonly Audience[] Audiences = [Audience.Partners, Audience.Un, Audience.Public];

    private readonly LastAsked _last = new();
    private ExportSubject? _subject;
    private SendPreview? _preview;
    private MadeFile? _asked;
    private Problem? _problem;
    private string? _why;
    private string _title = "";
    private ExportFormat _format;
    private bool _busy;

    /// <summary>The list's name.</summary>
    [Parameter] public string Name { get; set; } = "";
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private SendExport Send { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    private string Title => Name == ExportedReport.Name ? _title : RecordLists.Find(Name)?.Title ?? Texts.Localize("Shell.Prisoners");

    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    protected override Task OnParametersSetAsync() => Load();

    private void Moved(object? sender, LocationChangedEventArgs moved) => InvokeAsync(async () =>
    {
        await Load();
        StateHasChanged();
    });

    private async Task Load()
    {
        if (!new Uri(Navigation.Uri).AbsolutePath.StartsWith("/share/", StringComparison.Ordinal)) return;
        var read = ExportQuestion.Read(Name, new Uri(Navigation.Uri).Query, Clock.GetUtcNow());
        if (!read.Succeeded)
        {
            (_subject, _preview, _problem) = (null, null, read.Problems[0]);
            return;
        }
        _title = Name == ExportedReport.Name ? ReportKinds.Find(QueryHelpers.ParseQuery(read.Value.Order.Question)[ReportAddress.Report])
            ?.Title() ?? "" : "";
        // A file for the team itself is had from the list.
        var subject = read.Value.Order.Audience == Audience.Own
            ? read.Value.With(read.Value.Order with { Audience = Audience.Partners }) : read.Value;
        var user = await Current.Get();
        if (await _last.Answer(() => Send.Preview(user, subject)) is not { } outcome) return;
        (_subject, _asked, _format) = (subject, null, subject.Formats[0]);
        (_preview, _problem) = outcome.Succeeded ? (outcome.Value, (Problem?)null) : (null, outcome.Problems[0]);
    }

    private async Task Ask()
    {
        (_busy, _problem) = (true, null);
        var user = await Current.Get();
        var subject = _subject!.With(_subject.Order with { Reason = _why });
        if (await _last.Answer(() => Send.Ask(user, subject, _format)) is { } outcome)
            (_asked, _problem) = outcome.Succeeded ? (outcome.Value, (Problem?)null) : (null, outcome.Problems[0]);
        _busy = false;
    }

    private string Address(Audience audience) => $"/share/{Name}{Query(audience)}";

    private string Download(string format) => $"/export/{Name}{Query(Audience.Partners)}&{ExportQuestion.Format}={format}";

    private string Query(Audience audience)
    {
        var question = _subject!.Order.Question;
        return $"?{question}{(question.Length == 0 ? "" : "&")}{ExportQuestion.For}={audience.ToString().ToLowerInvariant()}";
    }

    public void Dispose() => Navigation.LocationChanged -= Moved;
}
