using CaseTracker.App.Evidence;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace CaseTracker.Web.Evidence;

/// <summary>The files of one record.</summary>
public sealed partial class FilesPart : IDisposable
{
    private readonly LastAsked _last = new();
    private FilesSheet? _sheet;
    private IBrowserFile? _chosen;
    private Problem? _problem;
    private CancellationTokenSource? _stop;
    private string? _done, _description;
    private Confidentiality _level;
    private long? _read;
    private int _received, _box;
    private bool _busy, _unfolded;

    [Parameter, EditorRequired] public long Id { get; set; }

    /// <summary>Whether it is unfolded from the start where there are files.</summary>
    [Parameter] public bool Open { get; set; }

    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private FirstAnswers First { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;
    [Inject] private ShowFiles Show { get; set; } = default!;
    [Inject] private AttachFile Attaching { get; set; } = default!;
    [Inject] private RemoveFile Removing { get; set; } = default!;

    private bool Closed => _busy || !RendererInfo.IsInteractive;

    private bool Opens => Open && _sheet is { Files.Count: > 0 };

    /// <summary>What is still coming in is given up with the page.</summary>
    public void Dispose() => _stop?.Cancel();

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Id) return;
        (_done, _problem, _chosen) = (null, null, null);
        var user = await Current.Get();
        if (await _last.Answer(() => First.Get(RendererInfo.IsInteractive, $"files {Id}", () => Show.Handle(user, Id)))
            is { } outcome) Take(outcome);
    }

    private static int Kilobytes(long bytes) => (int)(bytes / 1000);

    private void Take(Outcome<FilesSheet> outcome)
    {
        _sheet = outcome.Succeeded ? outcome.Value : null;
        _read = Id;
    }

    private void Choose(IBrowserFile file) =>
        (_chosen, _level, _problem, _done) = (file, _sheet!.UsualLevel, null, null);

    private async Task Attach()
    {
        if (_chosen is not { } chosen) return;
        using var stop = _stop = new CancellationTokenSource();
        _received = 0;
        await Do(async () =>
        {
            try
            {
                // The handler knows how much may come in.
                await using var content = chosen.OpenReadStream(long.MaxValue, stop.Token);
                return await Attaching.Handle(await Current.Get(), new(Id, chosen.Name, _description, _level), content, chosen.Size,
                    new Progress<long>(Received), stop.Token);
            }
            catch (OperationCanceledException)
            {
                return Outcome<long>.Failed(new Problem("Evidence.Stopped"));
            }
            finally
            {
                _stop = null;
            }
        }, _ => Texts.Localize("Evidence.Attached", chosen.Name));
        if (_problem is null) (_chosen, _description, _box) = (null, null, _box + 1);
    }

    private void Received(long bytes)
    {
        // A hundred steps are enough for a bar.
        if (_chosen is not { } chosen || Kilobytes(bytes) - _received < Kilobytes(chosen.Size) / 100) return;
        _received = Kilobytes(bytes);
        StateHasChanged();
    }

    private void Stop() => _stop?.Cancel();

    private Task Restore(long file) => Do(async () => await Removing.Restore(await Current.Get(), file),
        _ => Texts.Localize("Evidence.Restored"));

    /// <summary>Does something and shows the files anew; what is wrong is told, and what was typed stays.</summary>
    private async Task Do(Func<Task<Outcome<long>>> act, Func<long, string> said)
    {
        if (_busy) return;
        (_busy, _done, _problem) = (true, null, null);
        var outcome = await Failures.Told(act);
        if (outcome.Succeeded) _done = said(outcome.Value);
        else _problem = outcome.Problems[0];
        var shown = await Failures.Told(async () => await Show.Handle(await Current.Get(), Id));
        if (shown.Succeeded) Take(shown);
        _busy = false;
    }
}
