using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>What belongs together stays together: a charge with the person who is prosecuted, a sentence with the charge of
/// the same prosecution. The custody rule reads each person's facts alone and would otherwise join two persons' histories.</summary>
internal static class Ownership
{
    /// <summary>A record keeps the owner that it was made for.</summary>
    public static IEnumerable<Problem> Kept<T>(FieldCatalogue<T> catalogue, T? stored, T edited) where T : class, new() =>
        stored is null ? []
        : catalogue.Differences(stored, edited).Where(field => field.Owner)
            .Select(field => new Invalid(field.Key, "Errors.OwnerFixed", field.Label));

    /// <summary>A fact names only prosecutions and charges of its own person, and a sentence a charge of its own prosecution.</summary>
    /// <param name="id">The fact that is corrected; null where it is new.</param>
    public static async Task<List<Problem>> Joined<T>(CaseTrackerDb db, FieldCatalogue<T> catalogue, long? id, T details,
        CancellationToken cancel) where T : class, new()
    {
        var (person, prosecution, charge) = details switch
        {
            ChargeDetails of => (of.PersonId, (long?)of.ProsecutionId, (long?)null),
            SentenceDetails of => (of.PersonId, of.ProsecutionId, of.ChargeId),
            CustodyEventDetails of => (of.PersonId, of.ProsecutionId, null),
            _ => default,
        };
        List<Problem> problems = [];
        if (prosecution is { } prosecuted && (db.New.Made<ProsecutionRow>(prosecuted)
            ?? await db.Prosecutions.FindAsync([prosecuted], cancel))?.PersonId != person)
            problems.Add(new Invalid("prosecution", "Errors.LinkOfAnother", catalogue.Find("prosecution")!.Label));
        if (charge is { } charged && !(db.New.Made<ChargeRow>(charged) is { } made
            ? made.PersonId == person && made.ProsecutionId == prosecution
            : await db.Charges.AnyAsync(row => row.FactId == charged && row.KnownTo == null
                && row.PersonId == person && row.ProsecutionId == prosecution, cancel)))
            problems.Add(new Invalid("charge", "Errors.LinkOfAnother", catalogue.Find("charge")!.Label));
        if (details is ChargeDetails && id is not null && await db.Sentences.AnyAsync(row => row.ChargeId == id && row.KnownTo == null
            && row.ProsecutionId != prosecution, cancel))
            problems.Add(new Invalid("prosecution", "Errors.ChargeIsSentenced", catalogue.Find("prosecution")!.Label));
        // A citation of a field that the record lacks would be closed to everybody but administrators, and nobody would see why.
        if (details is CitationDetails { Field: { } cited } citation
            && await db.Known.Of(citation.RecordId, cancel) is { } record
                && !HiddenCitations.HasField(record.Kind, cited))
            problems.Add(new Invalid("field", "Errors.FieldUnknown", cited));
        return problems;
    }
}
