using System.Text.Json;
using CaseTracker.App.Storage;

namespace CaseTracker.App.Maintenance;

/// <summary>The last backup of an installation that was read back and held. Times are UTC.</summary>
/// <param name="Path">Where it was put.</param>
public sealed record LastBackup(DateTime VerifiedAt, string Path, long Bytes, long? LastEntry)
{
    /// <summary>Null where there is none, or where what is kept of it cannot be read.</summary>
    internal static LastBackup? Read(DataFiles files)
    {
        try
        {
            return JsonSerializer.Deserialize<LastBackup>(File.ReadAllBytes(files.LastBackup));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Throws as <see cref="FileStream"/>.</summary>
    internal void Write(DataFiles files) => PrivateFiles.Replace(files.LastBackup, JsonSerializer.SerializeToUtf8Bytes(this));
}
