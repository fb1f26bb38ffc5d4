namespace CaseTracker.App.Tests.Evidence;

/// <summary>Gives some letters, and then breaks off, or does something and ends: as a browser whose line drops.</summary>
internal sealed class BreakingStream(int letters, Exception? failure, Func<Task>? then) : Stream
{
    private int _given;

    public BreakingStream(int letters, Exception? failure = null) : this(letters, failure ?? new IOException("Test line dropped."), null)
    {
    }

    public BreakingStream(int letters, Func<Task> then) : this(letters, null, then)
    {
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var given = Math.Min(buffer.Length, letters - _given);
        if (given == 0 && failure is not null) throw failure;
        if (given == 0 && then is not null) await then();
        buffer.Span[..given].Fill((byte)'a');
        _given += given;
        return given;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is written to it.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
