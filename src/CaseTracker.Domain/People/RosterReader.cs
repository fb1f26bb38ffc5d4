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
/// after it, parted by tabs, commas or "|"; numbers and bullets at the start of a line are passed over.</summary>
public static partial class RosterReader
{
    /// <summary>More lines are no list of one arrest.</summary>
    public const int MostLines = 2000;

    private static readonly Dictionary<string, Sex> Sexes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["f"] = Sex.Female, ["female"] = Sex.Female, ["woman"] = Sex.Female, ["girl"] = Sex.Female, ["ស្រី"] = Sex.Female, ["ស"] = Sex.Female,
        ["m"] = Sex.Male, ["male"] = Sex.Male, ["man"] = Sex.Male, ["boy"] = Sex.Male, ["ប្រុស"] = Sex.Male, ["ប"] = Sex.Male,
    };

    /// <summary>The lines that hold something. Empty ones are counted in the numbers and left out.</summary>
    public static IReadOnlyList<RosterLine> Read(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n');
        List<RosterLine> read = [.. lines.Take(MostLines).Select((line, at) => (Line: Start().Replace(line, "").Trim(), Number: at + 1)).Where(line => line.Line.Length > 0).Select(line => One(line.Line, line.Number))];
        if (lines.Length > MostLines) read.Add(new RosterLine(MostLines + 1, "", new(), null, new Problem("Logging.TooManyLines", lines.Length, MostLines)));
        return read;
    }

    private static RosterLine One(string line, int number)
    {
        var person = new PersonDetails();
        BoundedNumber? age = null;
        foreach (var part in line.Split(['\t', ',', '|', '،', ';']).Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (Sexes.TryGetValue(KhmerSpelling.Normal(part), out var sex) && (part.Length == 1 || person is not { Name: null, NameKhmer: null }))
            {
                if (person.Sex != Sex.NotStated) return Wrong("Logging.LineTwice", part);
                person.Sex = sex;
            }
            else if (Age().Match(KhmerSpelling.Normal(part)) is { Success: true } match)
            {
                if (age is not null) return Wrong("Logging.LineTwice", part);
                var years = int.Parse(match.Groups["years"].Value, System.Globalization.CultureInfo.InvariantCulture);
                if (years > 120) return Wrong("Logging.LineAge", part);
                age = BoundedNumber.Of(years);
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
        // Below the age of majority the name is restricted from the first save on.
        if (age is { High: { } most }) person.AgeGroup = most < PersonRules.AdultFrom ? AgeGroup.Child : AgeGroup.Adult;
        return new RosterLine(number, line, person, age, null);

        RosterLine Wrong(string key, string part) => new(number, line, person, age, new Problem(key, part));
    }

    [GeneratedRegex(@"^[\s\u200B\uFEFF]*(?:[-–—•*·▪◦]+|[(\[]?[0-9\u17E0-\u17E9]{1,4}(?:[.)\]:]|(?=[\s\t]))|[0-9\u17E0-\u17E9]{1,4}។)?[\s\u200B]*(?:[-–—•*]\s+)?")]
    private static partial Regex Start();

    [GeneratedRegex(@"^(?:aged?\s*|អាយុ\s*)?(?<years>[0-9]{1,3})\s*(?:years?(?:\s*old)?|yrs?|y|ឆ្នាំ)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Age();
}
