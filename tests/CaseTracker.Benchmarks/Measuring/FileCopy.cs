using CaseTracker.Benchmarks.Generating;
using Microsoft.Data.Sqlite;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>A copy of the file for a measurement that writes, gone with it.</summary>
internal sealed class FileCopy : IDisposable
{
    public FileCopy(string path, string name)
    {
        Path = $"{path}.{name}";
        Delete();
        using var from = new SqliteConnection(BenchmarkFile.ConnectionString(path));
        using var to = new SqliteConnection(BenchmarkFile.ConnectionString(Path));
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    public string Path { get; }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Delete();
    }

    private void Delete()
    {
        foreach (var file in new[] { Path, $"{Path}-wal", $"{Path}-shm" }) File.Delete(file);
    }
}
