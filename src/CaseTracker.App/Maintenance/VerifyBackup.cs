using CaseTracker.App.Storage;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Maintenance;

/// <summary>Restores a backup into a place that only this account can read and that is gone afterwards, and compares what it holds with
/// what
/// it says. It needs no installation.</summary>
public static class VerifyBackup
{
    /// <param name="within">The folder in which the place is made.</param>
    public static async Task<Outcome<CheckedBackup>> Handle(string file, string passphrase, string within,
        CancellationToken cancel = default)
    {
        try
        {
            using var scratch = ScratchFolder.In(within);
            return await BackupCheck.Unpack(file, passphrase, scratch.Path, keepAll: false, cancel);
        }
        catch (Exception failure) when (BackupProblems.Explain(failure, within) is { } problem)
        {
            return Outcome<CheckedBackup>.Failed(problem);
        }
    }
}
