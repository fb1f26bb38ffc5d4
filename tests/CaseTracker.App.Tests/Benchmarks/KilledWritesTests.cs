using CaseTracker.Benchmarks;

namespace CaseTracker.App.Tests.Benchmarks;

/// <summary>The same as <c>tests/faults.sh</c>, some times less.</summary>
public sealed class KilledWritesTests
{
    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_and_nothing_is_half_written()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await BenchmarkCommands.Run(["faults", "--kills", "20"], output, error, TestContext.Current.CancellationToken);
        Assert.True(exit == 0, error.ToString());
        Assert.StartsWith("20 kills", output.ToString(), StringComparison.Ordinal);
    }
}
