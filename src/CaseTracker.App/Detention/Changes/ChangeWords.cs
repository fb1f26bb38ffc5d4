using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Detention.Changes;

/// <summary>A change statement in words, the same on the page, in files and in reports.</summary>
public static class ChangeWords
{
    public static string Of(MovementKind kind) => Texts.Localize($"Changes.Kind_{kind}");

    /// <summary>What the kind means.</summary>
    public static string About(MovementKind kind) => Texts.Localize($"Changes.About_{kind}", CustodyRules.ConfirmationDays);

    public static string Of(Standing standing) => Texts.Localize("Changes.Standing", standing.Status.Localize().Localize(),
        standing.Certainty.Localize().Localize());

    /// <summary>Of whom the statement is, by its filters.</summary>
    public static string Of(IEnumerable<ChosenValues> chosen) => string.Join("; ", chosen);

    /// <summary>With its sign, a real minus for less: "+3", "−2", "0".</summary>
    public static string WithSign(int number)
    {
        var digits = Math.Abs(number).InDigits();
        return number > 0 ? $"+{digits}" : number < 0 ? $"−{digits}" : digits;
    }

    /// <summary>The statement in sentences for a letter.</summary>
    /// <param name="address">Where it stands; null: nowhere that its reader could open.</param>
    public static string Sentence(ChangeStatement statement, string? address)
    {
        var (question, moved) = (statement.Question, statement.Movements.Where(movement => movement.People > 0).ToList());
        string?[] sentences =
        [
            statement.Chosen.Count == 0 ? null : Texts.Localize("Changes.SentenceOf", Of(statement.Chosen)),
            Texts.Localize("Changes.Sentence", Said(question.From), statement.Opening.Certain, statement.Opening.Possible,
                Said(question.To), statement.Closing.Certain, statement.Closing.Possible),
            moved.Count == 0 ? Texts.Localize("Changes.SentenceNothing") : Texts.Localize("Changes.SentenceMoved", string.Join("; ",
                moved.Select(movement => Texts.Localize("Changes.SentenceKind", Of(movement.Kind), WithSign(movement.Certain),
                    WithSign(movement.Possible))))),
            Texts.Localize("Changes.SentenceKnown", Said(CambodianTime.DayOf(statement.OpeningKnownAt)),
                Said(CambodianTime.DayOf(statement.ClosingKnownAt)), CustodyRules.Version),
            address,
        ];
        return string.Join(' ', sentences.OfType<string>());

        static string Said(DateOnly day) => ImpreciseDate.Of(day).Localize();
    }

    /// <summary>What has to be known to read the numbers.</summary>
    public static IEnumerable<string> Notes(ChangeStatement statement)
    {
        yield return Texts.Localize("Changes.Rule", CustodyRules.Version);
        if (statement.NothingAtOpening) yield return Texts.Localize("Changes.NothingYetOpening");
        if (statement.NothingAtClosing) yield return Texts.Localize("Changes.NothingYetClosing");
        yield return Texts.Localize("Changes.Adds");
        yield return Texts.Localize("Changes.Gross");
        if (statement.Movements.Any(movement => movement.Unnamed > 0)) yield return Texts.Localize("Changes.ByName");
    }
}
