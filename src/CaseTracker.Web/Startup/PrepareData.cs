using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.People;
using CaseTracker.Web.Commands;

namespace CaseTracker.Web.Startup;

/// <summary>What every verb that reads data does first: bring the database and its projections up to date and load
/// the seed data that it lacks.</summary>
public static class PrepareData
{
    public static async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var prepared = await services.GetRequiredService<PrepareDatabase>().Handle(cancel);
        if (!prepared.Succeeded) throw new CommandException(prepared.Problems[0]);
        var projected = await services.GetRequiredService<PrepareProjections>().Handle(cancel);
        if (!projected.Succeeded) throw new CommandException(projected.Problems[0]);
        var keyed = await services.GetRequiredService<FillNameKeys>().Handle(cancel);
        if (!keyed.Succeeded) throw new CommandException(keyed.Problems[0]);
        var loaded = await services.GetRequiredService<LoadSeedData>().Handle(cancel);
        if (!loaded.Succeeded) throw new CommandException(loaded.Problems[0]);
    }
}
