using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;
using static CaseTracker.App.Tests.Lists.ListCountTests;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Lists;

/// <summary>Lists and matrices by periods: what certainly lies within, what may, and how many by month, quarter and year.</summary>
public sealed class PeriodTests
{
    [Theory]
    [InlineData("2024", "2024")]
    [InlineData("2024-01..2024-12", "2024")]
    [InlineData("2024-Q3", "2024-Q3")]
    [InlineData("2024q3", "2024-Q3")]
    [InlineData("2024-07-01..2024-09-30", "2024-Q3")]
    [InlineData("2024-Q1..2024-Q2", "2024-01-01..2024-06-30")]
    [InlineData("Feb 2024", "2024-02")]
    [InlineData("2024-02-01..2024-02-29", "2024-02")]
    [InlineData("2023-02-01..2023-02-27", "2023-02-01..2023-02-27")]
    [InlineData("2024-Q2..", "2024-04-01..")]
    [InlineData("..2024-Q2", "..2024-06-30")]
    [InlineData(" Certainly 2024-Q3 ", "certainly 2024-Q3")]
    [InlineData("certainly 2019..", "certainly 2019-01-01..")]
    public void A_period_is_read_as_people_write_it_and_written_in_one_way(string typed, string text)
    {
        var span = DaySpan.Read(typed);
        Assert.Equal(text, span?.Text);
        Assert.Equal(span, DaySpan.Read(text));
    }

    [Theory]
    [InlineData("2024-Q5")]
    [InlineData("certainly")]
    [InlineData("certainly ..")]
    [InlineData("2024-Q3..2024-Q1")]
    public void What_is_no_period_is_not_read(string typed) => Assert.Null(DaySpan.Read(typed));

    [Fact]
    public void The_periods_of_a_length_follow_each_other_without_a_gap_and_sort_as_texts() =>
        Prop.ForAll(Gen.Choose(0, 200 * 365).Select(days => new DateOnly(1900, 1, 1).AddDays(days)).ToArbitrary(),
            Gen.Elements(Enum.GetValues<PeriodLength>()).ToArbitrary(), (day, length) =>
            {
                var period = Period.Holding(day, length);
                var next = period.Later(1);
                return period.First <= day && day <= period.Last && next.First == period.Last.AddDays(1)
                    && Period.Of(period.First, period.Last) == period && DaySpan.Read(period.Text) == new DaySpan(period.First, period.Last)
                    && string.CompareOrdinal(period.Text, next.Text) < 0;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_list_holds_what_may_lie_in_a_period_or_what_certainly_does()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var records = new RandomRecords(db, new Random(21));
        await records.Make(24);
        var certainly = 0;
        foreach (var list in new[] { "events", "evictions", "arrests", "releases", "sentences", "transnational", "instruments" }
            .Select(name => RecordLists.Find(name)!))
            foreach (var filter in list.Filters.Where(one => one.Kind == FilterKind.Span))
            {
                var field = ((ListFilterDefinition)filter).Field!;
                var listed = (await Page(database, Administrator, new RecordQuestion(list) { PageSize = 0 })).Lines.Select(line => line.Id);
                var dated = new List<(long Id, ImpreciseDate Date)>();
                foreach (var id in listed)
                    if (DateOf(field.Get((await RecordTypes.Stored(db, id, default))!.Details)) is { } date) dated.Add((id, date));
                foreach (var text in new[] { "2024", "2023-Q4..2024-Q1", "2022..", "..2023-06" })
                {
                    var span = DaySpan.Read(text)!;
                    var within = dated.Where(one => !one.Date.Qualified && (one.Date.Earliest ?? DateOnly.MinValue) >= span.First
                        && (one.Date.Latest ?? DateOnly.MaxValue) <= span.Last).Select(one => one.Id).Order().ToList();
                    var possibly = dated.Where(one => (one.Date.Earliest ?? one.Date.Latest) is not null
                        && one.Date.PossiblyWithin(span.First, span.Last)).Select(one => one.Id).Order().ToList();
                    Assert.Equal(possibly, await Ids(text));
                    Assert.Equal(within, await Ids($"certainly {text}"));
                    certainly += within.Count;
                }

                async Task<List<long>> Ids(string value) => [.. (await Page(database, Administrator,
                    new RecordQuestion(list) { PageSize = 0 }.Choose(filter.Key, [filter.Read(value).Value]))).Lines.Select(line => line.Id)
                    .Order()];
            }
        Assert.True(certainly > 20, $"Only {certainly} dates lay certainly in a period that was asked for.");
    }

    private static ImpreciseDate? DateOf(object? value) => value is DateOnly day ? ImpreciseDate.Of(day) : (ImpreciseDate?)value;

    [Fact]
    public async Task A_matrix_counts_by_quarter_and_by_month_and_each_cell_is_the_count_of_its_list()
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open()) await new RandomRecords(db, new Random(22)).Make(30);
        var list = RecordLists.Find("events")!;
        foreach (var (side, asked) in new[] { ("on-by-quarter", ""), ("on-by-month", "2024"), ("on-by-month", "certainly 2023..2024"),
            ("on-by-quarter", "2023.."), ("on-by-month", "2024-01-15..2024-03-10") })
        {
            var question = new RecordQuestion(list);
            if (asked.Length > 0) question = question.Choose("on", [asked]);
            var matrix = await Matrix(database, Researcher, question, list.FindSide(side)!, list.Find("kind")!);
            await CountsItsLists(database, Researcher, question, matrix);
            Assert.NotEmpty(matrix.Rows);
            Assert.Equal(matrix.Rows.Where(row => row.Value != FilterDefinition.NotOnRecord).Select(row => row.Value),
                matrix.Rows.Where(row => row.Value != FilterDefinition.NotOnRecord).Select(row => row.Value)
                    .OrderBy(value => value.Replace("certainly ", "", StringComparison.Ordinal), StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task More_periods_than_anybody_reads_are_refused_and_dates_stand_on_one_side_only()
    {
        await using var database = await TestDatabase.Create();
        var list = RecordLists.Find("events")!;
        var (months, kinds) = (list.FindSide("on-by-month")!, list.Find("kind")!);
        var tooLong = await database.Get<CountTwoWays>().Handle(Researcher,
            new RecordQuestion(list).Choose("on", ["1980-01-01..2024-12-31"]), new(months, kinds));
        Assert.Equal(["Lists.TooManyPeriods"], tooLong.Problems.Select(problem => problem.Key));
        var same = await database.Get<CountTwoWays>().Handle(Researcher, new RecordQuestion(list), new(months, list.Find("on")!));
        Assert.Equal(["Lists.SameAxes"], same.Problems.Select(problem => problem.Key));
    }
}
