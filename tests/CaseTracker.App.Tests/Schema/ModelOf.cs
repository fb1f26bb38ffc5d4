using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Schema;

/// <summary>A context that knows a provider's model and is never connected.</summary>
internal static class ModelOf
{
    public static CaseTrackerDb Database(DatabaseProvider provider)
    {
        var options = new DbContextOptionsBuilder<CaseTrackerDb>();
        DatabaseDialects.Of(new(provider, "Data Source=none")).Use(options);
        return new(options.Options);
    }
}
