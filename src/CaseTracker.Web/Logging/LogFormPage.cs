using System.Globalization;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Problems;
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
    // What the address names, read once.
    private (long? Id, string Text)? _source, _case;

    /// <summary>What kept the last lookup from being made.</summary>
    protected Problem? Unread { get; private set; }

    [Inject] protected CurrentUserAccessor Current { get; set; } = default!;
    [Inject] protected FindLikelyPeople FindLikelyPeople { get; set; } = default!;
    [Inject] protected ShowRecord ShowRecord { get; set; } = default!;
    [Inject] protected Failures Failures { get; set; } = default!;
    [Inject] protected NavigationManager Navigation { get; set; } = default!;
    [Inject] protected TimeProvider Clock { get; set; } = default!;

    /// <summary>The source to go on from.</summary>
    [SupplyParameterFromQuery(Name = "source")] public string? SourceId { get; set; }
    [SupplyParameterFromQuery(Name = "case")] public string? CaseId { get; set; }

    protected FormInputs Inputs { get; } = new();
    protected TDraft Draft { get; private set; } = new();
    protected CurrentUser CurrentUser { get; private set; } = default!;
    protected DraftKeeper? Keeper { get; set; }
    protected LogProblems? Summary { get; set; }
    protected bool Ready { get; private set; }
    protected bool Saving => Keeper?.Saving is true;
    protected bool Changed { get; set; }
    protected bool ToSummary { get; set; }

    /// <summary>Where one goes on once all of it is saved; null until then.</summary>
    protected string? SavedAt { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        CurrentUser = await Current.Get();
        Draft = Make();
        (_source, _case) = (await Named(SourceId), await Named(CaseId));
        Begin();
        await Prepare();
        Ready = true;
    }

    /// <summary>What else stands on the page from the start.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>A new draft.</summary>
    protected virtual TDraft Make() => new();

    /// <summary>Listens to the parts of a new draft.</summary>
    protected virtual void Listen() { }

    /// <summary>A draft stands in the form again.</summary>
    protected virtual void Restored() => Edited();

    protected virtual void StartOver()
    {
        _asking?.Cancel();
        (Draft, Changed) = (Make(), false);
        Begin();
    }

    protected void Edited()
    {
        Changed = true;
        StateHasChanged();
    }

    /// <summary>How confidential all of it is to be.</summary>
    protected void Keep(Confidentiality level)
    {
        Draft.Level = level;
        Changed = true;
    }

    /// <summary>Shows what kept it from being saved, and leads there.</summary>
    protected void Refuse(IReadOnlyList<Problem> problems)
    {
        Draft.Refuse(problems);
        ToSummary = true;
    }

    /// <summary>Saves all of it, or shows what keeps it from being saved.</summary>
    /// <param name="log">Stores what was read, with the draft that goes with it, and gives the address to go on to.</param>
    protected async Task SaveAndLeave(Func<string, Task<Outcome<string>>> log)
    {
        if (await Keeper!.Save(Store, problem => Refuse([problem]))) Navigation.NavigateTo(SavedAt!);

        async Task<bool> Store(string draft)
        {
            if (!Draft.Read())
            {
                ToSummary = true;
                return false;
            }
            var outcome = await log(draft);
            if (!outcome.Succeeded)
            {
                Refuse(outcome.Problems);
                return false;
            }
            (Changed, SavedAt) = (false, outcome.Value);
            return true;
        }
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

    /// <summary>People on record who may be called so; none, and <see cref="Unread"/> says why, where they could not be looked
    /// up.</summary>
    protected async Task<IReadOnlyList<LikelyPerson>?> Likely(string? name, string? khmer, int most, CancellationToken cancel)
    {
        var outcome = await Failures.Told(() => FindLikelyPeople.Handle(CurrentUser, name, khmer, most: most, cancel: cancel));
        cancel.ThrowIfCancellationRequested();
        Unread = outcome.Succeeded ? null : outcome.Problems[0];
        return outcome.Succeeded ? outcome.Value : null;
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

    private void Begin()
    {
        if (_source is { } source) (Draft.Source.Id, Draft.Source.Text) = source;
        if (_case is { } inCase) (Draft.Case.Id, Draft.Case.Text) = inCase;
        Draft.Begin();
        Listen();
    }

    private async Task<(long? Id, string Text)?> Named(string? id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number)
            && await ShowRecord.NameOf(CurrentUser, number) is { Succeeded: true, Value: { } name } ? (number, name) : null;
}
