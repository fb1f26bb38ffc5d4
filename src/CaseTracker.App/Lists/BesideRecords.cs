using CaseTracker.App.Database;
using CaseTracker.Domain.Review;

namespace CaseTracker.App.Lists;

/// <summary>What is kept beside some records and is no field of theirs: how far their reviews have come, and their tags.</summary>
internal sealed class BesideRecords
{
    private readonly ReviewStates? _reviews;
    private readonly Dictionary<long, string> _tags;

    private BesideRecords(ReviewStates? reviews, Dictionary<long, string> tags) => (_reviews, _tags) = (reviews, tags);

    /// <summary>Null where the reviews were not asked for.</summary>
    public ReviewState? Review(long record) => _reviews?[record];

    /// <summary>With commas between; null for none, and where tags were not asked for.</summary>
    public string? Tags(long record) => _tags.GetValueOrDefault(record);

    public static async Task<BesideRecords> Of(CaseTrackerDb db, IReadOnlyList<long> ids, bool reviews, bool tags,
        CancellationToken cancel) => new(reviews ? await ReviewStates.Of(db, ids, cancel) : null,
            tags ? await TagNames.Of(db, ids, cancel) : []);
}
