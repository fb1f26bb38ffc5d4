using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Exchange;

/// <summary>One file that left, or is asked to.</summary>
public partial class FilePage
{
    private readonly LastAsked _last = new();
    private CurrentUser _user = default!;
    private MadeFile? _file;
    private Problem? _problem;
    private IReadOnlyList<string> _lines = [];
    private Erratum? _erratum;
    private string? _done, _remark;
    private bool _busy;

    [Parameter] public long Id { get; set; }
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private SendExport Send { get; set; } = default!;
    [Inject] private KeepNumbers Numbers { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        _user = await Current.Get();
        if (await _last.Answer(() => Send.Open(_user, Id)) is not { } outcome) return;
        if (outcome.Succeeded) (_file, _lines, _problem) = (outcome.Value.File, outcome.Value.Lines, null);
        else (_file, _problem) = (null, outcome.Problems[0]);
    }

    private Outcome<ExportSubject> Read(MadeFile file) => ExportQuestion.Read(file, Clock.GetUtcNow());

    private Task Decide(bool approve) => Run(() => Send.Decide(_user, Id, approve, _remark, Read), file =>
        (_file, _done) = (file, Texts.Localize(approve ? "Export.ApprovedNow" : "Export.RefusedNow")));

    private Task Again() => Run(() => Numbers.Again(_user, Id, Read), again =>
        _done = Texts.Localize(again.Same ? "Export.AgainSame" : "Export.AgainDiffers", _file!.Rows, again.Rows));

    private Task Freeze() => Run(() => Numbers.Freeze(_user, Id, Read), file =>
        (_file, _done) = (file, Texts.Localize("Export.FrozenNow")));

    private Task Correct() => Run(() => Numbers.Errata(_user, Id, Read), erratum => _erratum = erratum);

    private async Task Run<T>(Func<Task<Outcome<T>>> ask, Action<T> show)
    {
        (_busy, _done, _problem) = (true, null, null);
        if (await _last.Answer(ask) is { } outcome)
        {
            if (outcome.Succeeded) show(outcome.Value);
            _problem = outcome.Succeeded ? null : outcome.Problems[0];
        }
        _busy = false;
    }
}
