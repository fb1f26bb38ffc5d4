using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace CaseTracker.App.Evidence;

/// <summary>Where ClamAV listens (clamd): at an address, or at a socket of this machine.</summary>
/// <param name="Place">The name or address of a machine, or the file of the socket.</param>
/// <param name="Port">Null for a socket.</param>
public sealed record ScannerAddress(string Place, int? Port)
{
    /// <summary>From HOST:PORT or the full path of a socket; null for anything else.</summary>
    public static ScannerAddress? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Path.IsPathFullyQualified(text)) return new(text, Port: null);
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), System.Globalization.NumberStyles.None, null, out var port)
            && port is > 0 and <= ushort.MaxValue && Uri.CheckHostName(text[..colon].Trim('[', ']')) != UriHostNameType.Unknown
                ? new(text[..colon].Trim('[', ']'), port) : null;
    }

    public override string ToString() => Port is { } port ? $"{Place}:{port}" : Place;
}

/// <summary>The scanner did not say whether a file is clean: it is not there, took too long, or takes no such file.</summary>
internal sealed class ScannerException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Asks ClamAV, by the protocol of its daemon (clamd(8): INSTREAM and PING, answers end with a zero byte).</summary>
internal sealed class VirusScanner(ScannerSetting setting)
{
    /// <summary>Null where nobody named one: then files are taken as they are.</summary>
    public ScannerAddress? Address => setting.Address;

    /// <summary>Whether it answers.</summary>
    public async Task<bool> Answers(CancellationToken cancel)
    {
        try
        {
            using var asked = await Asked.Begin(Address!, "PING", cancel);
            return await asked.Answer(cancel) == "PONG";
        }
        catch (ScannerException)
        {
            return false;
        }
    }

    /// <summary>Begins to show it a file. Throws <see cref="ScannerException"/>.</summary>
    public async Task<ScannedStream> Watch(Stream content, CancellationToken cancel) =>
        new(content, await Asked.Begin(Address!, "INSTREAM", cancel));

    /// <summary>One question.</summary>
    internal sealed class Asked : IDisposable
    {
        // It reads the whole of a file after its last byte came.
        private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10), Answering = TimeSpan.FromMinutes(3);

        // As long as what clamd says of a file: its name for what it found.
        private const int LongestAnswer = 1000;

        private readonly Socket _socket;
        private readonly NetworkStream _line;

        private Asked(Socket socket) => (_socket, _line) = (socket, new(socket));

        public static async Task<Asked> Begin(ScannerAddress address, string question, CancellationToken cancel)
        {
            var socket = address.Port is null ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await Within(Connecting, async until =>
                {
                    if (address.Port is { } port) await socket.ConnectAsync(address.Place, port, until);
                    else await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.Place), until);
                    return true;
                }, cancel);
                var asked = new Asked(socket);
                await asked.Write(Encoding.ASCII.GetBytes($"z{question}\0"), cancel);
                return asked;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        /// <summary>A part of the file; an empty one ends it.</summary>
        public async Task Send(ReadOnlyMemory<byte> part, CancellationToken cancel)
        {
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            await Write(length, cancel);
            // After the last it answers and hangs up: nothing may follow.
            if (!part.IsEmpty) await Write(part, cancel);
        }

        /// <summary>What it says, without its zero byte.</summary>
        public Task<string> Answer(CancellationToken cancel) => Within(Answering, async until =>
        {
            var (said, filled) = (new byte[LongestAnswer], 0);
            while (filled < said.Length && await _line.ReadAsync(said.AsMemory(filled), until) is > 0 and var read)
            {
                filled += read;
                if (said.AsSpan(0, filled).IndexOf((byte)0) is >= 0 and var end) return Encoding.UTF8.GetString(said, 0, end);
            }
            throw new ScannerException(Encoding.UTF8.GetString(said, 0, filled));
        }, cancel);

        public void Dispose()
        {
            _line.Dispose();
            _socket.Dispose();
        }

        private Task<bool> Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel) => Within(Answering, async until =>
        {
            await _line.WriteAsync(bytes, until);
            return true;
        }, cancel);

        private static async Task<T> Within<T>(TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
        {
            using var until = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            until.CancelAfter(limit);
            try
            {
                return await work(until.Token);
            }
            catch (Exception failure) when (failure is IOException or SocketException
                || failure is OperationCanceledException && !cancel.IsCancellationRequested)
            {
                throw new ScannerException(failure.Message, failure);
            }
        }
    }
}

/// <summary>Where the scanner is, as the settings say; null for none.</summary>
public sealed record ScannerSetting(ScannerAddress? Address);
