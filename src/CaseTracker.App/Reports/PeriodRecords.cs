using CaseTracker.App.Exchange.Audiences;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>Records of a list whose date lies, or may lie, within the period of a report.</summary>
/// <param name="Tally">Certain: a date that nobody doubts lies within the period. Possible: it may.</param>
/// <param name="Undated">Records without any date; they are in no other number.</param>
/// <param name="By">For each field that they are counted by, its values in words with their counts, the largest first.</param>
/// <param name="Rows">The records as rows of a table; none where there are more than a report lays out.</param>
/// <param name="Sources">The sources of the rows.</param>
internal sealed record PeriodRecords(Tally Tally, int Undated, IReadOnlyDictionary<string, IReadOnlyList<CountedWord>> By,
    IReadOnlyList<ReportRow> Rows, IReadOnlyList<long> Sources)
{
    /// <summary>More than a report lays out.</summary>
    public bool TooMany => Tally.Count > ReportAsked.MostRows;
}

/// <summary>What a field says in words, and of how many records.</summary>
internal sealed record CountedWord(string Words, Tally Tally);

/// <summary>A column of a list in a report: fields of which the first that says something is shown.</summary>
internal sealed record ListedField(double Width, params IReadOnlyList<string> Keys)
{
    /// <summary>Keep the field's words beside a number in it: "1,200 hectares".</summary>
    public string? Unit { get; init; }
}

/// <summary>Reads a list of records for the period of a report: page after page, by the handler of the list's page.</summary>
internal sealed class ReadPeriod(ListRecords list)
{
    /// <param name="date">The key of the date that counts; null: the whole list counts, whatever its dates.</param>
    /// <param name="by">The fields to count by.</param>
    /// <param name="shown">The columns of the rows.</param>
    /// <param name="narrow">What else the question asks.</param>
    public async Task<Outcome<PeriodRecords>> Of(ReportAsked asked, string name, string? date, IReadOnlyList<string> by,
        IReadOnlyList<ListedField> shown, CancellationToken cancel, Func<RecordQuestion, RecordQuestion>? narrow = null)
    {
        var of = RecordLists.Find(name)!;
        var question = new RecordQuestion(of) { Sort = date, Descending = false, KnownAsOf = asked.Known };
        if (narrow is not null) question = narrow(question);
        var undated = 0;
        by = [.. by.Where(key => asked.Leaves(of.Kind, key))];
        shown = Leaving(asked, of, shown);
        if (date is not null)
        {
            var without = await list.Totals(asked.Db, asked.User, question.Choose(Filter(date), [FilterDefinition.NotOnRecord]), cancel);
            if (!without.Succeeded) return Outcome<PeriodRecords>.Failed(without.Problems);
            undated = without.Value.Total;
            question = Between(question, date, asked.From, asked.Day);
        }
        var read = await list.Forward(asked.Db, asked.User, question, cancel);
        if (!read.Succeeded) return Outcome<PeriodRecords>.Failed(read.Problems);
        var (total, counts) = (new Tally(), by.ToDictionary(key => key, _ => new Dictionary<string, Tally>(StringComparer.Ordinal)));
        var (rows, sources) = (new Dictionary<long, ReportRow>(), new HashSet<long>());
        await foreach (var part in read.Value.Parts.WithCancellation(cancel))
            foreach (var line in part.Lines)
            {
                var one = date is null || Within(asked, line.IsHidden(date) ? null : line.Value(date)) ? new Tally(1) : new Tally(0, 1);
                total += one;
                foreach (var key in by)
                {
                    var words = Words(asked, part, line, key) ?? Texts.Localize("Reports.NotStated");
                    counts[key][words] = counts[key].GetValueOrDefault(words) + one;
                }
                if (rows.Count > ReportAsked.MostRows || !asked.MayTellOf(AudienceRecords.ToldOf(of, line))) continue;
                var cited = part.Citations.Sourced(line.Id).ToList();
                sources.UnionWith(cited);
                rows[line.Id] = new([.. shown.Select(field => Shown(asked, part, line, field)), CitedText.Numbers(cited), line.Id]);
            }
        asked.Leave(name, read.Value.Head.HeldBack);
        var tooMany = total.Count > ReportAsked.MostRows;
        var order = read.Value.Order ?? [.. rows.Keys];
        return Outcome<PeriodRecords>.Of(new(total, undated,
            counts.ToDictionary(of => of.Key, of => (IReadOnlyList<CountedWord>)[.. of.Value
                .Select(one => new CountedWord(one.Key, one.Value))
                .OrderByDescending(one => one.Tally.Certain).ThenByDescending(one => one.Tally.Possible)
                .ThenBy(one => one.Words, StringComparer.Ordinal)]),
            tooMany ? [] : [.. order.Where(rows.ContainsKey).Select(id => rows[id])],
            tooMany ? [] : await asked.Cited(sources, cancel)));
    }

    /// <summary>The same question of those records alone whose date may lie within a period.</summary>
    public static RecordQuestion Between(RecordQuestion question, string date, DateOnly from, DateOnly to) =>
        question.Choose(Filter(date), [new DaySpan(from, to).Text]);

    /// <summary>"asOf" is as-of in an address.</summary>
    private static string Filter(string date) =>
        string.Concat(date.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"));

    /// <summary>The list as a table: its columns, the sources and, for the team, outside the print, the record.</summary>
    public static ReportTable Table(ReportAsked asked, string name, string title, IReadOnlyList<ListedField> shown,
        IReadOnlyList<ReportRow> rows)
    {
        var type = RecordLists.Find(name)!.Type;
        var table = new ReportTable(ReportKinds.List, title,
            [
                .. Leaving(asked, RecordLists.Find(name)!, shown).Select(field => new ReportColumn(type.Find(field.Keys
                    .First(key => asked.Leaves(type.Kind, key)))!.Label, field.Width)),
                new(Texts.Localize("Export.SourceNumbers"), 10),
                new(Texts.Localize("Export.Record"), 9, ReportColumnKind.Number),
            ], rows)
        { NotPrinted = 1 };
        return asked.Profile.IsOwn ? table : WithoutRecords(table);
    }

    /// <summary>The columns of which something may be told.</summary>
    private static IReadOnlyList<ListedField> Leaving(ReportAsked asked, RecordList list, IReadOnlyList<ListedField> shown) =>
        [.. shown.Where(field => field.Keys.Any(key => asked.Leaves(list.Kind, key)))];

    /// <summary>The same without the numbers of the records.</summary>
    public static ReportTable WithoutRecords(ReportTable table) => table.NotPrinted == 0 ? table : table with
    {
        Columns = [.. table.Columns.SkipLast(1)],
        Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.SkipLast(1)] })],
        NotPrinted = 0,
    };

    private static bool Within(ReportAsked asked, object? date) => date switch
    {
        ImpreciseDate on => !on.Qualified && on.CertainlyWithin(asked.From, asked.Day),
        DateOnly day => day >= asked.From && day <= asked.Day,
        _ => false,
    };

    private static string? Shown(ReportAsked asked, RecordListPage page, RecordLine line, ListedField field)
    {
        var words = field.Keys.Select(key => Words(asked, page, line, key)).FirstOrDefault(words => !string.IsNullOrWhiteSpace(words));
        return words is not null && field.Unit is { } unit && Words(asked, page, line, unit) is { } of ? $"{words} {of}" : words;
    }

    private static string? Words(ReportAsked asked, RecordListPage page, RecordLine line, string key)
    {
        if (!asked.Profile.IsOwn && !asked.Leaves(line.Kind, key)) return null;
        if (asked.Profile.IsOwn && page.IsHidden(line, key)) return line.Value(key) is null ? null : Texts.Localize("Export.Restricted");
        return line.Value(key) switch
        {
            Enum choice when FieldFormatter.Stated(choice) is null => null,
            var value => (asked.Profile.IsOwn ? value : asked.Cell(page, line, key)) switch
            {
                ImpreciseDate date => date.Localize(),
                BoundedNumber number => number.Localize(),
                DateOnly day => ReportAsked.Said(day),
                var told => asked.Profile.IsOwn ? page.Words(line, key) : FieldFormatter.Of(told),
            },
        };
    }
}
