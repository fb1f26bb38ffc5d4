using System.Globalization;
using System.Security.Cryptography;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.Benchmarks;
using CaseTracker.Benchmarks.Measuring;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Tests.Benchmarks;

/// <summary>What the benchmark makes and prints; how long anything takes is no test's matter.</summary>
public sealed class BenchmarkCommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("casetracker-benchmarks-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_same_number_of_people_makes_the_same_register_with_an_audit_chain_that_holds()
    {
        var files = new[] { "first.db", "second.db" }.Select(name => Path.Combine(_folder, name)).ToArray();
        foreach (var file in files) Assert.Equal((0, ""), await Errors("generate", "--people", "50", "--output", file));

        var contents = files.Select(Content).ToList();
        Assert.Equal(contents[0], contents[1]);
        await using var services = new ServiceCollection().AddLogging()
            .AddCaseTracker(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={files[0]};Pooling=False")).BuildServiceProvider();
        Assert.Null(await services.GetRequiredService<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task Every_question_is_measured_beside_its_limit()
    {
        var (code, output, _) = await Run("measure", "--people", "50");

        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')).ToList();
        Assert.All(lines, words => Assert.Equal(("MEASURE", words[1] == "name=columns-mb" ? "unit=MB" : "unit=ms"), (words[0], words[^1])));
        // Memory is the whole process's, in which other tests run.
        Assert.All(lines.Where(words => words[^1] == "unit=ms"), words => Assert.All(words[2..^1], word =>
            Assert.True(double.Parse(word.Split('=')[1], CultureInfo.InvariantCulture) > (word.Split('=')[0] is "ratio" or "peak-mb"
                ? -1 : 0), word)));
        // Civic space is the list of events, of some kinds.
        string[] names = ["prisoners-list", "prisoners-held", "prisoners-known-then", "change-statement", "prisoners-cold", "facet-counts",
            "facet-refresh", "columns-mb",
            .. RecordLists.All.Where(list => list.Preset is null).Select(list => $"{list.Name}-list"),
            "write", "case-open", "export-10k", "csv-10k", "json-10k", "export-100k", "import-10k", "import-100k", "read-10k",
            "report-1000", "ledger", "corroboration", "completeness", "review-queue", "notices", .. PageReads.Pages.Keys];
        Assert.Equal(names.Order(), lines.Select(words => words[1].Split('=')[1]).Order());
    }

    [Theory]
    [InlineData("--people 0: give a number from 1 to 1000000.", "measure", "--people", "0")]
    [InlineData("--people -3: give a number from 1 to 1000000.", "generate", "--people", "-3", "--output", "x.db")]
    [InlineData("--people", "generate", "--people", "many", "--output", "x.db")]
    [InlineData("--output: give the name of a file.", "generate", "--people", "1", "--output", " ")]
    [InlineData("there is no folder", "generate", "--people", "1", "--output", "/no/such/folder/x.db")]
    [InlineData("--output", "generate", "--people", "1")]
    [InlineData("--people", "measure")]
    [InlineData("«extra» is not expected here.", "measure", "--people", "1", "extra")]
    public async Task Options_that_cannot_be_are_named_in_one_line(string told, params string[] args)
    {
        var (code, error) = await Errors(args);

        Assert.Equal(2, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_file_that_exists_is_written_over_only_when_that_is_said()
    {
        var file = Path.Combine(_folder, "mine.db");
        await File.WriteAllTextAsync(file, "mine");

        var (code, error) = await Errors("generate", "--people", "1", "--output", file);
        Assert.Equal(2, code);
        Assert.Contains("--replace", error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file));

        Assert.Equal((0, ""), await Errors("generate", "--people", "1", "--output", file, "--replace"));
        Assert.NotEmpty(Content(file));
    }

    /// <summary>A digest of each table's rows.</summary>
    private static List<string> Content(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return [.. Rows(connection,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name").Select(table =>
            $"{table} {Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n',
                Rows(connection, $"SELECT * FROM \"{table}\" ORDER BY 1, 2")))))}")];
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
            .Select(column => reader.GetValue(column).ToString())));
        return rows;
    }

    private static async Task<(int Code, string Error)> Errors(params string[] args)
    {
        var (code, _, error) = await Run(args);
        return (code, error);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await BenchmarkCommands.Run(args, output, error), output.ToString(), error.ToString());
    }
}
