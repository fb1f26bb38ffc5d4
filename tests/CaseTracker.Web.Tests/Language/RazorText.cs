using System.Text;
using System.Text.RegularExpressions;

namespace CaseTracker.Web.Tests.Language;

/// <summary>Finds the words that a .razor file itself would show: text between tags, and attributes that are read out
/// or shown. It is a reader of our own markup, not of all Razor.</summary>
public static partial class RazorText
{
    public static IReadOnlyList<string> VisibleWords(string razor)
    {
        var text = Comments().Replace(razor, "");
        var code = text.IndexOf("@code", StringComparison.Ordinal);
        if (code >= 0) text = text[..code];
        text = Directives().Replace(text, "");
        text = WithoutExpressions(WithoutConditions(text));
        var words = Attributes().Matches(text).Select(match => match.Groups[1].Value).ToList();
        // Before the tags too: a type argument in a loop looks like one.
        text = ControlLines().Replace(Tags().Replace(ControlLines().Replace(text, "\n"), "\n"), "\n");
        words.AddRange(text.Split('\n').Select(line => line.Trim()));
        return words.Where(word => word.Any(char.IsLetter) && !Entity().IsMatch(word)).ToList();
    }

    /// <summary>Takes out the heads of @if (…), @foreach (…) and their kin, over however many lines they run.</summary>
    private static string WithoutConditions(string text)
    {
        while (ControlHead().Match(text) is { Success: true } head)
            text = text[..head.Index] + "\n" + text[Closing(text, head.Index + head.Length - 1)..];
        return text;
    }

    /// <summary>Takes out @x.Y(…), @(…) and @{…}, with balanced brackets and strings.</summary>
    private static string WithoutExpressions(string text)
    {
        var kept = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '@' || i + 1 >= text.Length || ControlStart().IsMatch(text[i..Math.Min(text.Length, i + 12)]))
            {
                kept.Append(text[i]);
                continue;
            }
            i = End(text, i + 1) - 1;
        }
        return kept.ToString();
    }

    private static int End(string text, int i)
    {
        if (text[i] == '{') return Closing(text, i);
        if (text[i..].StartsWith("await ", StringComparison.Ordinal)) i += "await ".Length;
        while (i < text.Length)
        {
            if (text[i] is '(' or '[') i = Closing(text, i);
            else if (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '!'
                || (text[i] is '.' or '?' && i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] == '.'))) i++;
            else break;
        }
        return i;
    }

    private static int Closing(string text, int i)
    {
        var depth = 0;
        for (; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                var interpolated = i > 0 && text[i - 1] == '$';
                for (i++; i < text.Length && text[i] != '"'; i++)
                    if (text[i] == '\\') i++;
                    else if (interpolated && text[i] == '{') i = Closing(text, i) - 1;
            }
            else if (text[i] is '(' or '[' or '{') depth++;
            else if (text[i] is ')' or ']' or '}' && --depth == 0) return i + 1;
        }
        return text.Length;
    }

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^@(page|attribute|inject|implements|inherits|layout|using|namespace|typeparam|rendermode|preservewhitespace)\b.*$",
        RegexOptions.Multiline)]
    private static partial Regex Directives();

    [GeneratedRegex(@"^@(if|else|foreach|for|while|switch|lock|using|try|key|bind|on\w+|ref|attributes|formname|rendermode)\b")]
    private static partial Regex ControlStart();

    [GeneratedRegex("\\s(?:title|placeholder|alt|aria-label|aria-description|label|Title|Label|Help|Text)=\"([^\"]*[^\"\\s][^\"]*)\"")]
    private static partial Regex Attributes();

    [GeneratedRegex("""<!?/?[A-Za-z](?:"[^"]*"|'[^']*'|[^>"'])*>""")]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?:^[ \t]*|@)(if|else if|foreach|for|while|switch)\s*\(", RegexOptions.Multiline)]
    private static partial Regex ControlHead();

    [GeneratedRegex(@"^\s*(else|case\b.*:|default:|break;|var \w+ = .*;)\s*$", RegexOptions.Multiline)]
    private static partial Regex ControlLines();

    [GeneratedRegex(@"^(&\w+;\s*)+$")]
    private static partial Regex Entity();
}
