using CaseTracker.App.Detention;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Web.Records.Timeline;

namespace CaseTracker.Web.People;

/// <summary>A person's dated facts in the order in which they happened; what has no date stands last.</summary>
public static class PersonTimeline
{
    public static IReadOnlyList<TimelineEntry> Of(PersonPage page)
    {
        IEnumerable<TimelineEntry> entries =
        [
            .. page.Events.Select(fact => new TimelineEntry(fact.Id, FieldFormatter.Choice(fact.Details.Kind), fact.Details.On,
                Address(page, fact.Id))),
            .. page.Stays.Select(fact => Stay(page, fact)),
            .. page.Prosecutions.SelectMany(part => part.Charges).Select(line => new TimelineEntry(
                line.Charge.Id, Texts.Localize("Records.ChargedWith", line.Called),
                line.Charge.Details.On, Address(page, line.Charge.Id))),
            .. page.Prosecutions.SelectMany(part => part.Charges).Where(line => line.Charge.Details.OutcomeOn is not null)
                .Select(line => new TimelineEntry(
                line.Charge.Id, Decided(line.Charge.Details.Outcome, line.Called), line.Charge.Details.OutcomeOn,
                Address(page, line.Charge.Id))),
            .. page.Prosecutions.SelectMany(part => part.Charges).SelectMany(line => line.Sentences)
                .Where(fact => fact.Details.AppealOn is not null).Select(fact => new TimelineEntry(
                fact.Id, Decided(fact.Details.Appeal, SentenceFormatter.Of(fact.Details)), fact.Details.AppealOn, Address(page, fact.Id))),
            .. page.Prosecutions.SelectMany(part => part.Charges).SelectMany(line => line.Sentences).Select(fact => new TimelineEntry(
                fact.Id, Texts.Localize("Records.SentencedTo", SentenceFormatter.WithOffence(fact.Details)), fact.Details.On,
                    Address(page, fact.Id))),
            .. page.Counts.Where(fact => fact.Details.Whom == CountedWhom.Everybody).Select(fact => new TimelineEntry(
                fact.Id, Texts.Localize("Records.Counted", FieldFormatter.Choice(fact.Details.Stage), fact.Details.Count?.Text
                    ?? Texts.Localize("Records.NumberNotStated")), fact.Details.On, Address(page, fact.Id))),
            .. page.Linked.Events.Select(of => new TimelineEntry(of.Id, FieldFormatter.Choice(of.Details.Kind), of.Details.On,
                $"/records/{of.Id}")),
            .. page.Linked.Acts.Select(act => new TimelineEntry(act.Id, FieldFormatter.Choice(act.Details.Method), act.Details.On,
                $"/records/{act.Id}")),
            .. page.Linked.Sanctions.Select(sanction => new TimelineEntry(sanction.Id, RecordKind.Sanction.Label,
                sanction.Details.On, $"/records/{sanction.Id}")),
        ];
        return [.. entries.OrderBy(entry => entry.On?.Earliest ?? entry.On?.Latest ?? DateOnly.MaxValue)
            .ThenBy(entry => entry.On?.Latest ?? DateOnly.MaxValue).ThenBy(entry => entry.RecordId)];
    }

    private static string Decided(Enum outcome, string? what) => Texts.Localize("Records.Decided", FieldFormatter.Choice(outcome), what);

    private static TimelineEntry Stay(PersonPage page, Redacted<StayDetails> fact)
    {
        var stay = fact.Details;
        var what = stay.FacilityId is { } facility && page.LinkNames.TryGetValue(facility, out var name)
            ? Texts.Localize("Records.HeldAt", name)
            : Texts.Localize("PersonPages.HeldHow", FieldFormatter.Choice(stay.Regime));
        return new TimelineEntry(fact.Id, what, stay.From, Address(page, fact.Id))
        {
            Lasts = true,
            Until = stay.To,
            ConfirmedTo = ConfirmedTo(page, stay)
        };
    }

    /// <summary>The last day of an open stay on which a source says held, before whatever came next.</summary>
    private static DateOnly? ConfirmedTo(PersonPage page, StayDetails stay)
    {
        if (stay.To is not null || stay.From?.Latest is not { } from) return null;
        var next = page.Stays.Select(other => other.Details.From?.Earliest)
            .Concat(page.Events.Where(custody => custody.Details.Kind is CustodyEventKind.Bail or CustodyEventKind.Release
                or CustodyEventKind.Escape).Select(custody => custody.Details.On?.Earliest))
            .Where(day => day > from).Min();
        return page.Events.Where(custody => custody.Details is
        {
            Kind: CustodyEventKind.ConfirmedHeld,
            On: { Earliest: not null, Qualified: false }
        })
            .Select(custody => custody.Details.On!.Earliest!.Value).Where(day => day >= from && !(day >= next)).Cast<DateOnly?>().Max();
    }

    private static string Address(PersonPage page, long fact) => $"/people/{page.Person.Id}?as-of={page.AsOf:yyyy-MM-dd}#fact-{fact}";
}
