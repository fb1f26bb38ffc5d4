using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>What the forms of facts share: a new fact of a person, or the correction of one, which keeps what was known
/// before and asks why.</summary>
public abstract class FactFormPage<T> : FormPage<T, FactPage<T>>, IAnnouncing where T : class, IDetails<T>, new()
{
    [Inject] protected ShowPerson ShowPerson { get; set; } = default!;
    [Inject] protected ShowFact ShowFact { get; set; } = default!;

    /// <summary>Whose new fact it is.</summary>
    [Parameter] public long? PersonId { get; set; }

    /// <summary>The fact to correct.</summary>
    [Parameter] public long? FactId { get; set; }

    /// <summary>The person as now known: their prosecutions are among a fact's choices.</summary>
    protected PersonPage? Person { get; private set; }

    public bool Announced { get; set; }

    /// <summary>The question whether a source announces has been put.</summary>
    protected bool Asked { get; private set; }

    /// <summary>A new fact of the person.</summary>
    protected virtual T New(long person)
    {
        var made = new T();
        Catalogue.Find("person")!.Set(made, person);
        return made;
    }

    /// <summary>Saves, once somebody has confirmed that what lies after the publication is announced.</summary>
    protected async Task<Outcome<long>> Asking(Save<T> save)
    {
        if (!Announced && Announcement.In(Catalogue, save.Details).ToList() is { Count: > 0 } ahead)
        {
            Asked = true;
            return Outcome<long>.Failed(ahead);
        }
        return await Keep(save);
    }

    protected string Title => Texts.Localize(FactId is null ? "Forms.NewFact" : "Forms.CorrectFact", Kind, Person?.Name);
    protected string Back => $"/people/{Person?.Person.Id}";
    protected string After(long fact) => $"{Back}?saved={fact}#fact-{fact}";

    protected override long? Edited => FactId;
    protected override Task<Outcome<FactPage<T>>> Read(long id) => ShowFact.Handle<T>(CurrentUser, id);
    protected override Redacted<T> RecordIn(FactPage<T> page) => page.Current.Fact;
    protected override IReadOnlyDictionary<long, string> NamesIn(FactPage<T> page) => page.LinkNames;

    protected override async Task<T?> Start()
    {
        var person = await ShowPerson.Handle(CurrentUser, Before?.PersonId ?? PersonId ?? 0);
        if (!Taken(person)) return null;
        Person = person.Value;
        return New(Person.Person.Id);
    }
}
