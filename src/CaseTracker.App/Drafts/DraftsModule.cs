using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Kernel;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Drafts;

/// <summary>What was typed and not saved yet.</summary>
internal sealed class DraftsModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(DiscardDraft), typeof(FindDrafts),
    ];

    public override void Register(IServiceCollection services)
    {
        base.Register(services);
        // A save may come right behind, and both together must not keep a page waiting for longer than it may.
        services.AddSingleton(p => new KeepDraft(new UnitOfWork(p.GetRequiredService<IDbContextFactory<CaseTrackerDb>>(),
            p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>(),
            p.GetServices<Func<WriteHook>>(), p.GetRequiredService<SignedHead>(), longestWait: 2)));
    }
}
