using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database;

/// <summary>The statements that insert rows, made once for a transaction: to make one takes longer than to insert a row by it.</summary>
internal sealed class KeptStatements(CaseTrackerDb db)
{
    private readonly Dictionary<(string Name, int Rows), DbCommand> _made = [];
    private DbTransaction? _within;

    /// <param name="name">No other statement of as many rows has it.</param>
    public DbCommand Of(string name, int rows, Func<DbCommand> make)
    {
        if (Current() is var now && now != _within)
        {
            Forget();
            _within = now;
        }
        return _made.TryGetValue((name, rows), out var command) ? command : _made[(name, rows)] = make();
    }

    /// <summary>Without a transaction the connection may close, and the statements with it.</summary>
    public void Leave()
    {
        if (Current() is null) Forget();
    }

    private DbTransaction? Current() => db.Database.CurrentTransaction?.GetDbTransaction();

    public void Forget()
    {
        foreach (var command in _made.Values) command.Dispose();
        _made.Clear();
    }
}
