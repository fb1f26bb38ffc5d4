using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>What the pages of forms share: who edits, the record as it stands, and what the form begins with.</summary>
/// <typeparam name="TPage">What is read of a record that is edited.</typeparam>
public abstract class FormPage<T, TPage> : ComponentBase where T : class, IDetails<T>, new() where TPage : class
{
    [Inject] protected CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private SaveRecord SaveRecord { get; set; } = default!;

    protected CurrentUser CurrentUser { get; private set; } = default!;
    protected RecordForm<T>? Form { get; private set; }

    /// <summary>The record as it stood when the form was opened; null for a new one.</summary>
    protected TPage? Before { get; private set; }
    protected Problem? Problem { get; private set; }

    protected static FieldCatalogue<T> Catalogue => T.Catalogue;

    /// <summary>The link whose box also takes the title of a record that is not on record yet (<see
    /// cref="RecordForm{T}.CreatesRecordAt"/>); null for none.</summary>
    protected virtual string? CreatesRecordAt => null;

    /// <summary>What kind of case a record usually opens.</summary>
    protected virtual CaseKind DefaultCase => CaseKind.Other;

    /// <summary>The record that is edited; null for a new one.</summary>
    protected abstract long? Edited { get; }
    protected abstract Task<Outcome<TPage>> Read(long id);
    protected abstract Redacted<T> RecordIn(TPage page);
    protected abstract IReadOnlyDictionary<long, string> NamesIn(TPage page);

    /// <summary>What a new record begins with, once its owner was found; null where it was not, and <see cref="Problem"/> says
    /// so.</summary>
    protected abstract Task<T?> Start();

    protected string Kind => Catalogue.Kind.Label;

    protected string? NameOf(long? link) => link is { } id && Before is { } before ? NamesIn(before).GetValueOrDefault(id) : null;

    protected override async Task OnInitializedAsync()
    {
        CurrentUser = await Current.Get();
        if (Edited is { } id)
        {
            var before = await Read(id);
            if (!Taken(before)) return;
            Before = before.Value;
        }
        if (await Start() is { } start)
            Form = new RecordForm<T>(Catalogue, Before is null
                ? null : RecordIn(Before), start)
            { CreatesRecordAt = CreatesRecordAt, DefaultCase = DefaultCase };
    }

    /// <summary>Saves the record or the fact.</summary>
    protected Task<Outcome<long>> Keep(Save<T> save) => SaveRecord.Handle(CurrentUser, save);

    protected async Task<Redacted<T>?> Reload()
    {
        var outcome = await Read(Edited!.Value);
        if (!outcome.Succeeded) return null;
        // The names of what it now links to.
        Before = outcome.Value;
        StateHasChanged();
        return RecordIn(Before);
    }

    protected bool Taken<TValue>(Outcome<TValue> outcome)
    {
        Problem = outcome.Succeeded ? null : outcome.Problems[0];
        return outcome.Succeeded;
    }
}
