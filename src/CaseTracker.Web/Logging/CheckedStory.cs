using CaseTracker.App.Logging;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Records;

namespace CaseTracker.Web.Logging;

/// <summary>A field as it is understood.</summary>
/// <param name="Unread">The words say why it is not.</param>
public sealed record CheckedLine(string Label, string Words, bool Unread = false);

/// <summary>A part of a story as it is understood.</summary>
/// <param name="Step">Where it is changed, from 1; 0 for the source, above all steps.</param>
public sealed record CheckedPart(string Title, int Step, IReadOnlyList<CheckedLine> Lines);

/// <summary>What will be saved of a story, in words: dates with their first and last day.</summary>
public static class CheckedStory
{
    public static IReadOnlyList<CheckedPart> Of(StoryDraft draft)
    {
        List<CheckedPart> parts =
        [
            new(Texts.Localize("Forms.Source"), 0, draft.Source.Words is { Length: > 0 } source ? [Line("Forms.Source", source)] : []),
            new(Texts.Localize("Logging.Case"), 1, [.. Named("Logging.CaseName", draft.Case.Text, draft.Case.IsNew),
                .. draft.Case.IsNew ? Lines(draft.Case.Form, "title") : []]),
        ];
        if (draft.Struck.Named) parts.Add(new(Texts.Localize("Logging.Struck"), 1, Organisation(draft.Struck)));
        if (draft.Person.Named) parts.Add(new(Texts.Localize($"Logging.Person_{draft.Kind}"), 1, Person(draft.Person)));
        if (draft.Said.Contains(LogPart.Relative))
            parts.Add(new(Texts.Localize("Logging.Relative"), 1, [.. Person(draft.Relative), .. Lines(draft.Relation)]));
        foreach (var (one, at) in draft.Events.Select((one, at) => (one, at + 1)))
            parts.Add(new(draft.Events.Count == 1 ? Texts.Localize("Logging.StepWhat") : Texts.Localize("Logging.EventNumber", at), 2,
                Lines(one.Form)));
        if (draft.Kind is StoryKind.Abroad) parts.Add(new(Texts.Localize("Logging.Act"), 2, Lines(draft.Act)));
        if (draft.Said.Contains(LogPart.Charge))
            parts.Add(new(Texts.Localize("Logging.ChargeAtHome"), 2,
                [Line("Logging.ChargeOf", Texts.Localize(draft.OfRelative && draft.Said.Contains(LogPart.Relative)
                    ? "Logging.Relative" : "Logging.Person_Abroad")), .. Lines(draft.Charge), .. Lines(draft.Prosecution)]));
        if (draft.Said.Contains(LogPart.Land)) parts.Add(new(Texts.Localize("Logging.Land"), 3, Lines(draft.Land)));
        foreach (var (actor, at) in draft.Actors.Where(actor => actor.Named).Select((actor, at) => (actor, at + 1)))
            parts.Add(new(Texts.Localize("Logging.ActorNumber", at), 3, Actor(draft, actor)));
        return parts;
    }

    private static List<CheckedLine> Actor(StoryDraft draft, ActorDraft actor)
    {
        List<CheckedLine> lines = actor.Organisation.Named ? Organisation(actor.Organisation) : [];
        if (actor.PersonText.Trim() is { Length: > 0 } person) lines.Add(Line("Logging.ActorPerson", person));
        lines.AddRange(Lines(actor.InCase));
        var had = draft.Events.Where(one => actor.In.Contains(one.Number)).ToList();
        if (had.Count == 0) return lines;
        lines.Add(Line("Logging.HadPart", string.Join("; ", had.Select(one => one.Words))));
        return [.. lines, .. Lines(actor.Part)];
    }

    private static List<CheckedLine> Person(PersonDraft person) =>
        person.Same is { } same ? [Line("Logging.IsSamePerson", same.Name), .. Lines(person.Form, "kind")] : Lines(person.Form);

    private static List<CheckedLine> Organisation(OrganisationDraft organisation) =>
    [
        .. Named("Logging.OrganisationName", organisation.Text, organisation.IsNew),
        .. organisation.IsNew ? Lines(organisation.Form, "name") : [],
    ];

    /// <summary>A record that is named: one on record, or that it will be a new one.</summary>
    private static IEnumerable<CheckedLine> Named(string label, string text, bool isNew) => text.Trim() is { Length: > 0 } name
        ? [Line(label, isNew ? Texts.Localize("Logging.CheckNew", name) : name)] : [];

    private static CheckedLine Line(string label, string words) => new(Texts.Localize(label), words);

    /// <summary>The fields of a part that say something.</summary>
    private static List<CheckedLine> Lines<T>(RecordForm<T> form, string? without = null) where T : class, new() =>
        [.. form.Catalogue.Fields.Where(field => field.Key != without && !field.Owner).Select(field => Of(form, field))
            .OfType<CheckedLine>()];

    private static CheckedLine? Of<T>(RecordForm<T> form, Field<T> field) where T : class, new()
    {
        var draft = form.Draft(field.Key);
        if (field.Kind is FieldKind.Link)
            return draft.Text.Trim() is not { Length: > 0 } text ? null : field.Get(form.Details) is null or 0L
                ? new(field.Label, new Problem("Forms.ChooseFromList", field.Label, text).Localize(), Unread: true)
                : new(field.Label, text);
        if (!FieldText.IsTyped(field.Kind))
            return Shown.Value(field.Get(form.Details)) is { } chosen
                && (field.Required || !SameTelling.IsBlank(field, field.Get(form.Details))) ? new(field.Label, chosen) : null;
        var (value, problem) = FieldText.Read(field.Kind, draft, field.Label);
        return problem is not null ? new(field.Label, problem.Localize(), Unread: true)
            : Understood(value) is { } words ? new(field.Label, words) : null;
    }

    private static string? Understood(object? value) => value switch
    {
        // Words that name no day are told with their first and last one.
        ImpreciseDate { Earliest: { } first, Latest: { } last } date when first != last
            && !date.Localize().Contains(Shown.Day(last), StringComparison.Ordinal) =>
            Texts.Localize("Logging.CheckBounds", date.Localize(), Shown.End((first, last))),
        BoundedNumber number => number.Localize(),
        _ => Shown.Value(value),
    };
}
