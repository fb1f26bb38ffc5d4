using CaseTracker.App.Lists;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Detention;

/// <summary>Adds up the sentences of everybody on a prisoner list, by the facts that the viewer may see.</summary>
public sealed class AddSentences
{
    /// <summary>The most people for whom a page reads all facts at once; the workbook does for any number.</summary>
    public const int MostPeople = 2000;

    private readonly ListRecords _list;

    internal AddSentences(ListRecords list) => _list = list;

    /// <summary>The totals of a list's individuals; a problem where they are too many. The question's page counts for nothing.</summary>
    public async Task<Outcome<SentenceTotals>> Handle(CurrentUser user, PrisonerQuestion question, CancellationToken cancel = default)
    {
        var list = await _list.Handle(user, question with { Page = 1, PageSize = MostPeople }, cancel);
        if (!list.Succeeded) return Outcome<SentenceTotals>.Failed(list.Problems);
        return list.Value.Totals.Shown > MostPeople
            ? Outcome<SentenceTotals>.Failed(new Problem("PrisonerPages.SentencesTooMany", MostPeople))
            : Outcome<SentenceTotals>.Of(list.Value.SentenceTotals);
    }
}
