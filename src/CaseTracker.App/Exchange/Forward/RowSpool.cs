using System.Text;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Storage;

namespace CaseTracker.App.Exchange.Forward;

/// <summary>Rows of a sheet on their way through a file without a name: a sheet is written after the whole list was read, for its numbers
/// of sources are known only then, and no list fits into memory. Rows are added first, and read once afterwards.</summary>
internal sealed class RowSpool : IDisposable
{
    private enum Tag : byte { Null, Text, Int, Long, Decimal, Day, Cited }

    private readonly FileStream _file;
    private readonly BinaryWriter _writer;
    private readonly SpooledPlaces? _places;

    /// <param name="order">The rows' keys in the order in which they are read; null: in which they are added.</param>
    public RowSpool(string folder, IReadOnlyList<long>? order)
    {
        _places = order is null ? null : new(order, 0);
        _file = PrivateFiles.OpenNameless(folder);
        _writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
    }

    public int Count { get; private set; }

    private readonly HashSet<int> _filled = [];

    /// <summary>Whether some row has something in the cell of that place.</summary>
    public bool Fills(int at) => _filled.Contains(at);

    /// <param name="key">Greater than that of the row before, where there is an order.</param>
    public void Add(Row row, long key = 0)
    {
        Count++;
        _writer.Write((byte)row.Style);
        _writer.Write7BitEncodedInt(row.Cells.Count);
        for (var at = 0; at < row.Cells.Count; at++)
        {
            if (row.Cells[at] is not null) _filled.Add(at);
            Write(row.Cells[at]);
        }
        _places?.Add(key, _file.Position);
    }

    public void Add(IEnumerable<Row> rows)
    {
        foreach (var row in rows) Add(row);
    }

    public IEnumerable<Row> Read()
    {
        _writer.Flush();
        _file.Position = 0;
        if (_places is null)
        {
            using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
            for (var left = Count; left > 0; left--) yield return Row(reader);
        }
        else
            foreach (var row in _places.Read(_file))
            {
                using var reader = new BinaryReader(row, Encoding.UTF8, leaveOpen: true);
                yield return Row(reader);
            }
    }

    private static Row Row(BinaryReader reader)
    {
        var style = (RowStyle)reader.ReadByte();
        var cells = new object?[reader.Read7BitEncodedInt()];
        for (var i = 0; i < cells.Length; i++) cells[i] = Cell(reader);
        return new Row(style, cells);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }

    private void Write(object? cell)
    {
        switch (cell)
        {
            case null: Put(Tag.Null); break;
            case string text: Put(Tag.Text); _writer.Write(text); break;
            case int number: Put(Tag.Int); _writer.Write(number); break;
            case long number: Put(Tag.Long); _writer.Write(number); break;
            case decimal number: Put(Tag.Decimal); _writer.Write(number); break;
            case DateOnly day: Put(Tag.Day); _writer.Write(day.DayNumber); break;
            case CitedText cited: Put(Tag.Cited); cited.Write(_writer); break;
            default: throw new ArgumentOutOfRangeException(nameof(cell), cell.GetType(), "A cell holds a text, a day or a number.");
        }
    }

    private void Put(Tag tag) => _writer.Write((byte)tag);

    private static object? Cell(BinaryReader reader) => (Tag)reader.ReadByte() switch
    {
        Tag.Null => null,
        Tag.Text => reader.ReadString(),
        Tag.Int => reader.ReadInt32(),
        Tag.Long => reader.ReadInt64(),
        Tag.Decimal => reader.ReadDecimal(),
        Tag.Day => DateOnly.FromDayNumber(reader.ReadInt32()),
        Tag.Cited => CitedText.Read(reader),
        var other => throw new InvalidDataException($"{other}"),
    };
}
