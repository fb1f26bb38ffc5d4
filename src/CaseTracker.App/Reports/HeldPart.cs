using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>What a report says of those who are held.</summary>
/// <param name="ListBeside">More are held than a report lays out.</param>
internal sealed record HeldAnswer(ReportPart Part, IReadOnlyList<ReportNumber> Numbers, ReportTable? List, bool ListBeside,
    ReportTable? Quality);

/// <summary>Who is deprived of liberty: at the beginning and at the end of the period, by status, charge, province and sex, over time, and
/// who was arrested and released meanwhile.</summary>
/// <param name="asked">Of one report: the next has a part of its own.</param>
internal sealed class HeldPart(ReportAsked asked, ExportAnswers answers)
{
    /// <summary>Charges and provinces that a table shows; the others are told as their number.</summary>
    private const int MostRows = 20;

    private const int MostBars = 12;

    /// <summary>Findings on the quality of the data that a report tells one by one.</summary>
    private const int MostFindings = 500;

    private PrisonerList _opening = default!, _closing = default!;

    /// <summary>The question that the report's list answers.</summary>
    public static PrisonerQuestion Question(ReportAsked asked) => new(asked.Day, asked.Known);

    public async Task<Outcome<HeldAnswer>> Make(CancellationToken cancel)
    {
        var question = Question(asked);
        var (db, user) = (asked.Db, asked.User);
        var read = await answers.List.Forward(db, user, question, cancel);
        var opening = await answers.List.Totals(db, user, question with { AsOf = asked.From }, cancel);
        var time = await answers.Held.In(db, user, question, cancel);
        var moved = await answers.Arrests.Between(db, user, asked.From, asked.Day, asked.Known, cancel);
        var byCharge = await Matrix("label", PrisonerFilters.Status);
        var byPlace = await Matrix("province", "sex");
        if (new[] { read.Problems, opening.Problems, time.Problems, moved.Problems, byCharge.Problems, byPlace.Problems }
            .FirstOrDefault(problems => problems.Count > 0) is { } problems) return Outcome<HeldAnswer>.Failed(problems);
        (_opening, _closing) = (opening.Value, read.Value.Head);

        var beside = _closing.Totals.Shown > ReportAsked.MostRows;
        var (rows, quality, sources) = beside || !asked.Question.Wants(ReportKinds.List) && !asked.Question.Wants(ReportKinds.Quality)
            ? ([], [], []) : await Rows(read.Value, cancel);
        var findings = await Findings(moved.Value, sources, cancel);
        ReportTable[] tables =
        [
            ByStatus(), ByMonth(moved.Value),
            Counted("sex", byPlace.Value.Columns, byPlace.Value.Total, byPlace.Value.ColumnsOverlap, chart: false), OverTime(time.Value),
            Counted("charge", byCharge.Value.Rows, byCharge.Value.Total, byCharge.Value.RowsOverlap, chart: true),
            Counted("province", byPlace.Value.Rows, byPlace.Value.Total, byPlace.Value.RowsOverlap, chart: true),
        ];
        return Outcome<HeldAnswer>.Of(new(
            new(ReportKinds.Held, ReportKinds.PartTitle(ReportKinds.Held), findings, [.. tables.Where(table => table.Rows.Count > 0)]),
            Numbers(moved.Value), beside || !asked.Question.Wants(ReportKinds.List) ? null : List(rows), beside,
            asked.Question.Audience == Audience.Own && asked.Question.Wants(ReportKinds.Quality) && quality.Count > 0
                ? Quality(quality) : null));

        Task<Outcome<Matrix>> Matrix(string side, string other) => answers.Matrix.All(db, user, question,
            new(question.List.Find(side)!, question.List.Find(other)!), cancel);
    }

    private IReadOnlyList<ReportNumber> Numbers(ArrestsInPeriod moved) =>
    [
        ReportNumber.Of(Texts.Localize("Reports.NumberHeld", ReportAsked.Said(asked.Day)), _closing.Totals.Certain,
            _closing.Totals.Possible),
        .. asked.Question.Kind == ReportKind.Quarterly ? (ReportNumber[])
        [
            Moved(moved.Arrested, "Reports.NumberArrested"), Moved(moved.Released, "Reports.NumberReleased"),
        ] :
        [
            new(_closing.Totals.Possible.InDigits(), Texts.Localize("Reports.NumberPossible")),
            new(Unnamed(_closing).Least.InDigits(), Texts.Localize("Reports.NumberInGroups"),
                _closing.Totals.GroupsHeldPossible > 0
                    ? Texts.Localize("Reports.MoreGroups", _closing.Totals.GroupsHeldPossible.InDigits()) : null),
        ],
    ];

    private static ReportNumber Moved(CountInPeriod counted, string words) =>
        ReportNumber.Of(Texts.Localize(words), counted.Certain, counted.Possible);

    /// <summary>The members of groups who are certainly held and have no record of their own: at least so many, in so many
    /// groups.</summary>
    private static (int Least, int Groups) Unnamed(PrisonerList list)
    {
        var certain = list.Groups.Where(group => group.Custody.HeldCertainty == Certainty.Certain)
            .Select(group => (int)(group.Custody.Remainder?.Limits.AtLeast ?? 0)).Where(least => least > 0).ToList();
        return (certain.Sum(), certain.Count);
    }

    private async Task<List<ReportFinding>> Findings(ArrestsInPeriod moved, IReadOnlyList<long> sources, CancellationToken cancel)
    {
        int[] rule = [asked.Note(Texts.Localize("Reports.NoteRule", CustodyRules.ConfirmationDays))];
        var findings = new List<ReportFinding>
        {
            new(Held("Reports.FindingHeld", _closing, asked.Day), [.. rule, .. await asked.Note(sources, cancel)]),
            new(Held("Reports.FindingOpening", _opening, asked.From), rule),
        };
        var (least, groups) = Unnamed(_closing);
        var perhaps = _closing.Totals.GroupsHeldPossible;
        if (least > 0) findings.Add(new(Texts.Localize("Reports.FindingGroups", least.InDigits(), groups.InDigits()), await GroupNote()));
        if (perhaps > 0) findings.Add(new(Texts.Localize("Reports.FindingGroupsPossible", perhaps.InDigits()), await GroupNote()));
        findings.Add(new(Texts.Localize("Reports.FindingArrested", moved.Arrested.Certain.InDigits(), moved.Arrested.Possible.InDigits()),
            asked.Note(Texts.Localize("Reports.NotePeriod"))));
        findings.Add(new(Texts.Localize("Reports.FindingReleased", moved.Released.Certain.InDigits(), moved.Released.Possible.InDigits()),
            asked.Note(Texts.Localize("Reports.NotePeriod"))));
        return findings;

        Task<IReadOnlyList<int>> GroupNote() => asked.Note(_closing.Groups.SelectMany(group => group.RecordIds)
            .SelectMany(_closing.Citations.Sourced), cancel);
    }

    private static string Held(string key, PrisonerList list, DateOnly day) => Texts.Localize(key, ReportAsked.Said(day),
        list.Totals.Certain.InDigits(), list.Totals.Possible.InDigits());

    private ReportTable ByStatus()
    {
        var rows = _closing.Question.StatusesInForce.Select(status => (object?[])
            [status.Localize().Localize(), Count(_opening, status, Certainty.Certain), Count(_opening, status, Certainty.Possible),
                Count(_closing, status, Certainty.Certain), Count(_closing, status, Certainty.Possible)])
            .Where(cells => cells.OfType<int>().Any(count => count > 0)).Select(cells => new ReportRow(cells)).ToList();
        return new("status", Title("status"),
            [new(Texts.Localize("Export.Status"), 34), .. Pair(ReportAsked.Said(asked.From)), .. Pair(ReportAsked.Said(asked.Day))],
            [.. rows, new([Texts.Localize("Reports.Total"), _opening.Totals.Certain, _opening.Totals.Possible, _closing.Totals.Certain,
                _closing.Totals.Possible], IsTotal: true)]);

        static int Count(PrisonerList list, CustodyStatus status, Certainty certainty) => list.Totals.ByStatus
            .Where(count => count.Status == status && count.Certainty == certainty).Sum(count => count.Count);
    }

    private ReportTable Counted(string key, IReadOnlyList<CountedValue> values, Tally total, bool overlap, bool chart)
    {
        var ordered = values.Where(value => value.Count > 0).OrderByDescending(value => value.Certain)
            .ThenByDescending(value => value.Possible).ToList();
        var left = ordered.Count - Math.Min(ordered.Count, MostRows);
        string?[] about = [overlap ? Texts.Localize("Reports.Overlap") : null, left > 0
            ? Texts.Localize("Reports.LeftOut", left.InDigits()) : null];
        return new(key, Title(key),
            [new(Texts.Localize($"Reports.Side_{key}"), 46), .. Pair(ReportAsked.Said(asked.Day)), new(Texts.Localize("Reports.Total"), 11,
                ReportColumnKind.Number, ReportAsked.Said(asked.Day))],
            [.. ordered.Take(MostRows).Select(value => new ReportRow([value.Name, value.Certain, value.Possible, value.Count])),
                new([Texts.Localize("Reports.Individuals"), total.Certain, total.Possible, total.Count], IsTotal: true)])
        {
            About = string.Join(' ', about.OfType<string>()) is { Length: > 0 } words ? words : null,
            Chart = chart && ordered.Count > 1 ? new(ReportChartKind.Bars, Title(key), 1, 2) { MostPoints = MostBars } : null,
        };
    }

    private ReportTable OverTime(IReadOnlyList<HeldPoint> points)
    {
        var rows = ReportDays.Between(asked.From, asked.Day).Select(day =>
        {
            var last = points.LastOrDefault(point => point.Day <= day);
            return new ReportRow([ReportAsked.Said(day), last?.Certain ?? 0, last?.Possible ?? 0]);
        }).ToList();
        return new("time", Title("time"), [new(Texts.Localize("Reports.Day"), 34), .. Pair(Texts.Localize("Reports.HeldOnDay"))],
            points.Count == 0 ? [] : rows)
        { Chart = rows.Count > 1 ? new(ReportChartKind.Line, Title("time"), 1, 2) : null };
    }

    /// <summary>Months by dates that leave no other month, and the whole period, in which each person counts once.</summary>
    private ReportTable ByMonth(ArrestsInPeriod moved)
    {
        var months = new List<ReportRow>();
        for (var month = new DateOnly(asked.From.Year, asked.From.Month, 1); month <= asked.Day; month = month.AddMonths(1))
            months.Add(new([ImpreciseDate.LocalizeMonth(month), moved.Arrested.Months.GetValueOrDefault(month), null,
                moved.Released.Months.GetValueOrDefault(month), null]));
        return new("months", Title("months"),
            [new(Texts.Localize("Reports.Month"), 34), .. Pair(Texts.Localize("Reports.Arrested")),
                .. Pair(Texts.Localize("Reports.Released"))],
            [.. months, new([Texts.Localize("Reports.InPeriod"), moved.Arrested.Certain, moved.Arrested.Possible, moved.Released.Certain,
                moved.Released.Possible], IsTotal: true)])
        { About = Texts.Localize("Reports.MonthsAbout") };
    }

    private async Task<(List<ReportRow> Rows, List<ReportRow> Quality, IReadOnlyList<long> Sources)> Rows(
        ListForward<PrisonerList, PrisonersPart> read, CancellationToken cancel)
    {
        var (rows, quality, sources) = (new List<ReportRow>(), new List<ReportRow>(), new HashSet<long>());
        // The list itself shows which dates are not one sure day.
        var imprecise = Texts.Localize("Export.Finding_Imprecise");
        await foreach (var part in read.Parts.WithCancellation(cancel))
        {
            var told = new ExportedPart(asked.Day, part.Citations);
            var people = part.Rows.ToList();
            sources.UnionWith(await asked.Cited(people.SelectMany(row => told.Sources(row.RecordIds)), cancel));
            foreach (var row in people)
            {
                rows.Add(Line(told, row));
                quality.AddRange(DataQualitySheet.Rows(told, row, ExportedFact.Behind(row))
                    .Where(finding => finding.Cells[0] is not string kind || kind != imprecise)
                    .Select(finding => new ReportRow(finding.Cells)));
            }
        }
        return (rows, quality, [.. sources]);
    }

    private static ReportRow Line(ExportedPart told, PrisonerRow row)
    {
        var (person, standing) = (row.Person, row.Custody);
        var khmer = person.IsHidden("nameKhmer") || person.Details.NameKhmer == row.Name ? null : person.Details.NameKhmer;
        return new(
        [
            string.IsNullOrWhiteSpace(khmer) ? row.Name : $"{row.Name}\n{khmer}",
            person.IsHidden("sex") ? null : FieldFormatter.Choice(person.Details.Sex),
            $"{standing.Status.Localize().Localize()}\n{standing.Certainty.Localize().Localize()}",
            standing.HeldSince?.Localize(), told.ChargeWords(row), told.SentenceText(row.Charges), ExportedPart.Facility(row),
            told.SourceText(row.RecordIds), row.Id,
        ]);
    }

    private ReportTable List(IReadOnlyList<ReportRow> rows) => new(ReportKinds.List,
        Texts.Localize("Reports.ListHeld", ReportAsked.Said(asked.Day)),
        [
            new(PrisonerLabel("name"), 25), new(PrisonerLabel("sex"), 9), new(Texts.Localize("Export.Status"), 18),
            new(Texts.Localize("Export.HeldSince"), 15), new(Texts.Localize("Export.Charges"), 28),
            new(Texts.Localize("Export.Sentence"), 14), new(Texts.Localize("Reports.HeldAt"), 17),
            new(Texts.Localize("Export.SourceNumbers"), 9), new(Texts.Localize("Export.Record"), 9, ReportColumnKind.Number),
        ], rows)
    { NotPrinted = 1 };

    private static ReportTable Quality(List<ReportRow> rows) => new(ReportKinds.Quality,
        Texts.Localize("Export.Sheet_DataQuality"),
        [
            new(Texts.Localize("Export.Finding"), 14), new(Texts.Localize("Export.Record"), 9, ReportColumnKind.Number),
            new(PrisonerLabel("name"), 21), new(Texts.Localize("Export.Fact"), 15),
            new(Texts.Localize("Export.FactRecord"), 9, ReportColumnKind.Number), new(Texts.Localize("Export.Field"), 18),
            new(Texts.Localize("Export.Detail"), 40), new(Texts.Localize("Export.SourceNumbers"), 9),
        ], [.. rows.Take(MostFindings)])
    { About = rows.Count > MostFindings ? Texts.Localize("Reports.LeftOut", (rows.Count - MostFindings).InDigits()) : null };

    private static string PrisonerLabel(string field) => Domain.People.PersonDetails.Catalogue.Find(field)!.Label;

    private static string Title(string table) => Texts.Localize($"Reports.Table_{table}");

    /// <summary>Certain and possible under one heading.</summary>
    private static ReportColumn[] Pair(string group) =>
        [new(Texts.Localize("Export.Certain"), 11, ReportColumnKind.Number, group),
            new(Texts.Localize("Export.Possible"), 11, ReportColumnKind.Number, group)];
}
