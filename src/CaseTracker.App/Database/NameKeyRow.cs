namespace CaseTracker.App.Database;

/// <summary>One key of a name, an index for likely namesakes. It is made from the names and holds nothing of its own.</summary>
internal sealed class NameKeyRow
{
    /// <summary>The record that holds the name: the person, or another name of theirs. It decides who may be told.</summary>
    public long RecordId { get; set; }
    public long PersonId { get; set; }
    public string Key { get; set; } = "";
}
