using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Prosecution;

/// <summary>Prosecutions, charges and sentences, and the law that they are under.</summary>
internal sealed class ProsecutionModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<LawRow, LawDetails>("Laws", row => row.Title),
        new OrdinaryType<LegalArticleRow, LegalArticleDetails>("LegalArticles", row => new { row.LawId, row.Number }, named: Articles),
        new OrdinaryType<ProsecutionRow, ProsecutionDetails>("Prosecutions", row => row.PersonId),
        new FactType<ChargeRow, ChargeDetails>("Charges", SaveCharge.Save),
        new FactType<SentenceRow, SentenceDetails>("Sentences"),
    ];

    /// <summary>An article is called with its law: "Criminal Code, 495 (Incitement)".</summary>
    private static IQueryable<NamedRow> Articles(CaseTrackerDb db, Clearance clearance) =>
        from article in db.LegalArticles.VisibleTo(clearance)
        join law in db.Laws on article.LawId equals law.Id
        select new NamedRow
        {
            Id = article.Id,
            Unverified = article.Unverified || law.Unverified,
            Name = law.Title + ", " + article.Number + " (" + article.Heading + ")",
            Within = law.Id
        };
}
