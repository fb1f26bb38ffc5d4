using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Storage;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Database;

/// <summary>Looks through the whole embedded database for damage, beside the first pages: a page may be answered from its sound parts for
/// weeks while another part rots. A server checks its databases itself.</summary>
public sealed class CheckDatabase
{
    /// <summary>A larger one takes the disk from everybody for minutes, and is looked through once a day.</summary>
    internal const long Large = 200_000_000;

    private readonly IDatabaseDialect _dialect;
    private readonly DatabaseTrouble _trouble;
    private readonly TimeProvider _clock;
    private readonly ILogger<CheckDatabase> _log;
    private readonly long _large;

    internal CheckDatabase(IDatabaseDialect dialect, DatabaseTrouble trouble, TimeProvider clock, ILogger<CheckDatabase> log,
        long large = Large) =>
        (_dialect, _trouble, _clock, _log, _large) = (dialect, trouble, clock, log, large);

    /// <summary>Whether it was looked through; <see cref="DatabaseTrouble.Damaged"/> holds what was found.</summary>
    public async Task<bool> Handle(CancellationToken cancel = default)
    {
        if (_dialect.Provider != DatabaseProvider.Sqlite) return false;
        var (now, mark) = (_clock.GetUtcNow().UtcDateTime, $"{_dialect.Place}-checked");
        try
        {
            if (new FileInfo(_dialect.Place).Length > _large && File.Exists(mark)
                && now - File.GetLastWriteTimeUtc(mark) is { Ticks: >= 0, TotalDays: < 1 }) return false;
            if (await Finds(cancel) is { } damage)
            {
                _trouble.Damaged = true;
                _log.LogError("The database is damaged; its check says: {Damage:l}", damage);
                File.Delete(mark);
                return true;
            }
            PrivateFiles.MakeFile(mark);
            File.SetLastWriteTimeUtc(mark, now);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException || _trouble.OnPage(failure) is not null)
        {
            // Locked, or nowhere to keep the mark: the next start looks again. Damage that ends the look itself is noted by OnPage.
            _log.LogWarning("The database could not be looked through: {Kind:l}", _trouble.InFull(failure)?.Key ?? failure.GetType().Name);
            return false;
        }
    }

    private async Task<string?> Finds(CancellationToken cancel)
    {
        await using var connection = await _dialect.OpenForSchema(cancel);
        // The first fault is enough to restore a copy.
        var answer = await connection.Strings(null, "PRAGMA quick_check(1)", cancel);
        return answer is ["ok"] ? null : string.Join("; ", answer);
    }
}
