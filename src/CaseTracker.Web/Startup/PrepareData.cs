using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.App.Exchange;
using CaseTracker.App.People;
using CaseTracker.App.Purging;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;

namespace CaseTracker.Web.Startup;

/// <summary>What every verb that reads data does first: bring the database and its projections up to date and load
/// the seed data that it lacks. What fails after something was changed says how to go back.</summary>
public static class PrepareData
{
    /// <param name="serving">A server follows, which has the rest made beside its pages.</param>
    public static Task Run(IServiceProvider services, bool serving, CancellationToken cancel)
    {
        services.TellOfFolder();
        return ReportDatabaseTrouble.Of(services, () => Steps(services, serving, cancel));
    }

    private static async Task Steps(IServiceProvider services, bool serving, CancellationToken cancel)
    {
        var copy = services.GetRequiredService<SafetyCopy>();
        try
        {
            await Step(services.GetRequiredService<PrepareDatabase>().Handle(cancel));
            await Step(services.GetRequiredService<SharedKeys>().Look(cancel));
            await Step(services.GetRequiredService<EncryptIdentities>().Handle(cancel));
            await services.GetRequiredService<VerifyAudit>().AtStart(cancel);
            await services.GetRequiredService<FinishPurges>().Handle(cancel);
            await Step(services.GetRequiredService<PrepareProjections>().Handle(serving, cancel));
            await Step(services.GetRequiredService<FillNameKeys>().Handle(cancel));
            await Step(services.GetRequiredService<LoadSeedData>().Handle(cancel));
            await services.GetRequiredService<VerifyFiles>().Settle(cancel);
            await services.GetRequiredService<SyntheticMark>().Look(cancel);
        }
        catch (Exception failure) when (services.GetRequiredService<DatabaseTrouble>().InFull(failure) is null && copy.Path is not null
            && failure is not (CommandException or OperationCanceledException))
        {
            var number = ErrorReferences.Log(services.GetRequiredService<ILogger<SafetyCopy>>(), failure);
            throw new CommandException(copy.WithWayBack(new Problem("Database.ChangeBroke", number)));
        }

        async Task Step<T>(Task<Outcome<T>> step)
        {
            if (await step is { Succeeded: false, Problems: var problems }) throw new CommandException(copy.WithWayBack(problems[0]));
        }
    }
}
