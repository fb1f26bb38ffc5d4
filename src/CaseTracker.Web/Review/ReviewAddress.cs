using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Lists;

namespace CaseTracker.Web.Review;

/// <summary>The question of the review queue as the query of its page and the options of its command write it.</summary>
public static class ReviewAddress
{
    /// <summary>Of the page, the file and its command.</summary>
    public const string Name = "review";

    public const string State = "state", For = "for", Kind = "kind", Page = "page";

    /// <summary>The page of one record's review.</summary>
    public static string Of(long record) => $"/{Name}/{record}";

    /// <summary>The address of the queue.</summary>
    public static string Of(ReviewQuestion question)
    {
        var query = string.Join('&', Parts(question).Append((Page, question.Page > 1 ? $"{question.Page}" : null))
            .Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={part.Item2}"));
        return query.Length == 0 ? $"/{Name}" : $"/{Name}?{query}";
    }

    /// <summary>What is asked, but for the page.</summary>
    public static IEnumerable<(string Name, string? Value)> Parts(ReviewQuestion question)
    {
        yield return (State, question.State == ReviewState.Submitted ? null : Word(question.State));
        yield return (For, question.For == ReviewFor.Everybody ? null : Word(question.For));
        yield return (Kind, question.Kind is { } kind ? Word(kind) : null);
    }

    public static Outcome<ReviewQuestion> Read(Func<string, string?> part)
    {
        var problems = new List<Problem>();
        var question = new ReviewQuestion(
            One(State, Enum.GetValues<ReviewState>().Where(state => state != ReviewState.NotReviewed)) ?? ReviewState.Submitted,
            One(For, Enum.GetValues<ReviewFor>()) ?? ReviewFor.Everybody,
            OfKind());
        return problems.Count == 0 ? Outcome<ReviewQuestion>.Of(question) : Outcome<ReviewQuestion>.Failed(problems);

        RecordKind? OfKind()
        {
            if (part(Kind) is not { Length: > 0 } said) return null;
            var kinds = RecordDefinitions.All.Select(definition => definition.Kind).ToList();
            if (KindName.Find(said, kinds) is { } found) return found;
            problems.Add(new Problem("Review.WrongPart", said, KindName.All(kinds)));
            return null;
        }

        T? One<T>(string name, IEnumerable<T> choices) where T : struct
        {
            if (part(name) is not { Length: > 0 } said) return null;
            var found = choices.Where(choice => Word(choice).Equals(said, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count == 1) return found[0];
            problems.Add(new Problem("Review.WrongPart", said, string.Join(", ", choices.Select(Word))));
            return null;
        }
    }

    private static string Word<T>(T choice) where T : struct => $"{choice}".ToLowerInvariant();
}
