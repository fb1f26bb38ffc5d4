using System.Text.RegularExpressions;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>One line of a pasted list of names.</summary>
/// <param name="Number">The line's number in the text, from 1.</param>
/// <param name="Person">Who it names, as far as it could be read.</param>
/// <param name="Age">The age in years as the list gives it.</param>
/// <param name="Problem">What could not be read; then nothing of the line may be saved.</param>
public sealed record RosterLine(int Number, string Text, PersonDetails Person, BoundedNumber? Age, Problem? Problem);

/// <summary>Reads a list of names as people paste it: one a line, with an optional Khmer name, sex and age in any order
/// after it, parted by tabs, commas, "|" or spaced dashes, or in brackets; numbers and bullets at the start of a line are passed
/// over.</summary>
public static partial class RosterReader
{
    /// <summary>More lines are no list of one arrest.</summary>
    public const int MostLines = 2000;

    private static readonly Dictionary<string, Sex> Sexes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["f"] = Sex.Female,
        ["female"] = Sex.Female,
        ["woman"] = Sex.Female,
        ["girl"] = Sex.Female,
        ["ស្រី"] = Sex.Female,
        ["ស"] = Sex.Female,
        ["m"] = Sex.Male,
        ["male"] = Sex.Male,
        ["man"] = Sex.Male,
        ["boy"] = Sex.Male,
        ["ប្រុស"] = Sex.Male,
        ["ប"] = Sex.Male,
    };

    /// <summary>Words by which a list itself says that somebody is a child. A girl or a boy may be grown up.</summary>
    private static readonly HashSet<string> Children = new(StringComparer.OrdinalIgnoreCase)
    {
        "minor", "a minor", "child", "a child", "juvenile", "a juvenile", "underage", "underaged", "under age", "អនីតិជន", "កុមារ",
            "កុមារា", "កុមារី",
    };

    /// <summary>The lines that hold something. Empty ones are counted in the numbers and left out.</summary>
    public static IReadOnlyList<RosterLine> Read(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n');
        List<RosterLine> read = [.. lines.Take(MostLines).Select((line, at) => (Line: Start().Replace(line, "").Trim(), Number: at + 1))
            .Where(line => line.Line.Length > 0).Select(line => One(line.Line, line.Number))];
        if (lines.Length > MostLines)
            read.Add(new RosterLine(MostLines + 1, "", new(), null, new Problem("Logging.TooManyLines", lines.Length, MostLines)));
        return read;
    }

    private static RosterLine One(string line, int number)
    {
        var person = new PersonDetails();
        BoundedNumber? age = null;
        var child = false;
        foreach (var part in Parts(line))
        {
            if (Sexes.TryGetValue(Plain(part), out var sex) && (part.Length == 1 || part.StartsWith("ភេទ", StringComparison.Ordinal)
                || person is not { Name: null, NameKhmer: null }))
            {
                if (person.Sex != Sex.NotStated) return Wrong("Logging.LineTwice", part);
                person.Sex = sex;
            }
            else if (Children.Contains(Plain(part)) && person is not { Name: null, NameKhmer: null }) child = true;
            else if (RosterAge.Read(part) is { } years)
            {
                if (age is not null) return Wrong("Logging.LineTwice", part);
                if ((years.High ?? years.Low) > RosterAge.Oldest) return Wrong("Logging.LineAge", part);
                age = years;
            }
            else if (!part.Any(char.IsLetter) || part.Any(char.IsDigit)) return Wrong("Logging.LineUnread", part);
            else if (KhmerSpelling.IsKhmer(part))
            {
                if (person.NameKhmer is not null) return Wrong("Logging.LineTwoNames", part);
                person.NameKhmer = part;
            }
            else
            {
                if (person.Name is not null) return Wrong("Logging.LineTwoNames", part);
                person.Name = part;
            }
        }
        if (person is { Name: null, NameKhmer: null }) return Wrong("Logging.LineNameless", line);
        if (age is not null) person.AgeGroup = RosterAge.Group(age);
        if (child) person.AgeGroup = AgeGroup.Child;
        return new RosterLine(number, line, person, age, null);

        RosterLine Wrong(string key, string part) => new(number, line, person, age, new Problem(key, part));
    }

    /// <summary>The stretches of a line: what stands in brackets is one where it holds an age or a sex, and so is an age behind a
    /// name.</summary>
    private static IEnumerable<string> Parts(string line)
    {
        var open = Brackets().Replace(line, match => match.Groups["in"].Value.Split(Separators).All(IsFact)
            ? $",{match.Groups["in"].Value}," : match.Value);
        foreach (var part in SpacedDash().Replace(open, ",").Split(Separators).Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (!part.Any(char.IsLetter) || IsFact(part) || RosterAge.Behind(part) is not { } split)
            {
                yield return part;
                continue;
            }
            yield return split.Name;
            yield return split.Age;
        }
    }

    private static bool IsFact(string text) => text.Trim() is { Length: > 0 } part
        && (Sexes.ContainsKey(Plain(part)) || Children.Contains(Plain(part)) || RosterAge.Read(part) is not null);

    private static string Plain(string part) => KhmerSpelling.Normal(part) is var plain && plain.StartsWith("ភេទ", StringComparison.Ordinal)
        ? plain["ភេទ".Length..].Trim() : plain;

    private static readonly char[] Separators = ['\t', ',', '|', '،', ';'];

    // A dash behind the number of a line, but not that of an age: "4- Name", "15-16".
    [GeneratedRegex("""
        ^[\s\u200B\uFEFF]*(?:[-–—•*·▪◦]+
            |(?:no\.?|n[°º]|\#|លេខ|ល\.រ\.?)?\s*[([]?[0-9\u17E0-\u17E9]{1,4}(?:[.)\]:]?\s*[-–—/](?![0-9\u17E0-\u17E9])|[.)\]:]|(?=\s)|។))?
        [\s\u200B]*(?:[-–—•*]\s+)?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Start();

    [GeneratedRegex(@"[(\[（](?<in>[^()\[\]（）]*)[)\]）]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"(?<![0-9\u17E0-\u17E9])\s[-–—]\s|\s[-–—]\s(?![0-9\u17E0-\u17E9])")]
    private static partial Regex SpacedDash();
}
