using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Review;

/// <summary>Who may read a remark, and whom it mentions.</summary>
public static class RemarkRules
{
    /// <summary>What marks a mention: "@Test Person, please look at this".</summary>
    public const char Mention = '@';

    /// <summary>The level of a remark where nobody chooses another: those who may edit read it, and nobody whom the record or the field is
    /// closed to. Free text may name what its writer sees, so it is never open by itself.</summary>
    /// <param name="of">The level of what it is about.</param>
    public static Confidentiality UsualLevel(Confidentiality writer, Confidentiality of) =>
        Least(writer, Most(Confidentiality.Restricted, of));

    /// <summary>The levels that its writer may choose.</summary>
    public static IReadOnlyList<Confidentiality> Levels(Confidentiality writer, Confidentiality of) =>
        [.. Enum.GetValues<Confidentiality>().Where(level => level > Confidentiality.Public && level >= of && level <= writer)];

    /// <summary>What is wrong with a remark; null where nothing is.</summary>
    public static Problem? Wrong(string? text) => string.IsNullOrWhiteSpace(text) ? new Invalid("remark", "Review.RemarkMissing")
        : text.Trim().Length > ReviewRules.LongestRemark ? new Invalid("remark", "Review.RemarkTooLong", ReviewRules.LongestRemark) : null;

    /// <summary>The colleagues whose names stand in a text behind an at sign, each once. Of names of which one begins like another the
    /// longest counts.</summary>
    public static IReadOnlyList<long> Mentioned(string text, IEnumerable<(long Account, string Name)> colleagues)
    {
        var (byLength, found) = (colleagues.OrderByDescending(one => one.Name.Length).ToList(), new List<long>());
        for (var at = text.IndexOf(Mention, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mention, at + 1))
            foreach (var (account, name) in byLength)
                if (Stands(text, at + 1, name))
                {
                    if (!found.Contains(account)) found.Add(account);
                    break;
                }
        return found;
    }

    // The name as a whole: "@Test A" is not "Test Ann".
    private static bool Stands(string text, int at, string name) => name.Length > 0 && text.Length >= at + name.Length
        && string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (text.Length == at + name.Length || !char.IsLetterOrDigit(text[at + name.Length]));

    private static Confidentiality Least(Confidentiality one, Confidentiality other) => one < other ? one : other;

    private static Confidentiality Most(Confidentiality one, Confidentiality other) => one > other ? one : other;
}
