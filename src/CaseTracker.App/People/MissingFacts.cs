using CaseTracker.App.Sources;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;

namespace CaseTracker.App.People;

/// <summary>What no record says yet of a person, as things to do. What the viewer may not see is not missing.</summary>
internal static class MissingFacts
{
    public static IEnumerable<Problem> Of(PersonFacts facts, Citations citations, bool isGroup)
    {
        foreach (var id in facts.RecordIds)
            if (!citations.Of(id).Any()) { yield return new Problem("Records.Missing_Citation"); break; }
        if (isGroup)
        {
            if (facts.Counts.All(count => count.Details.Stage != CountStage.Held)) yield return new Problem("Records.Missing_HeldCount");
            yield break;
        }
        var person = facts.Person;
        if (person.Details.NameKhmer is null && !person.IsHidden("nameKhmer")) yield return new Problem("Records.Missing_NameKhmer");
        if (person.Details.Birth is null && !person.IsHidden("birth")) yield return new Problem("Records.Missing_Birth");
        if (person.Details.Sex == Sex.NotStated && !person.IsHidden("sex")) yield return new Problem("Records.Missing_Sex");
        if (facts.HeldBack > 0) yield break;
        if (facts.Events.All(custody => custody.Details.Kind != CustodyEventKind.Arrest)) yield return new Problem("Records.Missing_Arrest");
        if (facts.Stays.Count == 0) yield return new Problem("Records.Missing_Stay");
        if (facts.Charges.Count == 0) yield return new Problem("Records.Missing_Charge");
        else if (facts.Charges.All(charge => charge.Details.ArticleId is null)) yield return new Problem("Records.Missing_Article");
    }
}
