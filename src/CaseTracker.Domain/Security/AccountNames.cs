using System.Globalization;
using System.Text;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Security;

/// <summary>What an account may be called. Its name stands beside everything that it changed, so it shows as what it is, and as nobody
/// else's (Unicode's TR 36 and TS 39 on visual spoofing; their tables are larger than what names of people need).</summary>
public static class AccountNames
{
    public const int MaxLength = 200;

    /// <summary>Under these names the program itself stands in the history.</summary>
    private static readonly string[] Reserved = [CurrentUser.Operator().Name, CurrentUser.Seed.Name, CurrentUser.Demo.Name,
        CurrentUser.Nobody.Name, CurrentUser.Schedule.Name];

    private const string Punctuation = "-'’.,()&/·–";
    private const int MostMarks = 2;
    // Greek and Cyrillic letters that look like Latin ones, the small ones by their own looks.
    private const string Looks = "АAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSԌGԚQԜWҺhаaеeкkоoрpсcтtуyхxіiјjѕsһhԁdԛqԝw"
        + "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaιiκkνvοoρpτtυuχxγy";

    private static readonly Dictionary<Rune, Rune> LookAlikes = Looks.EnumerateRunes().Chunk(2)
        .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Null for a name that may stand; else what is wrong with it. Whether another bears it is <see cref="AreAlike"/>'s
    /// question.</summary>
    public static Problem? Check(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxLength) return new Invalid("name", "Account.NameNeeded");
        if (Disguises(name.Trim()).Select(rune => (Rune?)rune).FirstOrDefault() is { } disguise)
            return new Invalid("name", "Account.NameDisguised", CodeOf(disguise));
        var letters = name.EnumerateRunes().Where(Rune.IsLetter).ToList();
        if (letters.Count == 0) return new Invalid("name", "Account.NameNeeded");
        return letters.Exists(IsLatin) && letters.Find(LooksLatin) is { Value: not 0 } mixed
            ? new Invalid("name", "Account.NameMixed", mixed.ToString()) : null;
    }

    /// <summary>Whether two names are one to those who read them: the same but for case, accents, spaces, invisible characters and letters
    /// of another alphabet, or the same to the eye (l, I and 1; O and 0).</summary>
    public static bool AreAlike(string one, string other) => Fold(one) == Fold(other) || ToTheEye(one) == ToTheEye(other);

    /// <summary>Whether the name is one of the program's own.</summary>
    public static bool IsReserved(string name) => Reserved.Any(own => AreAlike(own, name));

    /// <summary>One form for names that differ only in how they are typed.</summary>
    public static string Fold(string name) =>
        Plain(name, rune => Rune.ToUpperInvariant(LookAlikes.GetValueOrDefault(Rune.ToUpperInvariant(rune), Rune.ToUpperInvariant(rune))));

    private static string ToTheEye(string name) => Plain(name, rune => LookAlikes.GetValueOrDefault(rune, rune).Value switch
    {
        'I' or '1' => new Rune('l'),
        '0' or 'o' => new Rune('O'),
        _ => LookAlikes.GetValueOrDefault(rune, rune),
    });

    /// <summary>Letters, digits and the signs of Khmer, each as <paramref name="look"/> has it; accents, spaces and punctuation fall
    /// away.</summary>
    private static string Plain(string name, Func<Rune, Rune> look)
    {
        var plain = new StringBuilder();
        // What no text may hold would end the normalisation with an exception.
        var whole = string.Concat(name.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar));
        foreach (var rune in KhmerSpelling.Normal(whole).Normalize(NormalizationForm.FormKD).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || IsKhmer(rune)) plain.Append(look(rune));
        return plain.ToString();
    }

    private static IEnumerable<Rune> Disguises(string name)
    {
        var marks = 0;
        var before = default(Rune);
        foreach (var rune in name.EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark && !IsKhmer(rune) ? marks + 1 : 0;
            if (!MayStand(rune, before) || marks > MostMarks) yield return rune;
            before = rune;
        }
    }

    private static bool MayStand(Rune rune, Rune before) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when IsKhmer(rune) => true,
        // Khmer is typed with these between its words and within them.
        UnicodeCategory.Format => rune.Value is 0x200B or 0x200C or 0x200D && IsKhmer(before),
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.OtherLetter => IsPlain(rune),
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark =>
            before.Value != 0 && rune.Value is not (>= 0x0363 and <= 0x036F),
        UnicodeCategory.DecimalDigitNumber => rune.IsAscii,
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        _ => rune.IsBmp && Punctuation.Contains((char)rune.Value, StringComparison.Ordinal),
    };

    /// <summary>A letter in its own right: no wide, raised or mathematical form of another, and none that phonetics borrowed its looks for.
    /// Thai and Lao write one vowel whole that Unicode also knows in parts.</summary>
    private static bool IsPlain(Rune rune)
    {
        if (rune.Value is 0x0E33 or 0x0EB3) return true;
        var text = rune.ToString();
        return text.Normalize(NormalizationForm.FormC) == text.Normalize(NormalizationForm.FormKC)
            && rune.Value is not (>= 0x01C0 and <= 0x01C3 or >= 0x0250 and <= 0x02FF or >= 0x1D00 and <= 0x1DBF or >= 0xA720 and <= 0xA7FF
                or >= 0xAB30 and <= 0xABBF
                // Alphabets that nobody writes a name in today, or nobody here, and whose letters are Latin ones to the eye.
                or >= 0x13A0 and <= 0x13FF or >= 0x2C80 and <= 0x2CFF or >= 0xA4D0 and <= 0xA4FF or >= 0x10300 and <= 0x104FF);
    }

    private static bool IsLatin(Rune rune) => rune.Value is < 0x0250 or >= 0x1E00 and <= 0x1EFF;

    /// <summary>Greek, Cyrillic, Armenian and Georgian: among Latin letters theirs pass for them.</summary>
    private static bool LooksLatin(Rune rune) => rune.Value is >= 0x0370 and <= 0x058F or >= 0x10A0 and <= 0x10FF or >= 0x1C80 and <= 0x1CBF
        or >= 0x1F00 and <= 0x1FFF
        or >= 0x2D00 and <= 0x2DFF or >= 0xA640 and <= 0xA69F;

    private static bool IsKhmer(Rune rune) => rune.Value is >= 0x1780 and <= 0x17F9;

    private static string CodeOf(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}
