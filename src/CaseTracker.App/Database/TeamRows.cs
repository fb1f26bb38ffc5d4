namespace CaseTracker.App.Database;

/// <summary>Accounts that are named together as readers of records.</summary>
internal sealed class TeamRow
{
    public long Id { get; set; }
    public string Name { get; set; } = "";
}

/// <summary>An account in a team.</summary>
internal sealed class TeamMemberRow
{
    public long TeamId { get; set; }
    public long AccountId { get; set; }
}

/// <summary>An account or a team to which a record is limited. A record that has none is limited to nobody in particular.</summary>
internal sealed class RecordReaderRow
{
    public long Id { get; set; }
    public long RecordId { get; set; }
    /// <summary>Null where a team is named.</summary>
    public long? AccountId { get; set; }
    /// <summary>Null where an account is named.</summary>
    public long? TeamId { get; set; }
}
