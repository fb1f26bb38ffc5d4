using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>A prison, a court or an article, and how many people have it on record.</summary>
internal sealed record PeopleOfLink(long Link, int People);

/// <summary>How many people have the same on record.</summary>
/// <param name="Facts">As in <see cref="FactsOnRecordRow.Facts"/>.</param>
internal sealed record SameFacts(int Facts, int People)
{
    public bool Has(SubmissionFact fact) => (Facts & FactBits.Of(fact)) != 0;
    public bool Assessed => (Facts & FactBits.Assessed) != 0;
}

/// <summary>The people of whom records above a clearance may tell what is not on record below it: that is withheld, and not
/// missing.</summary>
internal sealed record SubmissionAbove(HashSet<long> Prosecutions, HashSet<long> Assessments, HashSet<long> Responses)
{
    /// <param name="facts">Whether some fact that bears on custody is above it, too.</param>
    public bool MayTell(SubmissionFact fact, long person, bool facts) => fact switch
    {
        SubmissionFact.Category => Assessments.Contains(person),
        SubmissionFact.Steps => Responses.Contains(person),
        _ => !fact.IsOfThePerson() && (facts || Prosecutions.Contains(person)),
    };
}

/// <summary>Of whom a submission can be made, and their prisons, courts and articles, as one viewer may see it, as known now. What each
/// has on record is kept (<see cref="KeepFactsOnRecord"/>).</summary>
internal sealed class SubmissionSql(CaseTrackerDb db, Clearance clearance)
{
    private readonly int _bit = ClearanceBits.Of(clearance);

    /// <summary>Individuals of whom something bears on custody.</summary>
    public IQueryable<PersonRow> People => db.People.AsNoTracking()
        .Where(person => Kept.Any(row => row.PersonId == person.Id));

    /// <summary>How many of them have the same on record.</summary>
    public Task<List<SameFacts>> Counts(CancellationToken cancel)
    {
        var (all, names) = (ChildNames.SeenBy(clearance), SubmissionForm.OnRecord.Where(fact => fact.IsName()).Sum(FactBits.Of));
        // A name that the viewer may not read is not on record for them.
        var facts = all ? Kept.Select(row => row.Facts) : Kept.Join(db.People, row => row.PersonId, person => person.Id, (row, person) =>
            person.OfAChild && !person.NameMayBeShown ? row.Facts & ~names : row.Facts);
        return facts.GroupBy(has => has).Select(same => new SameFacts(same.Key, same.Count())).ToListAsync(cancel);
    }

    /// <summary>The prisons, courts or articles that most of them have, each with how many: those that were recorded first before
    /// others.</summary>
    public async Task<List<PeopleOfLink>> MostOf(RecordKind kind, int most, CancellationToken cancel) =>
        [.. (await db.LinksOnRecord.Where(row => row.Kind == kind && (row.Clearances & _bit) != 0).GroupBy(row => row.LinkId)
            .Select(of => new { of.Key, People = of.Count() }).OrderByDescending(of => of.People).ThenBy(of => of.Key).Take(most)
            .ToListAsync(cancel)).Select(of => new PeopleOfLink(of.Key, of.People))];

    /// <summary>Of whom a prosecution, an assessment or a response is above the viewer's clearance.</summary>
    public async Task<SubmissionAbove> Above(IReadOnlyCollection<long> people, CancellationToken cancel)
    {
        var ids = people.ToArray();
        var prosecutions = await db.Prosecutions.Where(row => EF.Parameter(ids).Contains(row.PersonId) && row.DeletedAt == null)
            .Select(row => new { row.PersonId, row.Confidentiality }).ToListAsync(cancel);
        var assessments = await db.Assessments.Where(row => EF.Parameter(ids).Contains(row.PersonId) && row.KnownTo == null)
            .Select(row => new { row.PersonId, row.Confidentiality }).ToListAsync(cancel);
        var responses = await db.Responses.Where(row => row.PersonId != null && EF.Parameter(ids).Contains(row.PersonId.Value)
            && row.DeletedAt == null).Select(row => new { PersonId = row.PersonId!.Value, row.Confidentiality }).ToListAsync(cancel);
        return new([.. prosecutions.Where(row => row.Confidentiality > clearance).Select(row => row.PersonId)],
            [.. assessments.Where(row => row.Confidentiality > clearance).Select(row => row.PersonId)],
            [.. responses.Where(row => row.Confidentiality > clearance).Select(row => row.PersonId)]);
    }

    /// <summary>Whether the viewer may see the fact of nobody.</summary>
    public bool Withheld(SubmissionFact fact) => fact == SubmissionFact.Birth
        && PersonDetails.Catalogue.Find("birth")!.Sensitivity > clearance;

    private IQueryable<FactsOnRecordRow> Kept => db.FactsOnRecord.Where(row => (row.Clearances & _bit) != 0);
}
