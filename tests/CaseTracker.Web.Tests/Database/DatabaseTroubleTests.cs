using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Web.Tests.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Database;

/// <summary>A database that cannot be used is told in words by the real program: by commands, at the start, on pages and at
/// sign-in.</summary>
public sealed class DatabaseTroubleTests(AppFixture fixture)
{
    private static readonly TestPerson Person = TestPerson.Of("Trouble");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_damaged_file_is_named_with_its_path_in_one_line_by_a_command_and_at_the_start()
    {
        using var data = await SeededData.Copy();
        var file = Path.Combine(data.Path, "casetracker.db");
        await using (var damaged = new FileStream(file, FileMode.Open, FileAccess.Write)) await damaged.WriteAsync(new byte[4096], Cancel);
        var command = await WarmProgram.Run(data, "export", "sanctions", "--format", "csv", "--data", data.Path);
        await using var start = await AppProcess.Run(data, "--data", data.Path, "--urls", "http://127.0.0.1:0");
        foreach (var run in new[] { command, Said(start) })
        {
            Assert.NotEqual(0, run.ExitCode);
            Assert.Equal("", run.Output);
            Assert.Contains($"The database {file} is damaged.", Assert.Single(run.Errors.Split('\n')), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_first_start_and_a_command_with_a_database_that_may_only_be_read_end_with_one_line()
    {
        using var data = await SeededData.Copy();
        var setting = ("CaseTracker__Database__ConnectionString", $"Data Source={Path.Combine(data.Path, "casetracker.db")};Mode=ReadOnly");
        await using var start = await AppProcess.RunWith(data, [setting], "--data", data.Path, "--urls", "http://127.0.0.1:0");
        var command = await WarmProgram.RunWith(data, [setting], "export", "sanctions", "--format", "csv", "--data", data.Path);
        foreach (var run in new[] { Said(start), command })
        {
            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains("can be read but not written", run.Errors.Split('\n')[^1], StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_damaged_table_is_told_by_the_page_that_meets_it_and_on_every_page_and_nowhere_with_a_path()
    {
        using var data = await SeededData.Copy();
        await using (var app = AppProcess.Serve(data))
        {
            var first = await fixture.Anonymous(await app.Address);
            await first.MakeAccount(await app.FirstLink, Person);
            await app.Stop();
        }
        await Damage(Path.Combine(data.Path, "casetracker.db"), "Sources");
        await using var again = AppProcess.Serve(data);
        var page = await fixture.Anonymous(await again.Address);
        await page.SignIn(Person);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("^[^/]+//[^/]+/(?:$|[?#])"));
        foreach (var address in new[] { "/sources", "/profile", "/people" })
        {
            await page.GotoAsync(address);
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The database is damaged");
            Assert.DoesNotContain(data.Path, await page.ContentAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_sign_in_and_a_save_while_another_program_writes_say_that_they_wait_then_why_they_gave_up_and_keep_the_text()
    {
        using var data = await SeededData.Copy();
        await using var app = AppProcess.Serve(data);
        var page = await fixture.Anonymous(await app.Address);
        await page.MakeAccount(await app.FirstLink, Person);
        var other = await fixture.Anonymous(await app.Address);
        await other.GotoAsync("/sign-in");
        await page.OpenAlive("/sources/new");
        await page.FillAsync("#field-title", "Test Source Waiting");
        await using (await Hold(data))
        {
            await other.FillAsync("#email", Person.Email);
            await other.FillAsync("#password", Person.Password);
            // The browser's driver looks at nothing while a page is on its way: the page itself keeps what it said meanwhile.
            await other.EvaluateAsync("""
                () => {
                  const notice = document.getElementById("waiting-notice");
                  new MutationObserver(() => { if (!notice.hidden) localStorage.setItem("said", notice.textContent); })
                      .observe(notice, { attributes: true });
                }
                """);
            await other.ClickAsync("main form button[type=submit]");
            await Assertions.Expect(other.Locator(".notice.error")).ToContainTextAsync("did not let go in time");
            Assert.False(string.IsNullOrWhiteSpace(await other.EvaluateAsync<string?>("() => localStorage.getItem('said')")));
            Assert.Equal(Person.Email, await other.InputValueAsync("#email"));

            await page.ClickAsync("main form button[type=submit]");
            await Assertions.Expect(page.Locator("#waiting-notice")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("did not let go in time");
            await Assertions.Expect(page.Locator("#waiting-notice")).ToBeHiddenAsync();
            Assert.Equal("Test Source Waiting", await page.InputValueAsync("#field-title"));
        }
    }

    private static CommandAnswer Said(AppProcess ended) => new(ended.ExitCode, ended.Output, ended.Errors);

    /// <summary>Writes to the program's database, until disposed, as another program would.</summary>
    private static async Task<SqliteConnection> Hold(TemporaryFolder data)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data.Path, "casetracker.db")};Pooling=false");
        await connection.OpenAsync(Cancel);
        connection.BeginTransaction();
        return connection;
    }

    private static async Task Damage(string file, string table)
    {
        long page;
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await connection.OpenAsync(Cancel);
            await using var asks = connection.CreateCommand();
            asks.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await asks.ExecuteNonQueryAsync(Cancel);
            asks.CommandText = "SELECT rootpage FROM sqlite_master WHERE name = @table";
            asks.Parameters.AddWithValue("@table", table);
            page = Convert.ToInt64(await asks.ExecuteScalarAsync(Cancel), CultureInfo.InvariantCulture);
        }
        await using var damaged = new FileStream(file, FileMode.Open, FileAccess.Write);
        damaged.Seek((page - 1) * 4096, SeekOrigin.Begin);
        await damaged.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096).ToArray(), Cancel);
    }
}
