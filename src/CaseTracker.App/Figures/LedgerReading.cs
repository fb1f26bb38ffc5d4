using CaseTracker.App.Database;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Figures;

/// <summary>What the entries of a page of the ledger are made of, read at once.</summary>
internal sealed record LedgerReading(IReadOnlyDictionary<long, FigureRow> Figures, IReadOnlyDictionary<long, GroupCountRow> Counts,
    IReadOnlyDictionary<long, string> Reporters,
    Citations Citations, ILookup<long, Known<IdentityLinkDetails>> Members, ILookup<long, long> Cases,
        IReadOnlyList<FigureChoiceRow> Choices, IReadOnlyDictionary<long, (string By, DateTime At)> Made)
{
    private const string Field = "count";

    public LedgerEntry Entry(string key, IReadOnlyList<LedgerItem> items, IReadOnlyDictionary<long, string> names)
    {
        var lines = items.SelectMany(Lines).ToList();
        var reports = lines.Select(line => line.Report).ToList();
        var choice = Choice(items, lines);
        var first = items[0];
        var of = items.Select(item => item.OfId).Distinct().ToList() is [{ } only] && names.TryGetValue(only, out var name)
            ? new NamedRecord(only, first.Kind == RecordKind.GroupCount ? RecordKind.Person : OwnerKind(first.Id), name) : null;
        return new LedgerEntry(key, Topic(first, names), Figures.GetValueOrDefault(first.Id)?.Unit ?? FigureUnit.Persons, of, lines,
            LedgerRules.Publishers(reports), LedgerRules.Relation(reports), choice,
            choice?.Number ?? BoundedNumber.Hull(lines.Select(line => line.Number)), first.Kind == RecordKind.GroupCount
                ? Members[first.OfId!.Value].Select(link => link.Details.PersonId).Distinct().Count() : null)
        {
            Owners = items.SelectMany(Owners).ToHashSet(),
        };
    }

    private string Topic(LedgerItem item, IReadOnlyDictionary<long, string> names)
    {
        if (Figures.TryGetValue(item.Id, out var figure)) return figure.Topic ?? figure.Subject;
        var count = Counts[item.Id];
        // A count of those held is a count of its day.
        string?[] of = [FieldFormatter.Choice(count.Stage), count.Whom == CountedWhom.Everybody ? null : FieldFormatter.Choice(count.Whom),
            count.Stage == CountStage.Held ? count.On?.Localize() : null];
        return Texts.Localize("Ledger.CountOf", names.GetValueOrDefault(item.OfId ?? 0) ?? "", string.Join(", ", of.OfType<string>()));
    }

    // A person or a group takes part in cases: a figure of such a case may count the same people.
    private IEnumerable<long> Owners(LedgerItem item) =>
        (Figures.TryGetValue(item.Id, out var figure) ? new[] { figure.CaseId, figure.PersonId, figure.OrganisationId } : [item.OfId])
        .OfType<long>().SelectMany(owner => Cases[owner].Prepend(owner));

    private RecordKind OwnerKind(long figure) => Figures[figure] switch
    { { CaseId: not null } => RecordKind.Case,
        { PersonId: not null } => RecordKind.Person,
        _ => RecordKind.Organisation
    };

    private IEnumerable<LedgerLine> Lines(LedgerItem item)
    {
        var figure = Figures.GetValueOrDefault(item.Id);
        var (number, asOf) = figure is null ? (Counts[item.Id].Count, Counts[item.Id].On) : (figure.Count, figure.AsOf);
        var counter = figure is null ? Counts[item.Id].ReporterId : figure.ReporterId;
        var reporter = counter is { } id ? Reporters.GetValueOrDefault(id) : null;
        var hidden = counter is not null && reporter is null;
        var said = Citations.Of(item.Id, Field).ToList();
        // Where no source gives the number, those that tell of it stand behind the line all the same.
        if (said.Count == 0) said = [.. Citations.Of(item.Id).OrderBy(citation => citation.Field is not ("subject" or "stage"))
            .DistinctBy(citation => citation.Number)];
        return said.Count == 0
            ? [new LedgerLine(item.Id, item.Kind, number, null, asOf, reporter, null, null) { ReporterHidden = hidden }]
            : said.Select(citation => new LedgerLine(item.Id, item.Kind, citation.Field == Field
                ? Said(citation, number) : number, citation.Reported,
                citation.AsOf ?? DateOf(item, citation.Number, figure is null ? "on" : "asOf")
                    ?? asOf, reporter, citation, Citations.Sources[citation.Number - 1])
            { ReporterHidden = hidden });
    }

    /// <summary>The date that the same source gives for it: it may be another than the record's.</summary>
    private ImpreciseDate? DateOf(LedgerItem item, int source, string field) =>
        Citations.Of(item.Id, field).FirstOrDefault(citation => citation.Number == source && citation.Value is not null) is { } dated
            ? ImpreciseDate.Parse(dated.Words ?? dated.Value).Value : null;

    /// <summary>The number in a source's own words: as it bounds it, not as the record does. "94 arrests" is read without what is
    /// counted.</summary>
    private static BoundedNumber? Said(FieldCitation citation, BoundedNumber? recorded)
    {
        if (citation.Words is not { } reported) return recorded;
        if (CitedValue.NumberIn(reported) is { } read) return read;
        // "3 women and 2 men" has more numbers than one.
        if (reported.Any(char.IsDigit)) return recorded;
        return reported.Length <= BoundedNumber.MaxLength ? new BoundedNumber(NumberBound.WordsOnly, null, null, reported) : recorded;
    }

    private static BoundedNumber? Number(string words) => BoundedNumber.Parse(words) is { Ok: true, Value: { } read }
        && (read.Low is not null || read.High is not null) ? read : null;

    private LedgerChoice? Choice(IReadOnlyList<LedgerItem> items, List<LedgerLine> lines)
    {
        if (Choices.LastOrDefault(choice => items.Any(item => item.Id == choice.FigureId)) is { } chosen)
            return new LedgerChoice(chosen.FigureId, Figures[chosen.FigureId].Count, chosen.Reason, Made[chosen.Id].By, Made[chosen.Id].At);
        return items is [var only] && Citations.Settlement(only.Id, Field) is { Holds: true } settled
            ? new LedgerChoice(null, lines.Find(line => line.Citation?.Id == settled.Details.CitationId) is { } taken
                ? taken.Number : Number(settled.Details.Value), settled.Details.Reason, settled.By,
                settled.At)
            { CitationId = settled.Details.CitationId } : null;
    }
}
