using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CaseTracker.Web.Tests.Running;

/// <summary>A line between browser and program that can break: a TCP proxy which cuts its connections at once, or swallows what is sent and
/// says nothing, at a moment, after some bytes, or once an answer comes.</summary>
public sealed class BrokenLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Pair, bool> _open = new();
    private readonly CancellationTokenSource _end = new();
    private readonly IPEndPoint _program;
    private readonly Task _accepting;
    private volatile bool _down, _swallows;
    private long _left = long.MaxValue, _answersLeft = long.MaxValue;

    /// <param name="program">Where the program listens.</param>
    public BrokenLine(string program)
    {
        _program = IPEndPoint.Parse(new Uri(program).Authority);
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = Accept();
    }

    /// <summary>Where the browser goes.</summary>
    public string Address { get; }

    /// <summary>Cuts every connection, and each new one, until the line is mended.</summary>
    public void Cut()
    {
        _down = true;
        CloseAll();
    }

    /// <summary>Takes what is sent and passes nothing on, both ways, and says nothing of it.</summary>
    public void Swallow() => _swallows = true;

    /// <summary>Cuts the line once the browser has sent so many bytes more: within a message, as a line breaks.</summary>
    public void CutAfter(int bytes) => Interlocked.Exchange(ref _left, bytes);

    /// <summary>Cuts the line once the program sends anything more: what the browser sends arrives until then, and the answer is
    /// lost.</summary>
    public void CutAnswer() => Interlocked.Exchange(ref _answersLeft, 0);

    /// <summary>The line is whole again. Connections that lost something are gone, as after any such break.</summary>
    public void Mend()
    {
        Interlocked.Exchange(ref _left, long.MaxValue);
        Interlocked.Exchange(ref _answersLeft, long.MaxValue);
        if (_swallows) CloseAll();
        (_down, _swallows) = (false, false);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var browser = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = Carry(browser);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The line is taken down.
        }
    }

    private async Task Carry(TcpClient browser)
    {
        using var pair = new Pair(browser, new TcpClient());
        if (_down) return;
        _open[pair] = true;
        try
        {
            await pair.Program.ConnectAsync(_program, _end.Token);
            await Task.WhenAny(Pass(pair.Browser, pair.Program, answers: false), Pass(pair.Program, pair.Browser, answers: true));
        }
        catch (Exception broken) when (IsBreak(broken))
        {
            // That is what this line is for.
        }
        _open.TryRemove(pair, out _);
    }

    private async Task Pass(TcpClient from, TcpClient to, bool answers)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            for (int read; (read = await from.GetStream().ReadAsync(buffer, _end.Token)) > 0;)
            {
                if (_swallows) continue;
                var passed = answers ? Counted(read, ref _answersLeft) : Counted(read, ref _left);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, passed), _end.Token);
                if (passed < read) Cut();
            }
        }
        catch (Exception broken) when (IsBreak(broken))
        {
            // The other direction ends with this one.
        }
    }

    private static int Counted(int bytes, ref long most)
    {
        if (Interlocked.Read(ref most) == long.MaxValue) return bytes;
        var left = Interlocked.Add(ref most, -bytes);
        return left >= 0 ? bytes : (int)Math.Max(0, bytes + left);
    }

    private static bool IsBreak(Exception failure) => failure is IOException or SocketException or ObjectDisposedException
        or OperationCanceledException or InvalidOperationException;

    private void CloseAll()
    {
        foreach (var pair in _open.Keys) pair.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        CloseAll();
        await _accepting;
        _end.Dispose();
    }

    private sealed record Pair(TcpClient Browser, TcpClient Program) : IDisposable
    {
        public void Dispose()
        {
            // A reset, as of a line that is gone, and no polite goodbye.
            foreach (var end in new[] { Browser, Program })
            {
                if (end.Client is { } socket) socket.LingerState = new LingerOption(true, 0);
                end.Dispose();
            }
        }
    }
}
