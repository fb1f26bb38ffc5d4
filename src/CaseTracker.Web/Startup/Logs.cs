using Serilog;
using Serilog.Events;

namespace CaseTracker.Web.Startup;

/// <summary>The log: standard error, and a file a day under the data folder, kept for a month.</summary>
public static class Logs
{
    public static void AddLogs(this IServiceCollection services) => services.AddSerilog((p, log) =>
    {
        var lines = new LogLines();
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // Our error page logs what went wrong, under the number that the person sees.
            .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogEventLevel.Fatal)
            // What the database refuses is told where it is caught: in words, or with its stack under a number.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Query", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Update", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database", LogEventLevel.Fatal)
            // The host repeats, with its stack, what the command line says in one line.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            // That the sign-in keys lie in the data folder as they are is by design: the folder is what must be guarded.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
            // The file first: what is read on the console stands in it already.
            .WriteTo.File(lines, Path.Combine(p.GetRequiredService<ProgramSettings>().DataFolder, "logs", "casetracker-.log"),
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31)
            .WriteTo.Console(lines, standardErrorFromLevel: LogEventLevel.Verbose);
    });

    /// <summary>Says what whoever starts the program has to know of its folder.</summary>
    public static void TellOfFolder(this IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PrivateData).FullName!);
        foreach (var told in services.GetRequiredService<ProgramSettings>().Told) logger.LogWarning("{Told:l}", told.Localize());
    }
}
