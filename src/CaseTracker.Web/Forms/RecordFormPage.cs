using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>What the forms of ordinary records share: a new record, or an edit of one. A record that belongs to a person, a case or an
/// organisation is made from its owner's page and leads back to it.</summary>
public abstract class RecordFormPage<T> : ComponentBase where T : class, new()
{
    private static readonly Dictionary<string, string> None = [];

    [Inject] protected CurrentActor Current { get; set; } = default!;
    [Inject] protected ShowRecord ShowRecord { get; set; } = default!;

    /// <summary>The record to edit.</summary>
    [Parameter] public long? Id { get; set; }

    protected Actor Actor { get; private set; } = default!;
    protected RecordForm<T>? Form { get; private set; }
    protected RecordPage<T>? Before { get; private set; }
    protected Problem? Problem { get; private set; }

    /// <summary>What the record belongs to or is called, for the heading.</summary>
    protected string Name { get; private set; } = "";

    protected abstract FieldCatalogue<T> Catalogue { get; }

    /// <summary>Which field a rule's problem belongs to.</summary>
    protected virtual IReadOnlyDictionary<string, string> ProblemFields => None;

    /// <summary>A new record, with the links that the address names.</summary>
    protected virtual T New() => new();
    protected abstract Task<Outcome<RecordPage<T>>> Read(long id);

    /// <summary>The name of what a record belongs to; a problem where the viewer may not see it.</summary>
    protected abstract Task<Outcome<string>> NameFor(T record);

    protected string Title => Name.Length == 0
        ? Texts.Say("Forms.NewRecord", Texts.Say($"Choices.RecordKind_{Catalogue.Kind}"))
        : Id is null
        ? Texts.Say("Forms.NewFact", Texts.Say($"Choices.RecordKind_{Catalogue.Kind}"), Name)
        : Texts.Say("Forms.EditOf", Texts.Say("Forms.NewFact", Texts.Say($"Choices.RecordKind_{Catalogue.Kind}"), Name));

    protected string? NameOf(long? link) => link is { } id ? Before?.LinkNames.GetValueOrDefault(id) : null;

    protected override async Task OnInitializedAsync()
    {
        Actor = await Current.Get();
        if (Id is { } id)
        {
            var before = await Read(id);
            if (!Taken(before)) return;
            Before = before.Value;
        }
        var name = await NameFor(Before?.Record.Details ?? New());
        if (!Taken(name)) return;
        Name = name.Value;
        Form = new RecordForm<T>(Catalogue, Before?.Record, New()) { ProblemFields = ProblemFields };
    }

    protected async Task<Redacted<T>?> Reload()
    {
        var outcome = await Read(Id!.Value);
        if (!outcome.Succeeded) return null;
        // The names of what it now links to.
        Before = outcome.Value;
        StateHasChanged();
        return Before.Record;
    }

    private bool Taken<TValue>(Outcome<TValue> outcome)
    {
        Problem = outcome.Succeeded ? null : outcome.Problems[0];
        return outcome.Succeeded;
    }
}
