using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CaseTracker.App.Evidence;

namespace CaseTracker.App.Tests.Evidence;

/// <summary>Listens as ClamAV's daemon does, and finds a virus in whatever holds the word.</summary>
internal sealed class TestScanner : IAsyncDisposable
{
    public const string Virus = "SYNTHETIC-VIRUS";

    private readonly Socket _listener;
    private readonly string? _file;
    private readonly Func<byte[], string?> _answer;
    private readonly CancellationTokenSource _ends = new();
    private readonly Task _listening;

    /// <param name="answer">What it says of a file; null: it hangs up instead.</param>
    public TestScanner(bool socket = false, Func<byte[], string?>? answer = null)
    {
        _answer = answer ?? (file => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Virus)) < 0 ? "stream: OK"
            : "stream: Test.Virus FOUND");
        if (socket)
        {
            _file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.ctl");
            _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            _listener.Bind(new UnixDomainSocketEndPoint(_file));
        }
        else
        {
            _listener = new(SocketType.Stream, ProtocolType.Tcp);
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        }
        _listener.Listen();
        _listening = Listen();
    }

    public ScannerAddress Address => _file is not null ? new(_file, null)
        : new("127.0.0.1", ((IPEndPoint)_listener.LocalEndPoint!).Port);

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _listening;
        _listener.Dispose();
        _ends.Dispose();
        if (_file is not null) System.IO.File.Delete(_file);
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                using var line = new NetworkStream(await _listener.AcceptAsync(_ends.Token), ownsSocket: true);
                await Serve(line);
            }
        }
        catch (OperationCanceledException)
        {
            // It ends.
        }
    }

    private async Task Serve(NetworkStream line)
    {
        var question = "";
        for (int letter; (letter = line.ReadByte()) > 0;) question += (char)letter;
        var said = question == "zPING" ? "PONG" : question == "zINSTREAM" ? _answer(await File(line)) : "UNKNOWN COMMAND";
        if (said is not null) await line.WriteAsync(Encoding.ASCII.GetBytes($"{said}\0"), _ends.Token);
    }

    private async Task<byte[]> File(NetworkStream line)
    {
        using var file = new MemoryStream();
        var length = new byte[sizeof(int)];
        while (true)
        {
            await line.ReadExactlyAsync(length, _ends.Token);
            var part = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (part.Length == 0) return file.ToArray();
            await line.ReadExactlyAsync(part, _ends.Token);
            await file.WriteAsync(part, _ends.Token);
        }
    }
}
