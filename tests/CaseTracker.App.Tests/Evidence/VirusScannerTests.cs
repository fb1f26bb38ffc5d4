using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.App.History;
using CaseTracker.App.Maintenance;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Evidence;

/// <summary>Where a scanner is named, no file is taken in of which it does not say that it is clean.</summary>
public class VirusScannerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_clean_is_taken_and_what_is_infected_refused_and_put_down_in_the_log(bool socket)
    {
        await using var scanner = new TestScanner(socket);
        await using var database = await With(scanner.Address);
        var source = await database.Source("Test Source");
        // More than one part.
        var clean = EvidenceSteps.Bytes(string.Concat(Enumerable.Repeat(EvidenceSteps.Words, 5_000)));
        var file = await database.Attached(Researcher, source, clean);
        Assert.Equal(clean, await database.Content(Researcher, file));

        byte[] bad = [.. clean, .. EvidenceSteps.Bytes(TestScanner.Virus)];
        var refused = (await database.Attach(Researcher, source, bad, "bad.txt")).Problems.Single();
        Assert.Equal(("Evidence.Infected", "Test.Virus"), (refused.Key, refused.Args.Single()));
        Assert.Single(database.Stored());
        Assert.Equal(["statement.txt"], await database.Names(Researcher, source));
        var log = (await database.Get<ShowLog>().Handle(Administrator, new(RecordId: source), cancel: Cancel)).Value;
        Assert.Single(log.Lines, line => line.Action == AuditAction.FileRefused);
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken(Cancel));
        // An account that may not attach is not told what the scanner thinks.
        Assert.Equal(["Errors.NotAllowed"], (await database.Attach(Advocate, source, EvidenceSteps.Bytes(TestScanner.Virus))).Keys());
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("stream: OK, more or less")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_scanner_that_does_not_say_clean_has_the_file_refused(string? answer)
    {
        await using var scanner = new TestScanner(answer: _ => answer);
        await using var database = await With(scanner.Address);
        Assert.Equal(["Evidence.ScannerSilent"], (await database.Attach(Researcher, await database.Source("Test Source"))).Keys());
        Assert.Empty(database.Stored());
    }

    [Fact]
    public async Task Without_an_answer_nothing_is_taken_and_the_doctor_says_so()
    {
        ScannerAddress gone;
        await using (var scanner = new TestScanner())
        {
            gone = scanner.Address;
            await using var answering = await With(gone);
            Assert.Equal(("Doctor.ScannerAnswers", FindingState.Good), await Examined(answering));
        }
        await using var database = await With(gone);
        Assert.Equal(["Evidence.ScannerSilent"], (await database.Attach(Researcher, await database.Source("Test Source"))).Keys());
        Assert.Empty(database.Stored());
        Assert.Equal(("Doctor.ScannerSilent", FindingState.Wrong), await Examined(database));
    }

    [Theory]
    [InlineData("127.0.0.1:3310", "127.0.0.1", 3310)]
    [InlineData("clamav.test:3310", "clamav.test", 3310)]
    [InlineData("[::1]:3310", "::1", 3310)]
    [InlineData("/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl", null)]
    [InlineData("clamav", null, null)]
    [InlineData("clamav:", null, null)]
    [InlineData("clamav:0", null, null)]
    [InlineData("clamav:99999", null, null)]
    [InlineData("http://clamav:3310", null, null)]
    [InlineData("run/clamd.ctl", null, null)]
    [InlineData("", null, null)]
    public void An_address_is_a_machine_with_a_port_or_a_socket(string text, string? place, int? port) =>
        Assert.Equal(place is null ? null : new ScannerAddress(place, port), ScannerAddress.Read(text));

    private static Task<TestDatabase> With(ScannerAddress address) =>
        TestDatabase.Create(more: services => services.AddSingleton(new ScannerSetting(address)));

    private static async Task<(string, FindingState)> Examined(TestDatabase database) =>
        (await database.Get<ExamineFiles>().Handle(Administrator, Cancel)).Where(one => one.Name == "scanner")
            .Select(one => (one.Said.Key, one.State)).Single();
}
