namespace CaseTracker.App.Database;

/// <summary>A question of the list that an account keeps under a name.</summary>
internal sealed class SavedViewRow
{
    public const int LongestName = 100, LongestAddress = 4000;

    public long Id { get; set; }
    public long AccountId { get; set; }
    public string Name { get; set; } = "";
    public string Address { get; set; } = "";
    public DateTime SavedAt { get; set; }

    /// <summary>Since when everybody finds it; null: only its account does.</summary>
    public DateTime? SharedAt { get; set; }
}

/// <summary>When an account opened a view last, and what was on record then.</summary>
internal sealed class ViewOpeningRow
{
    public long ViewId { get; set; }
    public long AccountId { get; set; }
    public DateTime OpenedAt { get; set; }

    /// <summary>The greatest id of a record then.</summary>
    public long LastRecord { get; set; }
}
