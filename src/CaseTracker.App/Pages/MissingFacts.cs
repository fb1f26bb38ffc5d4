using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;

namespace CaseTracker.App.Pages;

/// <summary>What no record says yet of a person, as things to do. What the viewer may not see is not missing.</summary>
internal static class MissingFacts
{
    public static IEnumerable<Problem> Of(PersonFacts facts, RelatedFacts related, IReadOnlyList<ProsecutionPart> prosecutions,
        Citations citations)
    {
        foreach (var id in facts.RecordIds.Concat(related.RecordIds))
            if (!citations.Of(id).Any()) { yield return new Problem("Records.Missing_Citation"); break; }
        if (facts.Person.Details.Kind == PersonKind.Group)
        {
            if (facts.Counts.All(count => count.Details.Stage != CountStage.Held)) yield return new Problem("Records.Missing_HeldCount");
            yield break;
        }
        var person = facts.Person;
        if (person.Details.NameKhmer is null && !person.IsHidden("nameKhmer")) yield return new Problem("Records.Missing_NameKhmer");
        if (person.Details.Birth is null && !person.IsHidden("birth")) yield return new Problem("Records.Missing_Birth");
        if (person.Details.Sex == Sex.NotStated && !person.IsHidden("sex")) yield return new Problem("Records.Missing_Sex");
        // Somebody of whom nothing bears on custody (a minister, a lawyer, a relative) lacks no arrest.
        if (facts.HeldBack + related.HeldBack > 0 || !facts.SaysCustody) yield break;
        var arrests = facts.Events.Where(custody => custody.Details.Kind == CustodyEventKind.Arrest).ToList();
        if (arrests.Count == 0) yield return new Problem("Records.Missing_Arrest");
        else if (arrests.All(arrest => arrest.Details.PlaceId is null)) yield return new Problem("Records.Missing_ArrestPlace");
        if (facts.Stays.Count == 0) yield return new Problem("Records.Missing_Stay");
        if (facts.Charges.Count == 0) yield return new Problem("Records.Missing_Charge");
        else if (facts.Charges.All(charge => charge.Details.ArticleId is null)) yield return new Problem("Records.Missing_Article");
        if (prosecutions.Count > 0 && prosecutions.All(part => part.Prosecution is { Details.CourtId: null }))
            yield return new Problem("Records.Missing_Court");
        if (related.Assessments.Count == 0) yield return new Problem("Records.Missing_Assessment");
    }
}
