namespace CaseTracker.App.Evidence;

/// <summary>A file that comes in, each part of which the scanner is shown before it goes on: so nothing is read twice, and nothing lies on
/// the disk in the clear for it.</summary>
internal sealed class ScannedStream(Stream content, VirusScanner.Asked scanner) : Stream
{
    private const string Clean = "stream: OK", Beginning = "stream: ", Infected = " FOUND";

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What was found in all that was read, by the scanner's name; null where it is clean. Throws
    /// <see cref="ScannerException"/> where it says neither.</summary>
    public async Task<string?> Found(CancellationToken cancel)
    {
        await scanner.Send(ReadOnlyMemory<byte>.Empty, cancel);
        var said = await scanner.Answer(cancel);
        return said == Clean ? null
            : said.StartsWith(Beginning, StringComparison.Ordinal) && said.EndsWith(Infected, StringComparison.Ordinal)
                ? said[Beginning.Length..^Infected.Length]
            : throw new ScannerException(said);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await content.ReadAsync(buffer, cancellationToken);
        if (read > 0) await scanner.Send(buffer[..read], cancellationToken);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is written to it.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) scanner.Dispose();
        base.Dispose(disposing);
    }
}
