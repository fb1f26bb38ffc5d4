using CaseTracker.App.Kernel;

namespace CaseTracker.App.Teams;

/// <summary>Teams, and records that are limited to some accounts and teams.</summary>
internal sealed class TeamsModule : Module
{
    public override IReadOnlyList<Type> Handlers => [typeof(ShowTeams), typeof(ChangeTeam), typeof(ShowReaders), typeof(LimitRecord)];
}
