using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>Adds, above a form, a record that a field of it is to link to. The rights are those of the handler that saves it: whoever may
/// fill in a form may add what it links to.</summary>
public sealed class AddInPlace(FormDialogs dialogs, SaveRecord save, ShowRecord show, CurrentUserAccessor current, Failures failures)
{
    // What belongs to one person or case is added on its page.
    private static readonly Dictionary<RecordKind, Func<AddInPlace, string, IFormContext, Task<Choice?>>> Kinds = new()
    {
        [RecordKind.Person] = (on, typed, by) => on.Ask<PersonDetails>(typed, by, "name", "nameKhmer", "kind", "sex", "ageGroup"),
        [RecordKind.Organisation] = (on, typed, by) => on.Ask<OrganisationDetails>(typed, by, "name", "nameKhmer", "shortName", "kind"),
        // Countries and provinces are on record.
        [RecordKind.Place] = (on, typed, by) => on.Ask(typed, by, new PlaceDetails { Kind = PlaceKind.Settlement },
            "name", "nameKhmer", "kind", "parent"),
        [RecordKind.Facility] = (on, typed, by) => on.Ask<FacilityDetails>(typed, by, "name", "nameKhmer", "kind", "place"),
        [RecordKind.LegalArticle] = (on, typed, by) => on.Ask<LegalArticleDetails>(typed, by, "law", "number", "heading", "headingKhmer"),
        [RecordKind.Source] = (on, typed, by) => on.Ask<SourceDetails>(typed, by, "title", "publisher", "kind", "published", "address"),
    };

    /// <summary>Whether a record of the kind can be added so.</summary>
    public static bool Offers(RecordKind kind) => Kinds.ContainsKey(kind);

    /// <summary>Asks for what the kind needs.</summary>
    /// <param name="typed">What was looked for and not found: the name that the form begins with.</param>
    /// <param name="beside">The form that it is added in.</param>
    /// <returns>The new record; null where nothing was saved.</returns>
    public Task<Choice?> Ask(RecordKind kind, string typed, IFormContext beside) => Kinds[kind](this, typed, beside);

    private Task<Choice?> Ask<T>(string typed, IFormContext beside, params string[] fields) where T : class, IDetails<T>, new() =>
        Ask(typed, beside, new T(), fields);

    private async Task<Choice?> Ask<T>(string typed, IFormContext beside, T start, params string[] fields)
        where T : class, IDetails<T>, new()
    {
        var user = await current.Get();
        return await dialogs.Show<Choice>(Texts.Localize("Forms.NewRecord", T.Catalogue.Kind.Label), done => builder =>
        {
            builder.OpenComponent<AddRecord<T>>(0);
            builder.AddComponentParameter(1, nameof(AddRecord<T>.Typed), typed.Trim());
            builder.AddComponentParameter(2, nameof(AddRecord<T>.Fields), fields);
            builder.AddComponentParameter(3, nameof(AddRecord<T>.Beside), beside);
            builder.AddComponentParameter(4, nameof(AddRecord<T>.Most), user.Clearance.Level);
            builder.AddComponentParameter(5, nameof(AddRecord<T>.Save), (Func<Save<T>, Task<Outcome<Choice>>>)Keep);
            builder.AddComponentParameter(6, nameof(AddRecord<T>.Done), done);
            builder.AddComponentParameter(7, nameof(AddRecord<T>.Start), start);
            builder.CloseComponent();
        });

        Task<Outcome<Choice>> Keep(Save<T> record) => failures.Told(async () =>
        {
            var saved = await save.Handle(user, record);
            if (!saved.Succeeded) return Outcome<Choice>.Failed(saved.Problems);
            var name = await show.NameOf(user, saved.Value);
            return name.Succeeded ? Outcome<Choice>.Of(new Choice(saved.Value, name.Value)) : Outcome<Choice>.Failed(name.Problems);
        });
    }
}
