using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Pages.Charges;

/// <summary>Counts charges by article, law, court, judge or stage and by outcome, with the time from arrest to verdict and the sentences.
/// Every count of records is that of the list that it leads to.</summary>
public sealed class ShowChargesAndCourts
{
    private readonly AskLists _lists;
    private readonly CountTwoWays _matrix;
    private readonly ListRecords _records;

    internal ShowChargesAndCourts(AskLists lists, CountTwoWays matrix, ListRecords records) =>
        (_lists, _matrix, _records) = (lists, matrix, records);

    public Task<Outcome<ChargesAndCourts>> Handle(CurrentUser user, ChargeQuestion question, CancellationToken cancel = default) =>
        question.Refused is { } refused ? Task.FromResult(Outcome<ChargesAndCourts>.Failed(refused))
            : _lists.Ask(user, question.Charges, asked => Count(asked, user, question, cancel), cancel);

    /// <param name="db">Shows one state of the database.</param>
    internal Task<Outcome<ChargesAndCourts>> In(CaseTrackerDb db, CurrentUser user, ChargeQuestion question, CancellationToken cancel) =>
        question.Refused is { } refused ? Task.FromResult(Outcome<ChargesAndCourts>.Failed(refused))
            : _lists.Ask(db, user, question.Charges, asked => Count(asked, user, question, cancel), cancel);

    private async Task<Outcome<ChargesAndCourts>> Count(ListAsked asked, CurrentUser user, ChargeQuestion question,
        CancellationToken cancel)
    {
        var head = await _records.Totals(asked.Db, user, question.Charges, cancel);
        if (!head.Succeeded) return Outcome<ChargesAndCourts>.Failed(head.Problems);
        var counted = await _matrix.All(asked.Db, user, question.Charges, new(question.By, ChargeQuestion.Outcome), cancel);
        if (!counted.Succeeded) return Outcome<ChargesAndCourts>.Failed(counted.Problems);
        var (matrix, times) = (counted.Value, await Times(asked, question, cancel));
        var terms = question.Sentences is { } sentences ? await Terms(asked, sentences, question.By.Key, cancel) : null;
        // The sentence of a charge may be on record under another prosecution, and so under another court.
        string[] others = [.. (terms ?? []).Select(term => term.Side ?? FilterDefinition.NotOnRecord).Distinct()
            .Except(matrix.Rows.Select(row => row.Value))];
        var names = await FilterNames.For(asked.Db, others.Select(value => (question.By, (string?)value)), asked.Clearance, cancel);
        var (bySide, termsBySide) = (times.ToLookup(time => time.Side ?? FilterDefinition.NotOnRecord),
            terms?.ToLookup(term => term.Side ?? FilterDefinition.NotOnRecord));
        return Outcome<ChargesAndCourts>.Of(new(question, matrix.Columns,
            [.. matrix.Rows.Concat(others.Select(value => new CountedValue(value, names.Name(question.By, value), default)))
                .Select(row => Line(row.Value, row.Name, row.Count, [.. matrix.Columns.Select(column =>
                    matrix.Cell(row.Value, column.Value).Count)], [.. bySide[row.Value]], termsBySide?[row.Value]))],
            Line(null, "", matrix.Total.Count, [.. matrix.Columns.Select(column => column.Count)],
                [.. times.DistinctBy(time => time.Id)], terms?.DistinctBy(term => term.Id)),
            head.Value.HeldBack, head.Value.Chosen));
    }

    private static ChargesLine Line(string? value, string name, int charges, IReadOnlyList<int> outcomes,
        IReadOnlyCollection<TimeRow> times, IEnumerable<TermRow>? terms) =>
        new(value, name, charges, outcomes, Spread.Of([.. times.Select(time => ((decimal)time.Amount, (decimal?)time.Most))]),
            times.Count(time => time.Amount > ChargesAndCourts.SlowDays), terms is null ? null : Sentenced([.. terms]));

    private static SentencesLine Sentenced(List<TermRow> terms) => new(terms.Count, terms.Count(term => term.Life), Spread.Of(
        [.. terms.Select(term => MonthBounds.Of(term.Details)).OfType<MonthBounds>().Select(term => (term.Least, term.Most))]));

    private static Task<List<TimeRow>> Times(ListAsked asked, ChargeQuestion question, CancellationToken cancel) =>
        Rows<TimeRow>(asked, question.Charges, question.By.Key, "t.Amount, t.Most",
            sql => $"({VerdictTimes.Rows(sql.Scope, sql.Current("e"))}) t ON t.Id = a.Id", cancel);

    private static Task<List<TermRow>> Terms(ListAsked asked, RecordQuestion question, string by, CancellationToken cancel) =>
        Rows<TermRow>(asked, question, by, "t.Years, t.Months, t.Days, t.YearsAtMost, t.Life, t.SuspendedMonths, t.WhollySuspended",
            sql => $"{sql.Table(sql.Type)} t ON {sql.Id("t")} = a.Id AND {sql.Current("t")}", cancel);

    /// <summary>What is told of each record of a list, beside each value that it is counted by: one with several judges has a row for each.
    /// </summary>
    private static async Task<List<T>> Rows<T>(ListAsked asked, RecordQuestion question, string by, string told,
        Func<RecordSql, string> joined, CancellationToken cancel)
    {
        var sql = (RecordSql)await question.Source(asked).Statements(cancel);
        var rows = $"SELECT a.Id, {sql.Scope.Text("v.Value")} AS Side, {told} FROM (SELECT {sql.Id("r")} AS Id {sql.Filtered()}) a "
            + $"JOIN {joined(sql)} LEFT JOIN ({sql.Values(question.List.Find(by)!, sql.Scope)}) v ON v.Id = a.Id";
        return await asked.Db.Database.SqlQueryRaw<T>(rows, sql.Parameters()).ToListAsync(cancel);
    }

    private sealed record TimeRow(long Id, string? Side, int Amount, int? Most);

    private sealed record TermRow(long Id, string? Side, int? Years, int? Months, int? Days, int? YearsAtMost, bool Life,
        int? SuspendedMonths, bool WhollySuspended)
    {
        public SentenceDetails Details => new()
        {
            Years = Years,
            Months = Months,
            Days = Days,
            YearsAtMost = YearsAtMost,
            Life = Life,
            SuspendedMonths = SuspendedMonths,
            WhollySuspended = WhollySuspended,
        };
    }
}
