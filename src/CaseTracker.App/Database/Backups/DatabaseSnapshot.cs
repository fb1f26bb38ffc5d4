using System.Data.Common;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Storage;

namespace CaseTracker.App.Database.Backups;

/// <summary>One state of the embedded database as a file of its own, made while others read and write.</summary>
internal static class DatabaseSnapshot
{
    /// <summary>Throws <see cref="Microsoft.Data.Sqlite.SqliteException"/>, or as <see cref="FileStream"/>.</summary>
    public static async Task Take(DbConnection connection, string file, CancellationToken cancel)
    {
        // Made first, or SQLite would make it for everybody to read.
        PrivateFiles.MakeFile(file);
        await connection.Execute(null, "VACUUM INTO @file", cancel, ("@file", file));
        await using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }
}
