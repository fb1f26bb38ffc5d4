using System.Globalization;
using System.Text;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Exchange.Forward;

/// <summary>A text of a cell that names sources, whose numbers are known only when all rows are read: until then it holds their
/// ids.</summary>
internal sealed class CitedText
{
    private const string Hole = "{0}";

    // A text, and the source after it.
    private readonly List<(string Before, long Source)> _parts;
    private readonly string _end;

    private CitedText(List<(string Before, long Source)> parts, string end = "") => (_parts, _end) = (parts, end);

    /// <summary>The sources that it names, in their order in the text.</summary>
    public IEnumerable<long> Sources => _parts.Select(part => part.Source);

    /// <summary>"2, 5"; null for no sources.</summary>
    /// <param name="sources">In the order of their numbers.</param>
    public static CitedText? Numbers(IEnumerable<long> sources) =>
        OrNull([.. sources.Select((source, index) => (index == 0 ? "" : ", ", source))], "");

    /// <summary>"1: espionage; 2: treason"; null where no source says anything.</summary>
    public static CitedText? Said(IEnumerable<(long Source, string Words)> said)
    {
        var (parts, end) = (new List<(string, long)>(), "");
        foreach (var (source, words) in said)
        {
            parts.Add((parts.Count == 0 ? "" : $"{end}; ", source));
            end = $": {words}";
        }
        return OrNull(parts, end);
    }

    /// <summary>A sentence that begins with this or has it anywhere else, at its first argument.</summary>
    /// <param name="others">The arguments from the second on.</param>
    public static CitedText In(string key, CitedText? first, params object?[] others)
    {
        var sentence = Texts.Localize(key).Split(Hole);
        var (before, after) = (Filled(sentence[0]), string.Join("", sentence[1..].Select(Filled)));
        return first is null ? new([], before + after)
            : new([(before + first._parts[0].Before, first._parts[0].Source), .. first._parts[1..]], first._end + after);

        string Filled(string part) => string.Format(CultureInfo.InvariantCulture, part, [null, .. others]);
    }

    public string Written(Func<long, int> number)
    {
        var text = new StringBuilder();
        foreach (var (before, source) in _parts) text.Append(before).Append(number(source));
        return text.Append(_end).ToString();
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_parts.Count);
        foreach (var (before, source) in _parts)
        {
            writer.Write(before);
            writer.Write7BitEncodedInt64(source);
        }
        writer.Write(_end);
    }

    public static CitedText Read(BinaryReader reader)
    {
        var parts = new List<(string, long)>(reader.Read7BitEncodedInt());
        for (var left = parts.Capacity; left > 0; left--) parts.Add((reader.ReadString(), reader.Read7BitEncodedInt64()));
        return new(parts, reader.ReadString());
    }

    private static CitedText? OrNull(List<(string, long)> parts, string end) => parts.Count == 0 ? null : new(parts, end);
}
