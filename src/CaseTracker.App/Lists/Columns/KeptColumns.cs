using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Lists.Columns;

/// <summary>The columns of all lists, kept by this process for each clearance that asks. They are read in the background from the first
/// question to a list on; until they are there, and while many of them have to be read again, there is no answer from them and SQL has to
/// answer. Whoever is named as a reader of something limited sees more than others of their level: SQL answers them. Each question first
/// follows the audit log to its end, so that nobody is told what a write has overtaken. Beyond the limit those that were asked longest ago
/// are dropped.</summary>
internal sealed class KeptColumns(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, ILogger<KeptColumns> log,
    ColumnLimit limit) : IDisposable
{
    /// <summary>Writes may come while others are followed; after so many times SQL answers.</summary>
    private const int Attempts = 4;

    private readonly Dictionary<(ListDefinition List, Confidentiality Clearance), ColumnSet> _sets = [];
    /// <summary>What does not fit by itself: it would be read with each question, for nothing.</summary>
    private readonly HashSet<(ListDefinition List, Confidentiality Clearance)> _tooLarge = [];
    private long _asked;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _turn = new();

    /// <summary>The counts, with the names of what was counted; null where the columns cannot answer now.</summary>
    public async Task<(ListCounts Counts, KeptNames Names)?> Count(ListAsked asked, ListQuestion question, CancellationToken cancel)
    {
        if (await question.Source(asked).ByColumns(cancel) is not { } count) return null;
        if (asked.Clearance.Account is not null || Of(question.List, asked.Clearance) is not { } set) return null;
        if (!set.Ready)
        {
            _ = Read(set);
            return null;
        }
        await asked.Db.Database.OpenConnectionAsync(cancel);
        try
        {
            return await Follow(set, asked.Db, cancel) && set.Count(count) is { } counts ? (counts, set.Names) : null;
        }
        finally
        {
            await asked.Db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Ends when the columns of a list have been read for a clearance.</summary>
    public Task Read(ListDefinition list, Confidentiality clearance) =>
        Of(list, clearance) is { } set ? Read(set) : Task.CompletedTask;

    /// <summary>About how much memory the columns take.</summary>
    public long Bytes
    {
        get
        {
            lock (_turn) return _sets.Values.Sum(set => set.Bytes);
        }
    }

    public void Dispose()
    {
        Task[] reading;
        lock (_turn)
        {
            _stop.Cancel();
            reading = [.. _sets.Values.Select(set => set.Reading).OfType<Task>()];
        }
        // What reads must have let go of the database.
        Task.WaitAll(reading);
        foreach (var set in _sets.Values) set.Dispose();
        _stop.Dispose();
    }

    /// <summary>Whether the columns hold all that was written.</summary>
    private async Task<bool> Follow(ColumnSet set, CaseTrackerDb db, CancellationToken cancel)
    {
        await set.Following.WaitAsync(cancel);
        try
        {
            for (var attempt = 0; attempt < Attempts && set.Ready; attempt++)
            {
                if (await LogTail.Since(db, set.End!, cancel) is not { } tail) set.BeginAt(await LogTail.Now(db, cancel));
                else if (tail.Entries.Count == 0) return true;
                else
                {
                    await set.Follow(db, tail, cancel);
                    Shrink();
                }
            }
        }
        finally
        {
            set.Following.Release();
        }
        if (!set.Ready) _ = Read(set);
        return false;
    }

    /// <summary>Null for what does not fit.</summary>
    private ColumnSet? Of(ListDefinition list, Confidentiality clearance)
    {
        lock (_turn)
        {
            if (_tooLarge.Contains((list, clearance))) return null;
            if (!_sets.TryGetValue((list, clearance), out var set))
                _sets[(list, clearance)] = set = new(list.Plan, new FilterScope(dialect.Provider, KnownNow: true, clearance));
            set.Asked = ++_asked;
            return set;
        }
    }

    /// <summary>Drops columns until the others are within the limit. Whoever counts with them now does so to the end.</summary>
    private void Shrink()
    {
        lock (_turn)
        {
            foreach (var (key, set) in _sets.Where(kept => kept.Value.Bytes > limit.Bytes).ToList())
            {
                log.LogWarning("The columns of the list {List} take {Megabytes} MB, more than all lists may together; SQL counts it",
                    key.List.Name, set.Bytes / ColumnLimit.Megabyte);
                _sets.Remove(key);
                _tooLarge.Add(key);
            }
            var bytes = Bytes;
            foreach (var (key, set) in _sets.OrderBy(kept => kept.Value.Asked).ToList())
            {
                if (bytes <= limit.Bytes) return;
                if (set.Reading is { IsCompleted: false }) continue;
                _sets.Remove(key);
                bytes -= set.Bytes;
            }
        }
    }

    private Task Read(ColumnSet set)
    {
        lock (_turn)
        {
            if (set.Reading is null or { IsCompleted: true } && !set.Ready && !_stop.IsCancellationRequested && _sets.ContainsValue(set))
                set.Reading = Task.Run(() => ReadStale(set), CancellationToken.None);
            return set.Reading ?? Task.CompletedTask;
        }
    }

    private async Task ReadStale(ColumnSet set)
    {
        try
        {
            await using (var db = await factory.CreateDbContextAsync(_stop.Token))
            {
                await db.Database.OpenConnectionAsync(_stop.Token);
                await set.ReadStale(db, _stop.Token);
            }
            Shrink();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The program ends.
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.LogWarning(failure, "The columns of a list could not be read; SQL answers, and the next question tries again");
        }
    }
}
