using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Audiences;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
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
        var moved = await answers.Arrests.Between(db, user, asked.From, asked.Day, asked.Question.By, asked.Known, cancel);
        var changes = await Changes(cancel);
        // A charge in a source's own words may name anybody.
        var byCharge = await Matrix(asked.Leaves(RecordKind.Charge, "label") ? "label" : "article", PrisonerFilters.Status);
        var byPlace = await Matrix("province", "sex");
        if (new[] { read.Problems, opening.Problems, time.Problems, moved.Problems, changes?.Problems ?? [],
            byCharge.Problems, byPlace.Problems }
            .FirstOrDefault(problems => problems.Count > 0) is { } problems) return Outcome<HeldAnswer>.Failed(problems);
        (_opening, _closing) = (opening.Value, read.Value.Head);

        asked.Leave(question.List.Name, _closing.Totals.HeldBack);
        var tooMany = _closing.Totals.Shown > ReportAsked.MostRows;
        // From a list of individuals the counts that are withheld would be counted.
        var (listed, beside) = (asked.Question.Wants(ReportKinds.List) && !asked.Profile.HidesSmallCells,
            tooMany && !asked.Profile.HidesSmallCells);
        var (rows, quality, sources) = tooMany || !asked.Question.Wants(ReportKinds.List) && !asked.Question.Wants(ReportKinds.Quality)
            ? ([], [], []) : await Rows(read.Value, cancel);
        var findings = await Findings(moved.Value, sources, cancel);
        ReportTable[] tables =
        [
            ByStatus(), .. changes is null ? (ReportTable[])[] : [Statement(changes.Value)], ByPeriod(moved.Value),
            Counted("sex", byPlace.Value.Columns, byPlace.Value.Total, byPlace.Value.ColumnsOverlap, chart: false), OverTime(time.Value),
            Counted("charge", byCharge.Value.Rows, byCharge.Value.Total, byCharge.Value.RowsOverlap, chart: true),
            Counted("province", byPlace.Value.Rows, byPlace.Value.Total, byPlace.Value.RowsOverlap, chart: true),
        ];
        return Outcome<HeldAnswer>.Of(new(
            new(ReportKinds.Held, ReportKinds.PartTitle(ReportKinds.Held), findings, [.. tables.Where(table => table.Rows.Count > 0)]),
            Numbers(moved.Value), beside || !listed ? null : asked.Profile.IsOwn ? List(rows) : ListForOthers(rows), beside,
            asked.Profile.IsOwn && asked.Question.Wants(ReportKinds.Quality) && quality.Count > 0
                ? Quality(quality) : null));

        Task<Outcome<Matrix>> Matrix(string side, string other) => answers.Matrix.All(db, user, question,
            new(question.List.Find(side)!, question.List.Find(other)!), cancel);
    }

    private IReadOnlyList<ReportNumber> Numbers(ArrestsInPeriod moved) =>
    [
        asked.Number(Texts.Localize("Reports.NumberHeld", ReportAsked.Said(asked.Day)), _closing.Totals.Certain,
            _closing.Totals.Possible),
        .. asked.Question.Kind == ReportKind.Quarterly ? (ReportNumber[])
        [
            Moved(moved.Arrested, "Reports.NumberArrested"), Moved(moved.Released, "Reports.NumberReleased"),
        ] :
        [
            asked.Number(Texts.Localize("Reports.NumberPossible"), _closing.Totals.Possible),
            asked.Number(Texts.Localize("Reports.NumberInGroups"), Unnamed(_closing).Least,
                _closing.Totals.GroupsHeldPossible > 0
                    ? Texts.Localize("Reports.MoreGroups", asked.Told(_closing.Totals.GroupsHeldPossible)) : null),
        ],
    ];

    private ReportNumber Moved(CountInPeriod counted, string words) =>
        asked.Number(Texts.Localize(words), counted.Certain, counted.Possible);

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
        };
        // Two counts of the same people on two days tell their difference, too.
        if (Both(totals => totals.Certain) && Both(totals => totals.Possible))
            findings.Add(new(Held("Reports.FindingOpening", _opening, asked.From), rule));
        var (least, groups) = Unnamed(_closing);
        var perhaps = _closing.Totals.GroupsHeldPossible;
        if (least > 0) findings.Add(new(Texts.Localize("Reports.FindingGroups", asked.Told(least), asked.Told(groups)), await GroupNote()));
        if (perhaps > 0) findings.Add(new(Texts.Localize("Reports.FindingGroupsPossible", asked.Told(perhaps)), await GroupNote()));
        findings.Add(new(Texts.Localize("Reports.FindingArrested", asked.Told(moved.Arrested.Certain), asked.Told(moved.Arrested.Possible)),
            asked.Note(Texts.Localize("Reports.NotePeriod"))));
        findings.Add(new(Texts.Localize("Reports.FindingReleased", asked.Told(moved.Released.Certain), asked.Told(moved.Released.Possible)),
            asked.Note(Texts.Localize("Reports.NotePeriod"))));
        return findings;

        bool Both(Func<PrisonerTotals, int> count) => !asked.Profile.HidesSmallCells
            || SmallCells.OverTime([count(_opening.Totals), count(_closing.Totals)])[0] is { Count: not null } or { Small: true };

        Task<IReadOnlyList<int>> GroupNote() => asked.Note(_closing.Groups.SelectMany(group => group.RecordIds)
            .SelectMany(_closing.Citations.Sourced), cancel);
    }

    private string Held(string key, PrisonerList list, DateOnly day) => Texts.Localize(key, ReportAsked.Said(day),
        asked.Told(list.Totals.Certain), asked.Told(list.Totals.Possible));

    private ReportTable ByStatus()
    {
        // Beside each other two days tell how few went from one status to another.
        (PrisonerList List, DateOnly Day)[] days = asked.Profile.HidesSmallCells ? [(_closing, asked.Day)]
            : [(_opening, asked.From), (_closing, asked.Day)];
        var rows = _closing.Question.StatusesInForce.Select(status => (object?[])
            [status.Localize().Localize(), .. days.SelectMany(day => new object[] { Count(day.List, status, Certainty.Certain),
                Count(day.List, status, Certainty.Possible) })])
            .Where(cells => cells.OfType<int>().Any(count => count > 0)).Select(cells => new ReportRow(cells)).ToList();
        return new("status", Title("status"),
            [new(Texts.Localize("Export.Status"), 34), .. days.SelectMany(day => Pair(ReportAsked.Said(day.Day)))],
            [.. rows, new([Texts.Localize("Reports.Total"), .. days.SelectMany(day => new object[] { day.List.Totals.Certain,
                day.List.Totals.Possible })], IsTotal: true)])
        { Counts = ReportCounts.OfPeople };

        static int Count(PrisonerList list, CustodyStatus status, Certainty certainty) => list.Totals.ByStatus
            .Where(count => count.Status == status && count.Certainty == certainty).Sum(count => count.Count);
    }

    private ReportTable Counted(string key, IReadOnlyList<CountedValue> values, Tally total, bool overlap, bool chart)
    {
        var ordered = values.Where(value => value.Count > 0).OrderByDescending(value => value.Certain)
            .ThenByDescending(value => value.Possible).ToList();
        return new(key, Title(key),
            [new(Texts.Localize($"Reports.Side_{key}"), 46), .. Pair(ReportAsked.Said(asked.Day)), new(Texts.Localize("Reports.Total"), 11,
                ReportColumnKind.Number, ReportAsked.Said(asked.Day)) { IsSum = true }],
            [.. ordered.Select(value => new ReportRow([value.Name, value.Certain, value.Possible, value.Count])),
                new([Texts.Localize("Reports.Individuals"), total.Certain, total.Possible, total.Count], IsTotal: true)])
        {
            About = overlap ? Texts.Localize("Reports.Overlap") : null,
            Counts = ReportCounts.OfPeople,
            ByCount = true,
            Most = MostRows,
            Chart = chart && ordered.Count > 1 ? new(ReportChartKind.Bars, Title(key), 1, 2) { MostPoints = MostBars } : null,
        };
    }

    /// <summary>Null where there is no time between, and where a movement of few could tell of somebody: its numbers are the differences
    /// of what is withheld.</summary>
    private async Task<Outcome<ChangeStatement>?> Changes(CancellationToken cancel) =>
        asked.From == asked.Day || asked.Profile.HidesSmallCells ? null : await answers.Changes.In(asked.Db, asked.User,
            new(asked.From, asked.Day) { KnownAsOf = asked.Known }, cancel);

    /// <summary>Why the number of the last day is another than that of the first. Groups stand beside it on their own.</summary>
    private static ReportTable Statement(ChangeStatement statement)
    {
        ReportRow[] rows =
        [
            new([Held(statement.Question.From), statement.Opening.Certain, statement.Opening.Possible, null]),
            .. statement.Movements.Where(movement => movement.People > 0).Select(movement => new ReportRow(
                [ChangeWords.Of(movement.Kind), movement.Certain, movement.Possible, movement.People])),
            new([Held(statement.Question.To), statement.Closing.Certain, statement.Closing.Possible, null], IsTotal: true),
        ];
        return new("changes", Title("changes"),
            [new(Texts.Localize("Changes.Movement"), 46), .. Pair(Texts.Localize("Reports.Deprived")),
                new(Texts.Localize("Changes.People"), 13, ReportColumnKind.Number)], rows)
        {
            About = string.Join(' ', ChangeWords.Notes(statement).Prepend(Texts.Localize("Reports.ChangesAbout"))),
            Counts = ReportCounts.OfPeople,
            Chart = rows.Length > 2 ? new(ReportChartKind.Waterfall, Texts.Localize("Reports.ChartChanges"), 1) : null,
        };

        static string Held(DateOnly day) => Texts.Localize("Reports.HeldOn", ReportAsked.Said(day));
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
        {
            Counts = ReportCounts.OfPeopleOverTime,
            Chart = rows.Count > 1 ? new(ReportChartKind.Line, Title("time"), 1, 2) : null,
        };
    }

    /// <summary>Months, quarters or years by dates that leave no other, and the whole period, in which each person counts once.</summary>
    private ReportTable ByPeriod(ArrestsInPeriod moved)
    {
        var by = asked.Question.By;
        var periods = new List<ReportRow>();
        for (var period = Period.Holding(asked.From, by); period.First <= asked.Day; period = period.Later(1))
            periods.Add(new([period.Localize(), moved.Arrested.Parts.GetValueOrDefault(period), null,
                moved.Released.Parts.GetValueOrDefault(period), null]));
        return new("periods", Title($"periods_{by}"),
            [new(Texts.Localize($"Reports.Length_{by}"), 34), .. Pair(Texts.Localize("Reports.Arrested")),
                .. Pair(Texts.Localize("Reports.Released"))],
            [.. periods, new([Texts.Localize("Reports.InPeriod"), moved.Arrested.Certain, moved.Arrested.Possible, moved.Released.Certain,
                moved.Released.Possible], IsTotal: true)])
        { About = Texts.Localize("Reports.PeriodsAbout"), Counts = ReportCounts.OfPeople };
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
            var people = part.Rows.Where(row => asked.MayTellOf(row.Id)).ToList();
            sources.UnionWith(await asked.Cited(people.SelectMany(row => told.Sources(row.RecordIds)), cancel));
            foreach (var row in people)
            {
                rows.Add(asked.Profile.IsOwn ? Line(told, row) : LineForOthers(told, row));
                if (!asked.Profile.IsOwn) continue;
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

    private ReportRow LineForOthers(ExportedPart told, PrisonerRow row)
    {
        var (person, standing) = (row.Person, row.Custody);
        return new(
        [
            person.IsHidden("name") ? null : asked.Named(row.Id, person.Details.Name ?? person.Details.NameKhmer),
            person.IsHidden("sex") || !asked.Leaves(RecordKind.Person, "sex") ? null : FieldFormatter.Choice(person.Details.Sex),
            $"{standing.Status.Localize().Localize()}\n{standing.Certainty.Localize().Localize()}",
            standing.HeldSince?.Localize(), AudiencePrisoners.Charges(told, row, asked.Question.Audience),
            AudiencePrisoners.Sentences(told, row), Held(row), told.SourceText(row.RecordIds),
        ]);

        string? Held(PrisonerRow of) => ExportedPart.Joined([asked.Leaves(RecordKind.Stay, "facility") ? of.Facility : null,
            asked.ProvinceOf(of.FacilityId)], "\n");
    }

    private ReportTable ListForOthers(IReadOnlyList<ReportRow> rows) => new(ReportKinds.List,
        Texts.Localize("Reports.ListHeld", ReportAsked.Said(asked.Day)),
        [
            new(PrisonerLabel("name"), 10), new(PrisonerLabel("sex"), 9), new(Texts.Localize("Export.Status"), 18),
            new(Texts.Localize("Export.HeldSince"), 15), new(Texts.Localize("Export.Charges"), 30),
            new(Texts.Localize("Export.Sentence"), 14), new(Texts.Localize("Reports.HeldAt"), 20),
            new(Texts.Localize("Export.SourceNumbers"), 9),
        ],
        // In an order that follows no name.
        [.. rows.OrderBy(row => string.Join('\u001f', row.Cells.Take(7)), StringComparer.Ordinal)]);

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
