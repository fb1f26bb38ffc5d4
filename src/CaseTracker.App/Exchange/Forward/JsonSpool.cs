using System.Globalization;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Storage;

namespace CaseTracker.App.Exchange.Forward;

/// <summary>An array of a document's outermost object on its way through a file without a name, as <see cref="RowSpool"/> has rows. It is
/// written as it will stand there, but for the numbers of sources: in their place stands a mark and the source's id.</summary>
internal sealed class JsonSpool : IDisposable
{
    // Bytes that wait for one write to the file.
    private const int AtOnce = 1 << 16;

    private readonly FileStream _file;
    private readonly long _start;
    private readonly SpooledPlaces? _places;

    /// <param name="order">The elements' keys in the order in which they will stand; null: in which they are written.</param>
    public JsonSpool(string folder, IReadOnlyList<long>? order)
    {
        _file = PrivateFiles.OpenNameless(folder);
        Json = new Utf8JsonWriter(_file, JsonValues.Options);
        try
        {
            // Within an object, so that lines begin where they will.
            Json.WriteStartObject();
            Json.WriteStartArray("array");
            Json.Flush();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
        _start = _file.Position - 1;
        _places = order is null ? null : new(order, _file.Position);
    }

    /// <summary>Writes the elements; after each, <see cref="Next"/>.</summary>
    public Utf8JsonWriter Json { get; }

    public int Count { get; private set; }

    /// <summary>An element is complete: it leaves the memory, with some of those before it.</summary>
    /// <param name="key">Greater than that of the element before, where there is an order.</param>
    public void Next(long key = 0)
    {
        Count++;
        _places?.Add(key, Json.BytesCommitted + Json.BytesPending);
        if (Json.BytesPending >= AtOnce) Json.Flush();
    }

    public void CopyTo(Stream output)
    {
        Json.WriteEndArray();
        Json.Flush();
        _file.Position = _start;
        if (_places is not null) CopyInOrder(_places, output);
        _file.CopyTo(output);
    }

    /// <summary>All up to the end of the array.</summary>
    private void CopyInOrder(SpooledPlaces places, Stream output)
    {
        output.Write("["u8);
        var first = true;
        foreach (var piece in places.Read(_file))
        {
            // The comma stands before each but the one that was written first.
            var element = piece.GetBuffer().AsSpan(0, (int)piece.Length);
            if (element[0] == (byte)',') element = element[1..];
            if (!first) output.Write(","u8);
            output.Write(element);
            first = false;
        }
        _file.Position = places.End;
    }

    public void Dispose()
    {
        // What was begun is not completed: the file is gone.
        _file.Dispose();
    }
}

/// <summary>Marks in JSON that is not complete yet. Both are control codes, which no JSON holds but in coded form.</summary>
internal static class JsonMarks
{
    public const byte Source = 1, Spool = 2;

    /// <summary>A source's number as an element of an array, by its id.</summary>
    public static void WriteSourceNumber(this Utf8JsonWriter json, long source) =>
        json.WriteRawValue($"\n{new string(' ', 2 * json.CurrentDepth)}{Mark(source)}", skipInputValidation: true);

    /// <summary>The same as a property.</summary>
    public static void WriteSourceNumber(this Utf8JsonWriter json, string name, long source)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Mark(source), skipInputValidation: true);
    }

    /// <summary>The array that the next spool holds.</summary>
    public static void WriteSpool(this Utf8JsonWriter json, string name)
    {
        json.WritePropertyName(name);
        json.WriteRawValue([Spool], skipInputValidation: true);
    }

    private static string Mark(long source) => string.Create(CultureInfo.InvariantCulture, $"{(char)Source}{source}");
}

/// <summary>Completes what it is given: marks become the numbers of sources and the arrays of spools, in their order.</summary>
internal sealed class MarkedJson(Stream output, Func<long, int> number, IEnumerable<JsonSpool> spools, CancellationToken cancel) : Stream
{
    private readonly Queue<JsonSpool> _spools = new(spools);
    private long? _source;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        cancel.ThrowIfCancellationRequested();
        while (buffer.Length > 0)
        {
            if (_source is { } id)
            {
                if (buffer[0] is >= (byte)'0' and <= (byte)'9')
                {
                    _source = (id * 10) + buffer[0] - '0';
                    buffer = buffer[1..];
                    continue;
                }
                output.Write(Encoding.UTF8.GetBytes(number(id).ToString(CultureInfo.InvariantCulture)));
                _source = null;
            }
            var mark = buffer.IndexOfAny(JsonMarks.Source, JsonMarks.Spool);
            output.Write(mark < 0 ? buffer : buffer[..mark]);
            if (mark < 0) return;
            if (buffer[mark] == JsonMarks.Source) _source = 0;
            else _spools.Dequeue().CopyTo(this);
            buffer = buffer[(mark + 1)..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => output.Flush();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
