using CaseTracker.App.Pages.Gaps;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Lists;

namespace CaseTracker.Web.Exchange;

/// <summary>The question of what records lack, as the query of its page and the options of its command write it.</summary>
public static class GapAddress
{
    /// <summary>Of the page.</summary>
    public const string Path = "/completeness/records";

    public const string Kind = "kind", Gap = "gap", Field = "field", Page = "page";

    /// <summary>What a command writes for the kind where it asks for all of them.</summary>
    public const string AllKinds = "all";

    public static string Of(GapQuestion question)
    {
        var query = string.Join('&', Parts(question).Append((Page, question.Page > 1 ? $"{question.Page}" : null))
            .Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={part.Item2}"));
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    /// <summary>What is asked, but for the page.</summary>
    public static IEnumerable<(string Name, string? Value)> Parts(GapQuestion question) =>
        [(Kind, question.Kind?.Name), (Gap, question.Gap?.ToString()), (Field, question.Field)];

    public static Outcome<GapQuestion> Read(Func<string, string?> part)
    {
        var problems = new List<Problem>();
        var kind = AllKinds.Equals(part(Kind), StringComparison.OrdinalIgnoreCase) ? null : OfKind();
        var gap = One(Gap, Enum.GetValues<RecordGap>());
        var field = part(Field) is { Length: > 0 } said ? said : null;
        if (field is not null && field != GapQuestion.Whole && (kind is not { } of || RecordDefinitions.Of(of) is not { } definition
            || Texts.Find($"Fields.{definition.Kind}_{field}") is null))
            problems.Add(new Problem("Lists.UnknownPart", field));
        return problems.Count == 0 ? Outcome<GapQuestion>.Of(new(kind, gap, field)) : Outcome<GapQuestion>.Failed(problems);

        RecordKind? OfKind()
        {
            if (part(Kind) is not { Length: > 0 } word) return null;
            if (KindName.Find(word, FindGaps.Kinds) is { } found) return found;
            problems.Add(new Problem("Lists.WrongChoice", word, KindName.All(FindGaps.Kinds), Kind));
            return null;
        }

        T? One<T>(string name, IReadOnlyList<T> choices) where T : struct
        {
            if (part(name) is not { Length: > 0 } word) return null;
            if (choices.Where(choice => $"{choice}".Equals(word, StringComparison.OrdinalIgnoreCase)).ToList() is [var found]) return found;
            problems.Add(new Problem("Lists.WrongChoice", word, string.Join(", ", choices), name));
            return null;
        }
    }
}
