using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CaseTracker.Web.Startup;

/// <summary>Gives memory back once many pages were closed. .NET looks for what nobody needs when somebody asks for more, which in a quiet
/// program nobody does: it would hold a thousand closed pages until the next busy hour.</summary>
public sealed class ClosedPages : CircuitHandler, IDisposable
{
    /// <summary>Fewer are not worth the moment in which the program does nothing else.</summary>
    public const int Many = 50;

    /// <summary>So long nobody may have closed a page: a team that goes home closes them one after the other.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private readonly ITimer _quiet;
    private int _closed;

    public ClosedPages(TimeProvider clock) =>
        _quiet = clock.CreateTimer(_ => GiveBack(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _closed);
        _quiet.Change(Quiet, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    private void GiveBack()
    {
        if (Volatile.Read(ref _closed) < Many) return;
        Volatile.Write(ref _closed, 0);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    public void Dispose() => _quiet.Dispose();
}
