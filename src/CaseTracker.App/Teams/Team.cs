namespace CaseTracker.App.Teams;

/// <summary>An account that can be named as a reader, or a member of a team.</summary>
public sealed record NamedAccount(long Id, string Name);

/// <summary>Accounts that are named together as readers of records.</summary>
/// <param name="Records">How many records are limited to it, alone or with others.</param>
public sealed record Team(long Id, string Name, IReadOnlyList<NamedAccount> Members, int Records);
