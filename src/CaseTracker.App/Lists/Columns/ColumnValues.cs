using System.Globalization;

namespace CaseTracker.App.Lists.Columns;

/// <summary>The values of one column, each with a number of its own from 0 on: texts, or ids of records. New ones come while others are
/// counted.</summary>
internal sealed class ColumnValues
{
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _ids = [];
    private readonly List<long> _byCode = [];
    private readonly List<string> _textByCode = [];

    private readonly Lock _turn = new();
    private long _letters;

    /// <summary>About how many they take.</summary>
    public long Bytes
    {
        get
        {
            const int idBytes = 36, textBytes = 58;
            lock (_turn) return (_byCode.Count * (long)idBytes) + (_textByCode.Count * (long)textBytes) + (_letters * sizeof(char));
        }
    }

    public int Count
    {
        get
        {
            lock (_turn) return _byCode.Count + _textByCode.Count;
        }
    }

    /// <summary>A value as an address writes it.</summary>
    public string this[int code]
    {
        get
        {
            lock (_turn) return _byCode.Count > 0 ? _byCode[code].ToString(CultureInfo.InvariantCulture) : _textByCode[code];
        }
    }

    public int Code(long id)
    {
        lock (_turn) return Code(_ids, _byCode, id);
    }

    public int Code(string text)
    {
        lock (_turn)
        {
            var (before, code) = (_textByCode.Count, Code(_texts, _textByCode, text));
            if (code == before) _letters += text.Length;
            return code;
        }
    }

    /// <summary>The number of a value; -1 where nobody has it.</summary>
    public int Find(string value)
    {
        lock (_turn)
        {
            if (_byCode.Count == 0) return _texts.GetValueOrDefault(value, -1);
            return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? _ids.GetValueOrDefault(id, -1) : -1;
        }
    }

    private static int Code<T>(Dictionary<T, int> codes, List<T> values, T value) where T : notnull
    {
        if (codes.TryGetValue(value, out var code)) return code;
        values.Add(value);
        return codes[value] = values.Count - 1;
    }
}
