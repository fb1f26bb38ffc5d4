using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>The records of a kind.</summary>
internal sealed class RecordSource(RecordQuestion question, ListAsked asked) : ListSource<RecordListPage, RecordListPage>
{
    private const int Batch = 1000;

    private Clearance Clearance => asked.Clearance;

    private async Task<RecordsThen?> Then(CancellationToken cancel) => question.KnownAsOf is { } known
        ? await RecordsThen.Of(asked.Db, question.List.Type, known, cancel) : null;

    private async Task<RecordSql> Sql(CancellationToken cancel) =>
        new(asked.Db, asked.Provider, question, Clearance, await Then(cancel));

    public override async Task<ListSql> Statements(CancellationToken cancel) => await Sql(cancel);

    public override async Task<Func<ColumnSet, ListCounts>?> ByColumns(CancellationToken cancel)
    {
        if (question.Only.Count > 0 || question.AsksCertainly || question.KnownAsOf is not null) return null;
        var sql = await Sql(cancel);
        var offered = question.List.Filters.Where(sql.Offers).ToList();
        var found = question.Folded.Count == 0 ? null : await sql.Found(cancel);
        var words = await FacetsByColumns.Lower(asked.Db, question.Filters, cancel);
        return set => new(new FacetsByColumns(set, question, RecordColumnPlan.AnyDay, RecordColumnPlan.Listed(set), words)
            .Count(offered, found));
    }

    public override async Task<RecordListPage> Page(CancellationToken cancel)
    {
        var (head, ids) = (await Head(null, cancel), await Ids(cancel));
        return await Filled(head with { Citations = await ReadCitations.For(asked.Db, ids, Clearance, cancel) }, ids, cancel);
    }

    public override async Task<RecordListPage> Head(CitedSources? cited, CancellationToken cancel)
    {
        var sql = await Sql(cancel);
        var (onList, heldBack) = await asked.Cache.Of(asked.Db, (question.List, Clearance, question.KnownAsOf),
            () => Whole(sql, cancel), cancel);
        var total = question.Narrowed ? await Count(sql, sql.Filtered(), cancel) : onList;
        return new RecordListPage(question, [], total, onList, heldBack, new Dictionary<long, string>(), Citations.None)
        {
            NothingYet = question.KnownAsOf is { } known && !(await FirstRecord.At(asked.Db, cancel) <= known),
            Chosen = await FilterNames.Chosen(asked.Db, question.Filters, sql.Offers, Clearance, cancel),
        };
    }

    public override async Task<List<long>> Ids(CancellationToken cancel)
    {
        var sql = await Sql(cancel);
        var page = $"SELECT {sql.Id("r")} AS Value {sql.Filtered()} {sql.Order()}{sql.Page}";
        return await asked.Db.Database.SqlQueryRaw<long>(page, sql.Parameters()).ToListAsync(cancel);
    }

    public override async Task<int> Recorded(long after, CancellationToken cancel)
    {
        var sql = await Sql(cancel);
        return await Count(sql, $"{sql.Filtered()} AND {sql.Id("r")} > {sql.Value(after)}", cancel);
    }

    public override bool ById => true;

    public override async Task<RecordListPage> Part(RecordListPage head, IReadOnlyList<long> ids, CitedSources cited,
        CancellationToken cancel) => await Filled(head with
        {
            Citations = await ReadCitations.Forward(asked.Db, ids, cited, Clearance, cancel),
        }, ids, cancel);

    /// <summary>A page with the records of these ids.</summary>
    private async Task<RecordListPage> Filled(RecordListPage page, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var list = question.List;
        var lines = new Dictionary<long, RecordLine>();
        var then = await Then(cancel);
        foreach (var batch in ids.Chunk(Batch))
            foreach (var stored in await (then?.Read(asked.Db, batch, cancel) ?? list.Type.Standing(asked.Db, batch, cancel)))
                if ((then is null ? list.Type.Redacted(stored, Clearance) : then.Redacted(stored, Clearance)) is { } seen)
                    lines[stored.Id] = new RecordLine(stored, seen.Details, seen.Hidden);
        var links = list.Type.Fields.Where(field => field.Kind == FieldKind.Link).ToList();
        var answer = page with
        {
            Lines = [.. ids.Where(lines.ContainsKey).Select(id => lines[id])],
            LinkNames = await LinkNames.For(asked.Db, lines.Values.SelectMany(line => links
                .Select(link => (Id: line.Value(link.Key) as long?, link.LinkTo)).Where(link => link.Id is not null)
                .Select(link => new LinkedRecord(link.Id!.Value, link.LinkTo))), Clearance, cancel),
        };
        var beside = await BesideRecords.Of(asked.Db, ids, question.Shows(ListFilters.Review), question.Shows(ListFilters.Tag), cancel);
        var counts = list.Count is { } counted ? await counted.Read(asked.Db, ids, Clearance, cancel) : [];
        foreach (var line in answer.Lines)
        {
            line.Count = counts.GetValueOrDefault(line.Id);
            line.Review = beside.Review(line.Id);
            line.Tags = beside.Tags(line.Id);
            line.Name = list.Called.Select(key => answer.Words(line, key))
                .FirstOrDefault(words => !string.IsNullOrWhiteSpace(words)) ?? line.Called(Clearance);
        }
        return answer;
    }

    /// <summary>How many records the list has whatever is asked, and how many of its kind are above the clearance.</summary>
    private async Task<Tuple<int, int>> Whole(RecordSql sql, CancellationToken cancel)
    {
        var within = await Count(sql, sql.VisibleOfKind, cancel);
        return Tuple.Create(sql.Narrows ? await Count(sql, sql.Visible, cancel) : within,
            await Count(sql, sql.OfKind, cancel) - within);
    }

    private async Task<int> Count(RecordSql sql, string from, CancellationToken cancel)
    {
        var statement = $"SELECT COUNT(*) AS Value {from}";
        return (await asked.Db.Database.SqlQueryRaw<int>(statement, sql.Parameters()).ToListAsync(cancel))[0];
    }
}
