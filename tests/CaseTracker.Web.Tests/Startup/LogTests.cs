using CaseTracker.Domain.Security;
using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Running;
using Serilog;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

public sealed class LogTests(AppFixture fixture)
{
    [Fact]
    public async Task What_people_type_reaches_no_log()
    {
        const string planted = "Plantedword";
        var person = new TestPerson($"Test {planted}", $"{planted}@example.org", $"a long sentence that has {planted} in it");
        using var data = await SeededData.Copy();
        await using var app = AppProcess.Serve(data);
        var page = await fixture.Anonymous(await app.Address);
        await page.MakeAccount(await app.FirstLink, person);
        var invitation = await page.Invite(Role.Advocate);
        await page.GotoAsync($"/people?q={planted}");
        await page.GotoAsync($"/{planted}?q={planted}");
        await page.GotoAsync($"/invitation?token={planted}");
        await page.Context.APIRequest.PostAsync("/sign-in", new()
        {
            Form = page.Context.APIRequest.CreateFormData()
            .Append("Email", planted)
        });
        var other = await fixture.Anonymous(await app.Address);
        await other.SignIn(person, $"{planted} wrong");
        await other.SignIn(new TestPerson("", $"{planted}.unknown@example.org", planted));
        await other.MakeAccount(invitation, person with { Name = $"Test {planted} 2", Email = $"{planted}2@example.org" });
        await app.Stop();
        var log = LogFiles.Read(data).Append(app.Errors).ToList();
        Assert.Contains(log, line => line.Contains("Listening on", StringComparison.Ordinal));
        foreach (var secret in new[] { planted, "token=", invitation.Split("token=")[1], "example.org" })
            Assert.All(log, line => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void An_exceptions_message_and_the_frameworks_values_are_left_out()
    {
        using var written = new StringWriter();
        using (var logger = new LoggerConfiguration().WriteTo.Sink(new WriterSink(written)).CreateLogger())
        {
            logger.ForContext("SourceContext", "Microsoft.Something")
                .Error(new InvalidOperationException("planted message", new FormatException("planted inner")), "Failed on {Value}",
                "planted value");
            logger.ForContext("SourceContext", "CaseTracker.Web").Information("Sent {Count} rows", 3);
        }
        var text = written.ToString();
        Assert.DoesNotContain("planted", text, StringComparison.Ordinal);
        Assert.Contains("Failed on {Value}", text, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", text, StringComparison.Ordinal);
        Assert.Contains("Sent 3 rows", text, StringComparison.Ordinal);
    }

    private sealed class WriterSink(TextWriter writer) : Serilog.Core.ILogEventSink
    {
        private readonly LogLines _lines = new();

        public void Emit(Serilog.Events.LogEvent logEvent) => _lines.Format(logEvent, writer);
    }
}
