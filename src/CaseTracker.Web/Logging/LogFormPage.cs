using System.Globalization;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Logging;

/// <summary>What the pages of a log and of a roster share: the source and the case of the address, likely people once the typing pauses,
/// and the draft.</summary>
public abstract class LogFormPage<TDraft> : ComponentBase, IDisposable where TDraft : LogForm, new()
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private CancellationTokenSource? _asking;

    [Inject] protected CurrentActor Current { get; set; } = default!;
    [Inject] protected FindLikelyPeople FindLikelyPeople { get; set; } = default!;
    [Inject] protected ShowRecord ShowRecord { get; set; } = default!;
    [Inject] protected TimeProvider Clock { get; set; } = default!;

    /// <summary>The source to go on from.</summary>
    [SupplyParameterFromQuery(Name = "source")] public string? SourceId { get; set; }
    [SupplyParameterFromQuery(Name = "case")] public string? CaseId { get; set; }

    protected FormInputs Inputs { get; } = new();
    protected TDraft Draft { get; private set; } = new();
    protected Actor Actor { get; private set; } = default!;
    protected DraftKeeper? Keeper { get; set; }
    protected LogProblems? Summary { get; set; }

    /// <summary>Another number draws the inputs anew.</summary>
    protected int Round { get; private set; }
    protected bool Ready { get; private set; }
    protected bool Saving => Keeper?.Saving is true;
    protected bool Changed { get; set; }
    protected bool ToSummary { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Actor = await Current.Get();
        await Begin();
        await Prepare();
        Ready = true;
    }

    /// <summary>What else stands on the page from the start.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>Listens to the parts of a new draft.</summary>
    protected virtual void Listen() { }

    /// <summary>A draft stands in the form again.</summary>
    protected virtual void Restored()
    {
        Round++;
        Edited();
    }

    protected virtual async Task StartOver()
    {
        (Draft, Changed) = (new TDraft(), false);
        Round++;
        await Begin();
    }

    protected void Edited()
    {
        Changed = true;
        StateHasChanged();
    }

    /// <summary>Looks something up once the typing pauses; what was asked before is not waited for.</summary>
    protected async Task OncePaused(Func<CancellationToken, Task> look)
    {
        _asking?.Cancel();
        _asking?.Dispose();
        _asking = new CancellationTokenSource();
        var cancel = _asking.Token;
        try
        {
            await Task.Delay(Pause, Clock, cancel);
            await look(cancel);
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
            // The next letter asks again.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // While it is saved the form takes no focus.
        if (!ToSummary || Summary is null || Saving) return;
        ToSummary = !await Summary.Focus();
    }

    public virtual void Dispose()
    {
        _asking?.Cancel();
        _asking?.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task Begin()
    {
        if (await Named(SourceId) is { } source) (Draft.Source.Id, Draft.Source.Text) = source;
        if (await Named(CaseId) is { } inCase) (Draft.Case.Id, Draft.Case.Text) = inCase;
        Draft.Begin();
        Listen();
    }

    private async Task<(long? Id, string Text)?> Named(string? id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number) && await ShowRecord.NameOf(Actor, number) is { Succeeded: true, Value: { } name } ? (number, name) : null;
}
