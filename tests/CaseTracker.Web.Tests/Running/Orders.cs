using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CaseTracker.Web.Tests.Running;

/// <summary>What a test orders of the database of every running program: that commands which hold certain words, in their text or among
/// their values, wait or fail, until the order is taken back. An order is a file, for the programs are processes of their own.</summary>
public sealed class Orders : IDisposable
{
    private const string Wait = "wait", Fail = "fail", Setting = "CASETRACKER_TESTS_ORDERS";
    private static readonly Lazy<TemporaryFolder> Folder = new(() => new TemporaryFolder());
    private readonly string _file;

    private Orders(string what, string[] words)
    {
        var name = Path.GetRandomFileName();
        _file = Path.Combine(Folder.Value.Path, $"{name}.order");
        // Read whole or not at all.
        File.WriteAllLines(Path.Combine(Folder.Value.Path, name), [what, .. words]);
        File.Move(Path.Combine(Folder.Value.Path, name), _file);
    }

    /// <summary>What the environment of a program says for it.</summary>
    public static (string Name, string Value) ToPrograms => (Setting, Folder.Value.Path);

    /// <summary>Commands that hold all these words wait until the order is taken back.</summary>
    /// <param name="words">Parts of the text, or values between bars: "|/people/12|".</param>
    public static Orders ToWait(params string[] words) => new(Wait, words);

    /// <summary>Commands that hold all these words fail as on a database that somebody else holds.</summary>
    /// <inheritdoc cref="ToWait" path="/param"/>
    public static Orders ToFail(params string[] words) => new(Fail, words);

    /// <summary>In the program: does with a command what is ordered.</summary>
    public static async Task Follow(DbCommand command, CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable(Setting) is not { } folder) return;
        foreach (var file in Directory.GetFiles(folder, "*.order"))
        {
            while (Read(file) is [var what, .. var words] && Holds(command, words))
            {
                await File.WriteAllTextAsync(Mark(file), "", cancel);
                if (what == Fail) throw new SqliteException("database is locked", 5);
                await Task.Delay(10, cancel);
            }
        }
    }

    public static void Clear()
    {
        if (Folder.IsValueCreated) Folder.Value.Dispose();
    }

    /// <summary>Waits until a command was met that it is for.</summary>
    public async Task Met()
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (!File.Exists(Mark(_file))) await Task.Delay(10, patience.Token);
    }

    public void Dispose() => File.Delete(_file);

    private static string Mark(string file) => Path.ChangeExtension(file, "met");

    private static bool Holds(DbCommand command, string[] words)
    {
        var all = $"{command.CommandText}|{string.Join('|', command.Parameters.Cast<DbParameter>().Select(value => value.Value))}|";
        return words.All(word => all.Contains(word, StringComparison.Ordinal));
    }

    private static string[] Read(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }
}
