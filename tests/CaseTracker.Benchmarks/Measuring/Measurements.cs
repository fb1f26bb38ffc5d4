using System.Runtime.CompilerServices;
using CaseTracker.App.Cases;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Storage;
using CaseTracker.Benchmarks.Generating;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>What is measured, each beside its limit over the same file, in one run.</summary>
internal static class Measurements
{
    private const int Rounds = 25, Few = 5, Starts = 9, PageOfList = 50, FirstPage = 20, PeopleOfReport = 1400;
    private static readonly DateOnly Day = new(2024, 6, 30);
    // When the last stay has begun, a tenth of all are under house arrest.
    private static readonly DateOnly DayOfExport = new(2026, 12, 31);
    internal static readonly CurrentUser Researcher = CurrentUser.Operator(Role.Researcher);

    /// <param name="people">How many the file holds: what a measurement brings in is as many, or a tenth.</param>
    /// <param name="only">The one question to measure; null: all of them. Throws <see cref="ArgumentException"/> for a name that is none of
    /// theirs.</param>
    public static async IAsyncEnumerable<Measured> Of(string path, int people, string? only,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var services = BenchmarkFile.Services(path);
        var filtered = new PrisonerQuestion(Day)
        {
            Statuses = [CustodyStatus.ServingSentence, CustodyStatus.PreTrialDetention],
            Certainty = Certainty.Possible,
            PageSize = PageOfList
        };
        (string Name, Func<Task<Measured>> Measure)[] all =
        [
            ("prisoners-list", () => List("prisoners-list", services, path, filtered, cancel)),
                ("prisoners-held", () => List("prisoners-held", services, path, new PrisonerQuestion(Day) { PageSize = PageOfList },
                cancel)),
            ("prisoners-known-then", () => Known(services, filtered, cancel)),
            ("change-statement", () => Changes(services, cancel)),
            ("prisoners-cold", () => Cold(path, cancel)),
            ("facet-counts", () => FacetMeasurements.Counts(services, path, filtered, cancel)),
            ("facet-refresh", () => FacetMeasurements.Refresh(path, filtered, cancel)),
            ("columns-mb", () => FacetMeasurements.Memory(path, filtered, cancel)),
            .. PlainRecords.All.Select(list => ($"{list.Name}-list", (Func<Task<Measured>>)(() => Records(list, services, path, cancel)))),
            ("write", () => WriteMeasurement.Of(path, cancel)),
            ("case-open", () => Case(services, path, cancel)),
            ("export-10k", () => Export("export-10k", ExportFormat.Xlsx, made => PlainWorkbook.CellsOf(made).Write, services, path,
                cancel)),
            ("csv-10k", () => Export("csv-10k", ExportFormat.Csv, PlainTexts.Csv, services, path, cancel)),
            ("json-10k", () => Export("json-10k", ExportFormat.Json, PlainTexts.Json, services, path, cancel)),
            ("export-100k", () => ExportList(services, path, cancel)),
            ("import-10k", () => ImportMeasurements.Import("import-10k", path, Math.Max(1, people / 10), 3, cancel)),
            ("import-100k", () => ImportMeasurements.Import("import-100k", path, people, 1, cancel)),
            ("read-10k", () => ImportMeasurements.Read("read-10k", Math.Max(1, people / 10), cancel)),
            ("report-1000", () => ReportMeasurements.Report(Math.Min(people, PeopleOfReport), cancel)),
            ("ledger", () => ReportMeasurements.Ledger(path, cancel)),
            ("corroboration", () => ReportMeasurements.Corroboration(path, cancel)),
            ("completeness", () => ReportMeasurements.Completeness(path, cancel)),
            ("review-queue", () => ReviewMeasurements.Queue(path, cancel)),
            ("notices", () => ReviewMeasurements.Notices(path, cancel)),
            .. PageReads.Pages.Keys.Select(page => (page, (Func<Task<Measured>>)(() =>
                PageReads.InTime(page, () => BenchmarkFile.Services(path), Researcher, cancel)))),
        ];
        if (only is not null && all.All(one => one.Name != only))
            throw new ArgumentException($"--only {only}: name one of {string.Join(", ", all.Select(one => one.Name))}.");
        foreach (var (_, measure) in all.Where(one => only is null || one.Name == only)) yield return await measure();
    }

    private static async Task<Measured> List(string name, ServiceProvider services, string path, PrisonerQuestion question,
        CancellationToken cancel)
    {
        var plain = new PlainList(BenchmarkFile.ConnectionString(path));
        var (total, page) = await Plain();
        var ours = await Ask(services, question, cancel);
        if (ours.Totals.Shown != total || !ours.Rows.Select(row => row.Id).SequenceEqual(page.Select(person => person.Id))
            || !ours.Rows.Select(row => row.Charges.Count).SequenceEqual(page.Select(person => person.Charges.Count)))
            throw Differs(name);
        return await Measured.InTurn(name, Rounds, () => Ask(services, question, cancel), Plain);

        Task<(int Total, List<PlainPrisoner> Page)> Plain() =>
            plain.Read(question.AsOf, question.StatusesInForce.Select(status => status.ToString()), question.Certainty is { } certainty
                ? (int)certainty : null, question.PageSize);
    }

    /// <summary>The list as known at a moment in the past, beside the same list as known now.</summary>
    private static async Task<Measured> Known(ServiceProvider services, PrisonerQuestion question, CancellationToken cancel)
    {
        const string name = "prisoners-known-then";
        // Nothing was written since: both must say the same.
        var then = question with { KnownAsOf = TimeProvider.System.GetUtcNow().UtcDateTime };
        var (known, now) = (await Ask(services, then, cancel), await Ask(services, question, cancel));
        if (known.Totals.Shown != now.Totals.Shown || !known.Rows.Select(row => row.Id).SequenceEqual(now.Rows.Select(row => row.Id)))
            throw Differs(name);
        return await Measured.InTurn(name, Rounds, () => Ask(services, then, cancel), () => Ask(services, question, cancel));
    }

    /// <summary>Why everybody held on a day came to be so, from before all records on, beside the list of that day.</summary>
    private static async Task<Measured> Changes(ServiceProvider services, CancellationToken cancel)
    {
        const string name = "change-statement";
        var (list, changes) = (new PrisonerQuestion(Day) { PageSize = PageOfList }, new ChangeQuestion(new(1990, 1, 1), Day));
        var (totals, statement) = ((await Ask(services, list, cancel)).Totals, await Statement());
        var closing = statement.Opening.Certain + statement.Movements.Sum(one => one.Certain);
        if (closing != totals.Certain || statement.Closing.Possible != totals.Possible) throw Differs(name);
        return await Measured.InTurn(name, Rounds, Statement, () => Ask(services, list, cancel));

        async Task<ChangeStatement> Statement() =>
            (await services.GetRequiredService<ShowChanges>().Handle(Researcher, changes, cancel)).Value;
    }

    /// <summary>The first twenty on services that nobody has asked before, beside the same services once they are warm.</summary>
    private static async Task<Measured> Cold(string path, CancellationToken cancel)
    {
        var question = new PrisonerQuestion(Day) { PageSize = FirstPage };
        var (first, warm) = (new List<double>(), new List<double>());
        for (var start = 0; start < Starts; start++)
        {
            await using var services = BenchmarkFile.Services(path);
            first.Add(await Measured.Time(() => Ask(services, question, cancel)));
            for (var again = 0; again < 3; again++) warm.Add(await Measured.Time(() => Ask(services, question, cancel)));
        }
        return new("prisoners-cold", Measured.Median(first), Measured.Median(warm));
    }

    /// <summary>A page of 50 of a list of records with a filter, with what they link to, their sources and how many there are.</summary>
    private static async Task<Measured> Records(PlainRecords plain, ServiceProvider services, string path, CancellationToken cancel)
    {
        var name = $"{plain.Name}-list";
        var question = new RecordQuestion(RecordLists.Find(plain.Name)!) { PageSize = PageOfList }.Choose(plain.Filter, plain.Values);
        var find = services.GetRequiredService<ListRecords>();
        var (expected, ours) = (await Plain(), await Ours());
        if (ours.Total != expected.Total || !ours.Lines.Select(line => line.Id).SequenceEqual(expected.Page)) throw Differs(name);
        return await Measured.InTurn(name, Rounds, Ours, Plain);

        async Task<RecordListPage> Ours() => Value(await find.Handle(Researcher, question, cancel));
        Task<(int Total, List<long> Page)> Plain() => plain.Read(BenchmarkFile.ConnectionString(path), PageOfList);
    }

    private static async Task<Measured> Case(ServiceProvider services, string path, CancellationToken cancel)
    {
        const string name = "case-open";
        var connection = BenchmarkFile.ConnectionString(path);
        await using var sql = await PlainSql.Open(connection);
        var id = (long)(await sql.Rows("SELECT Id FROM Cases WHERE Title = @title", ("@title", SyntheticRegister.GreatCase)))[0][0]!;
        var show = services.GetRequiredService<ShowCase>();
        var plain = new PlainCase(connection);
        var (page, expected) = (await Ours(), await plain.Read(id, Day));
        var records = page.Events.Select(e => e.RecordId).Concat(page.Participants.Select(part => part.Participant.Id))
            .Concat(page.Events.Select(e => e.PersonId).OfType<long>().Distinct()).Append(id);
        if ((page.Participants.Count, page.Events.Count, records.Sum(record => page.Citations.Of(record).Count())) != expected)
            throw Differs(name);
        return await Measured.InTurn(name, Rounds, Ours, () => plain.Read(id, Day), Measured.UntilTranslated);

        async Task<CasePage> Ours() => Value(await show.Handle(Researcher, id, Day, cancel: cancel));
    }

    /// <summary>A file of everybody under house arrest, a tenth of the register.</summary>
    /// <param name="held">What writes again all that a file holds.</param>
    private static async Task<Measured> Export(string name, ExportFormat format, Func<Stream, Action<Stream>> held,
        ServiceProvider services, string path, CancellationToken cancel)
    {
        var question = new PrisonerQuestion(DayOfExport) { Statuses = [CustodyStatus.HouseArrest] };
        var export = services.GetRequiredService<ExportRecords>();
        PlainExport plain;
        int people;
        await Ours();
        var peak = await Measured.PeakOf(Ours);
        await using (var made = await Made())
        {
            plain = new PlainExport(BenchmarkFile.ConnectionString(path), held(made.Content));
            people = made.Receipt.Counts is PrisonersWritten { Certain: var certain, Possible: var possible } ? certain + possible : 0;
        }
        if (await Plain() != people) throw Differs(name);
        return await Measured.InTurn(name, Few, Ours, Plain) with { PeakMb = peak };

        async Task Ours() => await (await Made()).DisposeAsync();
        async Task<PreparedExport> Made() =>
            Value(await export.Prepare(Researcher, ExportSubject.Of(question), format, cancel));
        Task<int> Plain() => plain.Write(DayOfExport, nameof(CustodyStatus.HouseArrest), new MemoryStream());
    }

    /// <summary>A workbook of every response, with its line in the audit log.</summary>
    private static async Task<Measured> ExportList(ServiceProvider services, string path, CancellationToken cancel)
    {
        const string name = "export-100k";
        var subject = ExportSubject.Of(new RecordQuestion(RecordLists.Find("responses")!));
        var export = services.GetRequiredService<ExportRecords>();
        PlainListExport plain;
        int rows;
        await Ours();
        // Before the cells of the limit fill the memory.
        var peak = await Measured.PeakOf(Ours);
        await using (var made = await Made())
        {
            plain = new PlainListExport(BenchmarkFile.ConnectionString(path), PlainWorkbook.CellsOf(made.Content));
            rows = ((RowsWritten)made.Receipt.Counts).Rows;
        }
        if (await Plain() != rows) throw Differs(name);
        return await Measured.InTurn(name, Few, Ours, Plain) with { PeakMb = peak };

        async Task Ours() => await (await Made()).DisposeAsync();
        async Task<PreparedExport> Made() =>
            Value(await export.Prepare(Researcher, subject, ExportFormat.Xlsx, cancel));
        async Task<int> Plain()
        {
            await using var file = PrivateFiles.OpenNameless(Path.GetTempPath());
            return await plain.Write(file);
        }
    }

    private static async Task<PrisonerList> Ask(ServiceProvider services, PrisonerQuestion question, CancellationToken cancel) =>
        Value(await services.GetRequiredService<ListRecords>().Handle(Researcher, question, cancel));

    internal static T Value<T>(Outcome<T> outcome) => outcome.Succeeded
        ? outcome.Value : throw new InvalidOperationException(string.Join("\n", outcome.Problems));

    internal static InvalidOperationException Differs(string name) => new($"{name}: the program and plain SQL answer differently.");
}
