using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>What the forms of facts share: a new fact of a person, or the correction of one, which keeps what was known
/// before and asks why.</summary>
public abstract class FactFormPage<T> : ComponentBase where T : class, new()
{
    [Inject] protected CurrentActor Current { get; set; } = default!;
    [Inject] protected ShowPerson ShowPerson { get; set; } = default!;
    [Inject] protected ShowFact ShowFact { get; set; } = default!;

    /// <summary>Whose new fact it is.</summary>
    [Parameter] public long? PersonId { get; set; }

    /// <summary>The fact to correct.</summary>
    [Parameter] public long? FactId { get; set; }

    protected Actor Actor { get; private set; } = default!;
    protected RecordForm<T>? Form { get; private set; }
    protected FactPage<T>? Before { get; private set; }

    /// <summary>The person as now known: their prosecutions are among a fact's choices.</summary>
    protected PersonPage? Person { get; private set; }
    protected Problem? Problem { get; private set; }

    protected abstract FieldCatalogue<T> Catalogue { get; }

    /// <summary>Which field a rule's problem belongs to.</summary>
    protected abstract IReadOnlyDictionary<string, string> ProblemFields { get; }

    protected abstract T New(long person);
    protected abstract Task<Outcome<FactPage<T>>> Read(long fact);

    protected string Title => FactId is null
        ? Texts.Say("Forms.NewFact", Texts.Say($"Choices.RecordKind_{Catalogue.Kind}"), Person?.Name)
        : Texts.Say("Forms.CorrectFact", Texts.Say($"Choices.RecordKind_{Catalogue.Kind}"), Person?.Name);

    protected string Back => $"/people/{Person?.Person.Id}";
    protected string After(long fact) => $"{Back}?saved={fact}#fact-{fact}";

    protected string? NameOf(long? link) => link is { } id ? Before?.LinkNames.GetValueOrDefault(id) : null;

    protected override async Task OnInitializedAsync()
    {
        Actor = await Current.Get();
        if (FactId is { } fact)
        {
            var before = await Read(fact);
            if (!Taken(before)) return;
            Before = before.Value;
        }
        var person = await ShowPerson.Handle(Actor, Before?.PersonId ?? PersonId ?? 0);
        if (!Taken(person)) return;
        Person = person.Value;
        Form = new RecordForm<T>(Catalogue, Before?.Current.Fact, New(Person.Person.Id)) { ProblemFields = ProblemFields };
    }

    protected async Task<Redacted<T>?> Reload()
    {
        var outcome = await Read(FactId!.Value);
        if (!outcome.Succeeded) return null;
        // The names of what it now links to.
        Before = outcome.Value;
        StateHasChanged();
        return Before.Current.Fact;
    }

    private bool Taken<TValue>(Outcome<TValue> outcome)
    {
        Problem = outcome.Succeeded ? null : outcome.Problems[0];
        return outcome.Succeeded;
    }
}
