using CaseTracker.App.Database;

namespace CaseTracker.Web.Startup;

/// <summary>Ends a command or a start that meets a database which cannot be used with one clear line, whatever part of it met it.</summary>
public static class ReportDatabaseTrouble
{
    public static async Task Of(IServiceProvider services, Func<Task> work)
    {
        var trouble = services.GetRequiredService<DatabaseTrouble>();
        try
        {
            await work();
        }
        catch (Exception failure)
            when ((failure is CommandException told ? trouble.InFull(told.Problem) : trouble.InFull(failure)) is { } problem)
        {
            throw new CommandException(services.GetRequiredService<SafetyCopy>().WithWayBack(problem));
        }
    }
}
