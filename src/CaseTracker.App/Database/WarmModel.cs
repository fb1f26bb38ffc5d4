using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

/// <summary>Builds the model of the database, which takes a second or more, while the program does something else. Whoever
/// needs it earlier waits for it.</summary>
public sealed class WarmModel
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;

    internal WarmModel(IDbContextFactory<CaseTrackerDb> factory) => _factory = factory;

    /// <summary>Ends when the model is built. What fails here fails again, and is told, where the model is first used.</summary>
    public Task Begin() => Task.Run(() =>
    {
        using var db = _factory.CreateDbContext();
        _ = db.Model;
    });
}
