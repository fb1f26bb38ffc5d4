using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Maintenance;

/// <summary>Whether the program can serve people now: its database answers, is of this version and sound as far as is known, the disk takes
/// what is written, and the keys can be read. What is wrong stands in the log: whoever asks need not be signed in, and is told yes or
/// no.</summary>
public sealed class CheckReadiness : IDisposable
{
    /// <summary>So long an answer holds: who asks again and again costs nothing.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private const int Probe = 1_000_000;

    private readonly IDatabaseDialect _dialect;
    private readonly PrepareDatabase _schema;
    private readonly MakeBackup _backups;
    private readonly DatabaseTrouble _trouble;
    private readonly DataFiles _files;
    private readonly TimeProvider _clock;
    private readonly ILogger<CheckReadiness> _log;
    private readonly SemaphoreSlim _turn = new(1);
    private (bool Ready, DateTimeOffset At)? _last;

    internal CheckReadiness(IDatabaseDialect dialect, PrepareDatabase schema, MakeBackup backups, DatabaseTrouble trouble, DataFiles files,
        TimeProvider clock, ILogger<CheckReadiness> log) =>
        (_dialect, _schema, _backups, _trouble, _files, _clock, _log) = (dialect, schema, backups, trouble, files, clock, log);

    public void Dispose() => _turn.Dispose();

    public async Task<bool> Handle(CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var now = _clock.GetUtcNow();
            if (_last is { } last && now - last.At is { Ticks: >= 0 } age && age < Kept) return last.Ready;
            var wrong = await Wrong(cancel);
            if (wrong is null != (_last?.Ready ?? true))
            {
                if (wrong is not null) _log.LogError("Not ready to serve: {Told:l}", wrong.Localize());
                else _log.LogInformation("Ready to serve again");
            }
            _last = (wrong is null, now);
            return wrong is null;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Problem?> Wrong(CancellationToken cancel)
    {
        if (_trouble.Damaged) return new("Database.Damaged", _dialect.Place);
        try
        {
            if (_backups.LacksDatabase is { } lacks) return lacks;
            var (missing, problem) = await _schema.Look(cancel);
            if (problem is not null) return problem;
            if (missing.Count > 0) return new("Doctor.ScriptsMissing", string.Join(", ", missing));
            foreach (var key in PrivateFiles.In(_files.Keys)) using (File.OpenRead(key)) { }
            await using var file = PrivateFiles.OpenNameless(_files.Folder);
            await file.WriteAsync(new byte[Probe], cancel);
            await file.FlushAsync(cancel);
            return null;
        }
        catch (Exception failure) when ((_dialect.InFull(failure) ?? _dialect.Explain(failure)) is { } problem)
        {
            return problem;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new("Database.FolderNotWritable", _files.Folder, failure.Message);
        }
    }
}
