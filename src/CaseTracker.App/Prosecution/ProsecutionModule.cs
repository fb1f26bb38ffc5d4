using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.App.Records;
using CaseTracker.Domain.Prosecution;

namespace CaseTracker.App.Prosecution;

/// <summary>Prosecutions, charges and sentences, and the law that they are under.</summary>
internal sealed class ProsecutionModule : Module
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<LawRow, LawDetails>("Laws", row => row.Title),
        new OrdinaryType<LegalArticleRow, LegalArticleDetails>("LegalArticles", row => new { row.LawId, row.Number }),
        new OrdinaryType<ProsecutionRow, ProsecutionDetails>("Prosecutions", row => row.PersonId),
        new FactType<ChargeRow, ChargeDetails>("Charges", SaveCharge.Save),
        new FactType<SentenceRow, SentenceDetails>("Sentences"),
    ];
}
