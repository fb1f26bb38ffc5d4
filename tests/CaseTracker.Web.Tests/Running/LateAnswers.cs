using System.Data.Common;
using System.Runtime.Loader;
using CaseTracker.App.Database;
using CaseTracker.Web.Tests.Running;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(LateAnswers))]

namespace CaseTracker.Web.Tests.Running
{
    /// <summary>Lets the database of the running program answer later than it is asked, as one over a network does. The embedded one
    /// answers before the call returns, and so hides a page that decides, draws or leads on before it has its answer. The program itself
    /// knows nothing of this: the runtime and ASP.NET take it from <see cref="Settings"/>.</summary>
    public sealed class LateAnswers : IHostingStartup
    {
        /// <summary>Has the runtime call <see cref="StartupHook"/> before the program begins.</summary>
        public static (string Name, string Value) Hook => ("DOTNET_STARTUP_HOOKS", typeof(LateAnswers).Assembly.Location);

        /// <summary>What the environment of the program says for it.</summary>
        public static (string Name, string Value)[] Settings =>
        [
            Orders.ToPrograms,
            Hook,
            ("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(LateAnswers).Assembly.GetName().Name!),
        ];

        public void Configure(IWebHostBuilder builder) =>
            builder.ConfigureServices(services => services.ConfigureDbContext<CaseTrackerDb>(options =>
                options.AddInterceptors(new LateConnections(), new LateCommands())));

        private static Task Later(CancellationToken cancel) => Task.Delay(1, cancel);

        private sealed class LateConnections : DbConnectionInterceptor
        {
            public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection,
                ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
            {
                await Later(cancellationToken);
                return result;
            }
        }

        private sealed class LateCommands : DbCommandInterceptor
        {
            public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command,
                CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
            {
                await Later(cancellationToken);
                await Orders.Follow(command, cancellationToken);
                return result;
            }

            public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData,
                InterceptionResult<object> result, CancellationToken cancellationToken = default)
            {
                await Later(cancellationToken);
                await Orders.Follow(command, cancellationToken);
                return result;
            }

            public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
                InterceptionResult<int> result, CancellationToken cancellationToken = default)
            {
                await Later(cancellationToken);
                await Orders.Follow(command, cancellationToken);
                return result;
            }
        }
    }
}

/// <summary>The runtime calls this before the program begins, by its name and without a namespace: from here on this assembly and those
/// beside it are found.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!, $"{name.Name}.dll") is var file && File.Exists(file)
                ? context.LoadFromAssemblyPath(file) : null;
        WarmProgram.RunHere();
    }
}
