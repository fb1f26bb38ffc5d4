using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Logging;

/// <summary>The rules of every part of a story, as far as they need no database.</summary>
internal static class StoryRules
{
    // Owners that don't exist yet, where the rules ask for one.
    private const long NotYet = long.MaxValue;

    public static List<Problem> Check(StoryLog log)
    {
        List<Problem> problems = [];
        if (log.Source is { Id: null, New: null }) problems.Add(LogPart.Source.Says(new Invalid("title", "Logging.SourceMissing")));
        if (log.Source is { Id: null, New: { } source }) In(LogPart.Source, source);
        if (log.Case is null or { Id: null, New: null }) problems.Add(LogPart.Case.Says(new Invalid("title", "Logging.StoryNeedsCase")));
        if (log.Case is { Id: null, New: { } inCase }) In(LogPart.Case, inCase);
        if (log is { Dispute: null, Act: null, Events.Count: 0 })
            problems.Add(LogPart.Event.Says(new Problem("Logging.StoryTellsNothing"), 1));
        if (log.Person is { Same: null } person) In(LogPart.Person, person.Person);
        if (log.Relative is { Same: null } relative) In(LogPart.Relative, relative.Person);
        if (log.Relative is not null && log.Person is null)
            problems.Add(LogPart.Relative.Says(new Problem("Logging.RelativeOfNobody")));
        if (log is { Relative.Same: { } home, Person.Same: { } abroad } && home == abroad)
            problems.Add(LogPart.Relative.Says(new Invalid("name", "Errors.LinkToItself")));
        if (log.Organisation is { Id: null } struck) Named(LogPart.Organisation, struck, 0);
        if (log.Dispute is { } dispute) In(LogPart.Land, dispute with { CaseId = NotYet });
        foreach (var (actor, at) in log.Actors.Select((actor, at) => (actor, at + 1))) Actor(actor, at);
        foreach (var (one, at) in log.Events.Select((one, at) => (one, at + 1)))
            In(LogPart.Event, one.Details with { CaseId = NotYet }, at);
        if (log.Act is { } act) In(LogPart.Act, act with { CaseId = NotYet });
        if (log.Charge is { } charge) Charge(charge);
        return problems;

        void Actor(StoryActor actor, int at)
        {
            if (actor.Organisation is { Id: null } made) Named(LogPart.Actor, made, at);
            var (who, body) = (actor.Person, actor.Organisation is null ? (long?)null : NotYet);
            In(LogPart.Actor, actor.InCase with { CaseId = NotYet, PersonId = who, OrganisationId = body }, at);
            if (log.Events.Any(one => one.By.Contains(at - 1)))
                problems.AddRange(FieldRules.Check(Domain.Accountability.InvolvementDetails.Catalogue,
                    actor.Part with { EventId = NotYet, PersonId = who, OrganisationId = body })
                    .Where(problem => problem is not Invalid { Field: "person" }).Select(problem => LogPart.Actor.Says(problem, at)));
        }

        void Charge(StoryCharge charge)
        {
            if (log.Person is null || charge.OfRelative && log.Relative is null)
                problems.Add(LogPart.Charge.Says(new Problem("Logging.ChargeOfNobody")));
            In(LogPart.Charge, charge.Details with { PersonId = NotYet, ProsecutionId = NotYet });
            In(LogPart.Charge, charge.Prosecution with { PersonId = NotYet });
        }

        void Named(LogPart part, StoryOrganisation made, int at)
        {
            if (made.New is { } details) In(part, details, at);
            else problems.Add(part.Says(new Invalid("name", "Logging.OrganisationMissing"), at));
        }

        void In<T>(LogPart part, T details, int at = 0) where T : class, IDetails<T>, new() =>
            problems.AddRange(FieldRules.Check(T.Catalogue, details).Select(problem => part.Says(problem, at)));
    }
}
