using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Pages.Charges;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>What a report says of one subject, and the list of it for a report that is of nothing else.</summary>
internal sealed record SubjectAnswer(ReportPart Part, IReadOnlyList<ReportNumber> Numbers, ReportTable? List, bool ListBeside);

/// <summary>The parts of a report that count records of a list: each by the date that says when it happened.</summary>
internal sealed class SubjectParts(ListRecords list, CountTwoWays matrix, ShowChargesAndCourts charges)
{
    /// <summary>Values that a table counts; the others are told as their number.</summary>
    private const int MostValues = 20;

    private const int MostBars = 12;

    /// <summary>Records that are told one by one in a part of a longer report.</summary>
    private const int MostTold = 30;

    /// <summary>Figures that are told as sentences.</summary>
    private const int MostSentences = 6;

    private readonly ReadPeriod _read = new(list);

    private static readonly ListedField[] Acts = [new(24, "method"), new(17, "on"), new(24, "target", "relative"), new(17, "host"),
        new(16, "hostStatus"), new(12, "returned"), new(25, "case")];
    private static readonly ListedField[] Civic = [new(22, "kind"), new(30, "title"), new(17, "on"), new(26, "organisation", "person"),
        new(16, "place"), new(24, "case")];
    private static readonly ListedField[] Answers = [new(18, "kind"), new(33, "subject"), new(15, "on"), new(15, "status")];
    private static readonly ListedField[] Counted = [new(38, "subject", "topic"), new(20, "count") { Unit = "unit" }, new(17, "asOf"),
        new(22, "reporter"), new(28, "case")];
    private static readonly ListedField[] CountedShort = [new(35, "subject", "topic"), new(17, "count") { Unit = "unit" }, new(14, "asOf"),
        new(15, "reporter")];
    private static readonly ListedField[] Disputes = [new(34, "case"), new(17, "place"), new(17, "landType"), new(14, "families"),
        new(17, "area") { Unit = "areaUnit" }, new(15, "status"), new(13, "statusOn")];
    private static readonly ListedField[] Charged = [new(26, "person"), new(28, "label", "grounds"), new(24, "article"), new(16, "on"),
        new(15, "outcome"), new(16, "outcomeOn")];

    public Task<Outcome<SubjectAnswer>> Abroad(ReportAsked asked, CancellationToken cancel) =>
        OnList(asked, new(ReportKinds.Abroad, "transnational", "on", ["host", "method"], Acts) { OfPeople = true }, cancel);

    public Task<Outcome<SubjectAnswer>> CivicSpace(ReportAsked asked, CancellationToken cancel) =>
        OnList(asked, new(ReportKinds.Civic, "civic-space", "on", ["kind"], Civic), cancel);

    public Task<Outcome<SubjectAnswer>> Responses(ReportAsked asked, CancellationToken cancel) =>
        OnList(asked, new(ReportKinds.Responses, "responses", "on", ["kind", "status"], Answers) { TellsEach = true }, cancel);

    public Task<Outcome<SubjectAnswer>> Figures(ReportAsked asked, CancellationToken cancel)
    {
        var whole = asked.Question.Kind == ReportKind.Figures;
        return OnList(asked, new(ReportKinds.Figures, "figures", "asOf", whole ? ["unit", "reporter"] : [], whole ? Counted : CountedShort)
        {
            TellsEach = !whole,
            Sentence = cells => Texts.Localize("Reports.FindingFigure", cells[0] ?? NotStated,
                cells[1] ?? Texts.Localize("Records.NumberNotStated"),
                cells[2] ?? NotStated, cells[3] ?? Texts.Localize("Reports.SomebodyUnnamed")),
        }, cancel);
    }

    /// <summary>The charges that were brought in the period, and those that were decided in it.</summary>
    public async Task<Outcome<SubjectAnswer>> Charges(ReportAsked asked, CancellationToken cancel)
    {
        var brought = await OnList(asked, new(ReportKinds.Charges, "charges", "on", ["label", "article"], Charged) { OfPeople = true },
            cancel);
        if (!brought.Succeeded) return brought;
        var decided = await _read.Of(asked, "charges", "outcomeOn", ["outcome"], [], cancel);
        if (!decided.Succeeded) return Outcome<SubjectAnswer>.Failed(decided.Problems);
        // The longest sentence of a few, or their sum, is somebody's.
        var sentences = asked.Profile.HidesSmallCells ? null : await Sentences(asked, cancel);
        if (sentences is { Succeeded: false }) return Outcome<SubjectAnswer>.Failed(sentences.Problems);
        // How long a charge took is known as of now alone.
        var times = asked.Profile.HidesSmallCells || asked.KnownThen is not null ? null : await Times(asked, cancel);
        if (times is { Succeeded: false }) return Outcome<SubjectAnswer>.Failed(times.Problems);
        var answer = brought.Value;
        return Outcome<SubjectAnswer>.Of(answer with
        {
            Part = answer.Part with
            {
                Findings = [.. answer.Part.Findings, new(Texts.Localize("Reports.FindingDecided",
                    asked.Told(decided.Value.Tally.Certain), asked.Told(decided.Value.Tally.Possible)), PeriodNote(asked))],
                Tables = [.. answer.Part.Tables,
                    .. ByField("charges", "outcome", decided.Value, chart: false, ofPeople: true) is { } outcomes
                        ? (ReportTable[])[outcomes with { Title = Texts.Localize("Reports.Table_decided") }] : [],
                    .. times?.Value is { } table ? (ReportTable[])[table] : [],
                    .. sentences is null ? (ReportTable[])[] : [sentences.Value]],
            },
            Numbers = [answer.Numbers[0], asked.Number(Texts.Localize("Reports.NumberDecided"), decided.Value.Tally.Certain,
                decided.Value.Tally.Possible), answer.Numbers[1]],
        });
    }

    /// <summary>Every dispute on record, since a dispute has no one day, and the evictions of the period.</summary>
    public async Task<Outcome<SubjectAnswer>> Land(ReportAsked asked, CancellationToken cancel)
    {
        var disputes = await _read.Of(asked, "land", null, [], Disputes, cancel);
        if (!disputes.Succeeded) return Outcome<SubjectAnswer>.Failed(disputes.Problems);
        string[] evictions = [.. new[] { EventKind.EvictionOrder, EventKind.Eviction, EventKind.Demolition, EventKind.Relocation }
            .Select(kind => kind.ToString())];
        var happened = await _read.Of(asked, "events", "on", ["kind"], [], cancel, question => question.Choose("kind", evictions));
        if (!happened.Succeeded) return Outcome<SubjectAnswer>.Failed(happened.Problems);
        var question = new RecordQuestion(RecordLists.Find("land")!) { KnownAsOf = asked.Known };
        var sides = await matrix.All(asked.Db, asked.User, question,
            new(question.List.Find("province")!, question.List.Find("status")!), cancel);
        if (!sides.Succeeded) return Outcome<SubjectAnswer>.Failed(sides.Problems);
        var open = sides.Value.Columns.FirstOrDefault(column => column.Value == nameof(DisputeStatus.Unresolved))?.Count ?? 0;
        var (all, note) = (disputes.Value, await asked.Note(disputes.Value.Sources, cancel));
        ReportTable?[] tables = [all.Tally.Count == 0 ? null : Matrix(sides.Value),
            ByField("events", "kind", happened.Value, chart: false, ofPeople: false)];
        return Outcome<SubjectAnswer>.Of(new(
            new(ReportKinds.Land, ReportKinds.PartTitle(ReportKinds.Land),
                [
                    new(Texts.Localize("Reports.FindingDisputes", all.Tally.Count.InDigits(), open.InDigits()), note),
                    new(Texts.Localize("Reports.FindingEvictions", happened.Value.Tally.Certain.InDigits(),
                        happened.Value.Tally.Possible.InDigits()), PeriodNote(asked)),
                ], [.. tables.OfType<ReportTable>()]),
            [
                new(all.Tally.Count.InDigits(), Texts.Localize("Reports.NumberDisputes")),
                new(open.InDigits(), Texts.Localize("Reports.NumberUnresolved")),
                Plain(Texts.Localize("Reports.NumberEvictions"), happened.Value.Tally.Certain, happened.Value.Tally.Possible),
            ],
            all.TooMany ? null : ReadPeriod.Table(asked, "land", Texts.Localize("Reports.ListLand"), Disputes, all.Rows), all.TooMany));
    }

    private sealed record Subject(string Key, string List, string Date, IReadOnlyList<string> By, IReadOnlyList<ListedField> Shown)
    {
        /// <summary>Each record is of an individual.</summary>
        public bool OfPeople { get; init; }

        /// <summary>The records stand one by one in the part itself.</summary>
        public bool TellsEach { get; init; }

        /// <summary>What is said of one record, by its cells.</summary>
        public Func<IReadOnlyList<object?>, string>? Sentence { get; init; }
    }

    private async Task<Outcome<SubjectAnswer>> OnList(ReportAsked asked, Subject of, CancellationToken cancel)
    {
        var read = await _read.Of(asked, of.List, of.Date, of.By, of.Shown, cancel);
        if (!read.Succeeded) return Outcome<SubjectAnswer>.Failed(read.Problems);
        var found = read.Value;
        var word = of.Key.Replace('-', '_');
        // Of whose records a small count would tell, nothing stands that goes by counts or lists them one by one.
        var guarded = of.OfPeople && asked.Profile.HidesSmallCells;
        Func<int, string> told = of.OfPeople ? asked.Told : count => count.InDigits();
        var findings = new List<ReportFinding>
        {
            new(Texts.Localize($"Reports.Finding_{word}", told(found.Tally.Certain), told(found.Tally.Possible)),
                [.. PeriodNote(asked), .. await asked.Note(found.Sources, cancel)]),
        };
        foreach (var key in of.By.Where(key => !guarded && found.By.GetValueOrDefault(key)?.Count > 1).Take(1))
            findings.Add(new(Texts.Localize("Reports.FindingMost", Label(of.List, key),
                string.Join(", ", found.By[key].Take(5).Select(one => $"{one.Words} {one.Tally.Count.InDigits()}")))));
        if (of.Sentence is { } sentence)
            foreach (var row in found.Rows.Take(MostSentences))
                findings.Add(new(sentence(row.Cells), await asked.Note(SourcesOf(row), cancel)));
        if (found.Undated > 0)
            findings.Add(new(Texts.Localize("Reports.FindingUndated", told(found.Undated), Label(of.List, of.Date))));
        var tables = of.By.Where(found.By.ContainsKey).Select((key, at) => ByField(of.List, key, found, chart: at == 0, of.OfPeople))
            .OfType<ReportTable>().ToList();
        if (of.TellsEach && found.Rows.Count > 0)
            // A part of a longer report is read on upright paper.
            tables.Add(ReadPeriod.WithoutRecords(ReadPeriod.Table(asked, of.List, Texts.Localize($"Reports.List_{word}"), of.Shown,
                found.Rows)) with
            { Key = $"{word}_each", Most = MostTold });
        return Outcome<SubjectAnswer>.Of(new(new(of.Key, ReportKinds.PartTitle(of.Key), findings, tables),
            [
                of.OfPeople ? asked.Number(Texts.Localize($"Reports.Number_{word}"), found.Tally.Certain)
                    : new(found.Tally.Certain.InDigits(), Texts.Localize($"Reports.Number_{word}")),
                of.OfPeople ? asked.Number(Texts.Localize("Reports.NumberPerhaps"), found.Tally.Possible)
                    : new(found.Tally.Possible.InDigits(), Texts.Localize("Reports.NumberPerhaps")),
                .. of.By.Where(found.By.ContainsKey).Take(1).Select(key => new ReportNumber(found.By[key]
                    .Count(one => one.Words != NotStated).InDigits(), Texts.Localize("Reports.NumberValues", Label(of.List, key)))),
            ],
            found.TooMany || guarded ? null
                : ReadPeriod.Table(asked, of.List, Texts.Localize($"Reports.List_{word}"), of.Shown, found.Rows),
            found.TooMany && !guarded));
    }

    /// <summary>What the sentences of those who are held on the last day come to.</summary>
    private async Task<Outcome<ReportTable>> Sentences(ReportAsked asked, CancellationToken cancel)
    {
        var read = await list.Forward(asked.Db, asked.User, HeldPart.Question(asked), cancel);
        if (!read.Succeeded) return Outcome<ReportTable>.Failed(read.Problems);
        var added = new Domain.Detention.AddedSentences(asked.Day);
        await foreach (var part in read.Value.Parts.WithCancellation(cancel))
            foreach (var row in part.Rows)
                if (row.History is { } history) added.Add(history);
        return Outcome<ReportTable>.Of(new("sentences", Texts.Localize("Reports.Table_sentences", ReportAsked.Said(asked.Day)),
            [new(Texts.Localize("Export.SentenceTotals"), 52), new("", 30)],
            [.. added.Totals.Lines().Select(line => new ReportRow([line.Label, line.Words]))])
        { About = Texts.Localize("Export.SentenceTotalsAbout") });
    }

    /// <summary>How long the charges that were decided in the period took from the arrest on; null where nothing can be said of
    /// any.</summary>
    private async Task<Outcome<ReportTable?>> Times(ReportAsked asked, CancellationToken cancel)
    {
        var decided = ReadPeriod.Between(new(ChargeQuestion.List), "outcomeOn", asked.From, asked.Day);
        var found = await charges.In(asked.Db, asked.User, new(decided, ChargeQuestion.Ways[0]), cancel);
        if (!found.Succeeded) return Outcome<ReportTable?>.Failed(found.Problems);
        if (found.Value.All.Days is null) return Outcome<ReportTable?>.Of(null);
        return Outcome<ReportTable?>.Of(ReportTable.Of("Table", "verdictTimes",
            [.. found.Value.Lines.Append(found.Value.All).Where(line => line.Days is not null).Select(line => new ReportRow(
                [line.Value is null ? Texts.Localize("Reports.Total") : line.Name, line.Days!.Counted.InDigits(), line.Days.MedianDays(),
                    line.Days.RangeDays(), line.Slow.InDigits()], line.Value is null))],
            ("article", 40), ("timed", 10), ("medianDays", 20), ("rangeDays", 20), ("slow", 12))
            with
        { About = Texts.Localize("Courts.Rule_days") });
    }

    private static ReportTable? ByField(string list, string key, PeriodRecords found, bool chart, bool ofPeople)
    {
        var values = found.By[key];
        if (values.Count == 0) return null;
        var label = Label(list, key);
        return new($"{list}_{key}", Texts.Localize("Reports.TableBy", RecordLists.Find(list)!.Title, label),
            [
                new(label, 52), new(Texts.Localize("Export.Certain"), 12, ReportColumnKind.Number, Texts.Localize("Reports.InPeriod")),
                new(Texts.Localize("Export.Possible"), 12, ReportColumnKind.Number, Texts.Localize("Reports.InPeriod")),
                new(Texts.Localize("Reports.Total"), 12, ReportColumnKind.Number, Texts.Localize("Reports.InPeriod")) { IsSum = true },
            ],
            [.. values.Select(of => new ReportRow([of.Words, of.Tally.Certain, of.Tally.Possible, of.Tally.Count])),
                new([Texts.Localize("Reports.Total"), found.Tally.Certain, found.Tally.Possible, found.Tally.Count], IsTotal: true)])
        {
            Counts = ofPeople ? ReportCounts.OfPeople : ReportCounts.OfRecords,
            ByCount = true,
            Most = MostValues,
            Chart = chart && values.Count > 1
                ? new(ReportChartKind.Bars, Texts.Localize("Reports.TableBy", RecordLists.Find(list)!.Title, label), 1, 2)
                { MostPoints = MostBars } : null,
        };
    }

    /// <summary>Disputes by province and status: what stands on record, which is certain.</summary>
    private static ReportTable Matrix(Matrix counted) => new("land_province",
        Texts.Localize("Reports.TableBy", RecordLists.Find("land")!.Title, counted.Sides.Rows.Label),
        [
            new(counted.Sides.Rows.Label, 34),
            .. counted.Columns.Select(column => new ReportColumn(column.Name, Math.Max(9, 44.0 / counted.Columns.Count),
                ReportColumnKind.Number, counted.Sides.Columns.Label)),
            new(Texts.Localize("Reports.Total"), 10, ReportColumnKind.Number),
        ],
        [
            .. counted.Rows.OrderByDescending(row => row.Count).Select(row => new ReportRow([row.Name,
                .. counted.Columns.Select(column => (object)counted.Cell(row.Value, column.Value).Count), row.Count])),
            new([Texts.Localize("Reports.Total"), .. counted.Columns.Select(column => (object)column.Count), counted.Total.Count],
                IsTotal: true),
        ])
    {
        Chart = counted.Rows.Count > 1 ? new(ReportChartKind.Bars,
            Texts.Localize("Reports.TableBy", RecordLists.Find("land")!.Title, counted.Sides.Rows.Label),
            [.. Enumerable.Range(1, counted.Columns.Count)])
        { MostPoints = MostBars } : null,
    };

    private static IEnumerable<long> SourcesOf(ReportRow row) =>
        row.Cells.OfType<Exchange.Forward.CitedText>().SelectMany(cited => cited.Sources);

    private static ReportNumber Plain(string words, int certain, int possible) => new(certain.InDigits(), words,
        possible > 0 ? Texts.Localize("Reports.MorePossibly", possible.InDigits()) : null);

    private static int[] PeriodNote(ReportAsked asked) => [asked.Note(Texts.Localize("Reports.NotePeriod"))];

    private static string NotStated => Texts.Localize("Reports.NotStated");

    private static string Label(string list, string key) => RecordLists.Find(list)!.Type.Find(key)!.Label;
}
