using CaseTracker.App.History;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Records;
using CaseTracker.Web.Security;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.History;

public sealed partial class HistoryEntryView
{
    private TextBox? _why;
    private bool _asking, _toWhy;
    private string _reason = "";
    private string? _problem;

    [Inject] private Failures Failures { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private RestoreVersion RestoreVersion { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Parameter, EditorRequired] public HistoryEntry Entry { get; set; } = default!;
    [Parameter, EditorRequired] public RecordHistory History { get; set; } = default!;

    private string Title => Entry.By is { } by
        ? Texts.Localize("History.EntryBy", Shown.Moment(Entry.At), FieldFormatter.Choice(Entry.Action), by)
        : Entry.Entry == 0 ? Texts.Localize("History.Entry", Shown.Moment(Entry.At), Texts.Localize("History.SourceAdded"))
            : Texts.Localize("History.Entry", Shown.Moment(Entry.At), FieldFormatter.Choice(Entry.Action));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_toWhy) return;
        _toWhy = false;
        await _why!.Focus();
    }

    private void Ask() => _asking = _toWhy = true;

    private async Task Restore()
    {
        var outcome = await Failures.Told(async () => await RestoreVersion.Handle(await Current.Get(), History.Id, Entry.Entry,
            History.Version, _reason));
        if (!outcome.Succeeded)
        {
            _problem = string.Join(" ", outcome.Problems);
            return;
        }
        _asking = false;
        Navigation.NavigateTo($"/records/{History.Id}/history?saved={History.Id}&again={History.Version}");
    }
}
