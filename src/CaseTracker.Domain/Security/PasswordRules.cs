namespace CaseTracker.Domain.Security;

/// <summary>Which passwords anybody would guess who knows the person and the program. Length is what counts; symbols are not asked for,
/// since they make people write passwords down (NIST SP 800-63B-4, section 3.1.1.2, and its list of what to refuse).</summary>
public static class PasswordRules
{
    /// <summary>Longer ones are refused: whoever types more has pasted something else.</summary>
    public const int Longest = 256;

    public const int Shortest = 12;

    /// <summary>What must be left of a password, in letters, once the words that anybody would try are taken out of it.</summary>
    private const int LeastLeft = 5;

    /// <summary>Parts of a name or address below this length stand in too many words to mean anything.</summary>
    private const int ShortestWord = 4;

    private const int FewestKinds = 5;

    /// <summary>What guessers of this program's passwords begin with.</summary>
    private static readonly string[] Usual =
    [
        "casetracker", "tracker", "cambodia", "cambodian", "kampuchea", "khmer", "phnompenh", "humanrights", "prisoner", "prisoners",
        "password", "passphrase", "qwerty", "letmein", "welcome", "administrator", "admin", "changeme", "secret",
    ];

    /// <summary>Whether little is left of the password but words of the program, of the person, digits and signs, or it has hardly any
    /// different characters.</summary>
    /// <param name="own">Name and address of the person, and the name of the organisation.</param>
    public static bool IsGuessable(string password, IEnumerable<string> own)
    {
        if (password.Distinct().Count() < FewestKinds) return true;
        var left = Folded(password);
        foreach (var word in Usual.Concat(own.SelectMany(WordsOf)).OrderByDescending(word => word.Length))
            left = left.Replace(word, "", StringComparison.Ordinal);
        return left.Count(char.IsLetter) < LeastLeft;
    }

    private static IEnumerable<string> WordsOf(string text) => text.Split([' ', '.', '@', '-', '_', '+'],
        StringSplitOptions.RemoveEmptyEntries).Select(Folded).Where(word => word.Length >= ShortestWord);

    private static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
