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
}
