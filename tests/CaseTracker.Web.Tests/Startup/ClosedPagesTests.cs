using System.Runtime.CompilerServices;
using CaseTracker.Web.Startup;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

public sealed class ClosedPagesTests
{
    [Fact]
    public async Task Once_many_pages_were_closed_and_nobody_closes_more_what_they_held_is_given_back()
    {
        var clock = new HeldTimer();
        using var closed = new ClosedPages(clock);
        for (var page = 0; page < ClosedPages.Many; page++)
        {
            Assert.Equal(page == 0 ? Timeout.InfiniteTimeSpan : ClosedPages.Quiet, clock.Due);
            await closed.OnCircuitClosedAsync(null!, TestContext.Current.CancellationToken);
        }
        var held = SomethingThatNobodyNeeds();
        clock.Ring();
        Assert.False(held.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference SomethingThatNobodyNeeds() => new(new byte[100]);

    /// <summary>A clock whose one timer rings when it is told to.</summary>
    private sealed class HeldTimer : TimeProvider, ITimer
    {
        private Action _ring = () => { };

        public TimeSpan Due { get; private set; }

        public void Ring() => _ring();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_ring, Due) = (() => callback(state), dueTime);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
