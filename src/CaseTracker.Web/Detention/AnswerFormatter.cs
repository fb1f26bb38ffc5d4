using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Records;

namespace CaseTracker.Web.Detention;

/// <summary>The answer of the prisoner list in sentences: on the page, in print and for a letter.</summary>
public static class AnswerFormatter
{
    private const int MostSources = 6;

    /// <summary>The question: "Held on 10 December 2024, as known on …; pre-trial detention; only certain; name: …".</summary>
    /// <param name="chosen">The other filters in words.</param>
    public static string Question(PrisonerQuestion question, DateTime knownAt, IEnumerable<ChosenValues> chosen)
    {
        List<string> filters = [];
        if (question.Statuses.Count > 0) filters.Add(Statuses(question));
        if (question.Certainty is { } certainty)
            filters.Add(Texts.Localize(certainty == Certainty.Certain ? "PrisonerPages.OnlyCertain" : "PrisonerPages.OnlyPossible"));
        if (!string.IsNullOrWhiteSpace(question.Name)) filters.Add(Texts.Localize("PrisonerPages.NamedLike", question.Name));
        filters.AddRange(chosen.Select(one => one.ToString()));
        if (question.Only.Count > 0) filters.Add(Texts.Localize("Lists.OnlyChosen", question.Only.Count.InDigits()));
        var asked = Texts.Localize(AboutHeld(question) ? "PrisonerPages.HeldOn"
            : "PrisonerPages.StandingOn", Shown.Day(question.AsOf), Shown.Moment(knownAt));
        return filters.Count == 0 ? asked : Texts.Localize("PrisonerPages.WithFilters", asked, string.Join("; ", filters));
    }

    /// <summary>The counts: "13 people: 1 certain and 12 possible."</summary>
    public static string Counts(PrisonerTotals totals) =>
        Texts.Localize(totals.Shown == 1 ? "PrisonerPages.CountsOne"
            : "PrisonerPages.Counts", totals.Shown.InDigits(), totals.Certain.InDigits(), totals.Possible.InDigits());

    /// <summary>What groups may add, which no count of individuals holds; null where there is nothing to say.</summary>
    public static string? Groups(IReadOnlyList<GroupRow> groups) => Groups(groups.Select(group => group.Custody));

    /// <summary>As <see cref="Groups(IReadOnlyList{GroupRow})"/>. Each number says of how many groups it speaks and how sure they are:
    /// certain and possible ones are never in one number.</summary>
    public static string? Groups(IEnumerable<GroupCustody> groups)
    {
        var standing = groups.Where(group => group.HeldCertainty is not null).ToList();
        var certain = standing.Where(group => group.HeldCertainty == Certainty.Certain).ToList();
        var possible = standing.Where(group => group.HeldCertainty == Certainty.Possible).ToLookup(group => group.Held is not null);
        List<string> parts = [];
        Add("PrisonerPages.GroupsHeld", Certainty.Certain, certain, group => group.Remainder);
        Add("PrisonerPages.GroupsHeld", Certainty.Possible, possible[true], group => group.Remainder);
        Add("PrisonerPages.GroupsArrested", Certainty.Possible, possible[false], group => group.ArrestedRemainder);
        return parts.Count == 0 ? null : Texts.Localize("PrisonerPages.InGroups", string.Join("; ", parts));

        void Add(string words, Certainty certainty, IEnumerable<GroupCustody> of, Func<GroupCustody, BoundedNumber?> number)
        {
            var counted = of.ToList();
            if (counted.Count > 0) parts.Add(Texts.Localize(words, Number(counted.Select(number)),
                Texts.Localize($"PrisonerPages.Groups{(counted.Count == 1 ? "One" : "Many")}_{certainty}", counted.Count.InDigits())));
        }
    }

    public static string Question(PrisonerList list) => Question(list.Question, list.KnownAt, list.Chosen);

    /// <summary>The whole answer, to be pasted into a letter, with its sources and where it can be asked again.</summary>
    /// <param name="address">For whoever reads the letter; null where there is none.</param>
    public static string Sentence(PrisonerList list, string? address)
    {
        List<string> said = [Texts.Localize("PrisonerPages.Sentence", Question(list), Counts(list.Totals))];
        if (Groups(list.Groups) is { } groups) said.Add($"{groups}.");
        if (Sources(list.Citations.Sources, list.Rows.Count >= list.Totals.Shown) is { } sources) said.Add(sources);
        var whole = string.Join(' ', said);
        return address is null ? Texts.Localize("PrisonerPages.CitedAlone", whole)
            : Texts.Localize("PrisonerPages.CitedAs", whole, address);
    }

    /// <summary>What an answer rests on, for a letter: who published it and when. A source that not everybody may see is counted and never
    /// named: nobody knows who reads the letter.</summary>
    /// <param name="all">Whether these are the sources of the whole answer.</param>
    public static string? Sources(IReadOnlyList<NumberedSource> sources, bool all)
    {
        var named = sources.Where(source => source.Level == Confidentiality.Public).Select(Named).Distinct().Take(MostSources).ToList();
        var unnamed = sources.Count - sources.Count(source => source.Level == Confidentiality.Public && named.Contains(Named(source)));
        var names = string.Join("; ", named);
        return named.Count == 0 ? null
            : !all ? Texts.Localize("PrisonerPages.SentenceSourcesAmong", names)
            : unnamed > 0 ? Texts.Localize("PrisonerPages.SentenceSourcesMore", names, unnamed.InDigits())
            : Texts.Localize("PrisonerPages.SentenceSources", names);

        static string Named(NumberedSource source) => string.Join(", ",
            new[] { source.Details.Publisher ?? source.Details.Title, source.Details.Published?.Localize() }.OfType<string>());
    }

    private static string Statuses(PrisonerQuestion question) => question.Statuses.Count == 0 ? Texts.Localize("PrisonerPages.Everybody")
        : question.Statuses.Count == Enum.GetValues<CustodyStatus>().Length ? Texts.Localize("PrisonerPages.WhateverStatus")
        : string.Join(", ", question.Statuses.Select(status => status.Localize().ToString()));

    /// <summary>One figure of a cross-tab as a sentence: the day, the figure, of whom, and where it can be asked again.</summary>
    /// <param name="values">The cell's values in words; none for the total.</param>
    /// <param name="address">For whoever reads the letter; null where there is none.</param>
    public static string Figure(CrossTab tab, Tally figure, IEnumerable<string> values, string? address)
    {
        var question = tab.List.Question;
        List<string> of = [Statuses(question)];
        if (!string.IsNullOrWhiteSpace(question.Name)) of.Add(Texts.Localize("PrisonerPages.NamedLike", question.Name));
        var sides = tab.Counts.Sides;
        of.AddRange(tab.List.Chosen.Where(one => one.Filter.Key != sides.Rows.Asks && one.Filter.Key != sides.Columns.Asks)
            .Select(one => one.ToString()));
        if (question.Only.Count > 0) of.Add(Texts.Localize("Lists.OnlyChosen", question.Only.Count.InDigits()));
        of.AddRange(values);
        var figures = Texts.Localize("PrisonerPages.FigureCited", Shown.Day(question.AsOf), figure.Count == 1
            ? Texts.Localize("PrisonerPages.FigurePerson") : Texts.Localize("PrisonerPages.FigurePeople", figure.Count.InDigits()),
            figure.Certain.InDigits(), figure.Possible.InDigits(), string.Join("; ", of), Shown.Moment(tab.List.KnownAt));
        return address is null ? figures : Texts.Localize("PrisonerPages.FigureAsked", figures, address);
    }

    /// <summary>Whether everybody that the question asks for is deprived of liberty.</summary>
    public static bool AboutHeld(PrisonerQuestion question) => question.StatusesInForce.All(status => status.IsDeprivedOfLiberty());

    // "A group" is no number; in a sum it is one that nobody knows.
    private static string Number(IEnumerable<BoundedNumber?> numbers) =>
        BoundedNumber.Sum(numbers) is { } sum and not { Low: null, High: null }
            ? sum.Localize() : Texts.Localize("PrisonerPages.UnknownNumber");
}
