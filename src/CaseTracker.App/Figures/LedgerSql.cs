using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Figures;

/// <summary>A figure or a count of an entry.</summary>
/// <param name="OfId">The case, person, organisation or group that it belongs to, if any.</param>
internal sealed record LedgerItem(long Id, string KindName, string EntryKey, long? OfId)
{
    public RecordKind Kind => new RecordKind(KindName);
}

/// <summary>The statements of the ledger: figures and the counts of groups as items, which are one entry where they have the same key. The
/// entries that most sources speak of stand first.</summary>
internal sealed class LedgerSql(CaseTrackerDb db, DatabaseProvider provider, string text, Clearance clearance)
{
    private readonly SeenSql _seen = new(db, clearance);
    private readonly IReadOnlyList<string> _words = TextFold.Words(text);

    /// <summary>The keys of a page, and how many entries there are.</summary>
    public async Task<(IReadOnlyList<string> Keys, int Total)> Page(int page, int size, CancellationToken cancel)
    {
        var entries = await db.Database.SqlQueryRaw<Entry>(PageStatement(page, size), Parameters()).ToListAsync(cancel);
        if (entries.Count == 0 && page > 1) return ([], (await Page(1, 1, cancel)).Total);
        return ([.. entries.Select(entry => entry.EntryKey)], entries.Count == 0 ? 0 : entries[0].Total);
    }

    public string PageStatement(int page, int size)
    {
        var skip = (Math.Max(1, page) - 1L) * size;
        return $"""
            WITH items AS ({Items})
            SELECT i.EntryKey AS EntryKey, COUNT(*) OVER () AS Total FROM items i {Matching("WHERE")} GROUP BY i.EntryKey
            ORDER BY SUM(i.Said) DESC, MIN(i.SortName), i.EntryKey {SeenSql.First(provider, size, skip)}
            """;
    }

    /// <summary>Those of the keys whose entries hold the text.</summary>
    public Task<List<string>> Among(IEnumerable<string> keys, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<string>(AmongStatement, Parameters(keys)).ToListAsync(cancel);

    public string AmongStatement =>
        $"WITH items AS ({Items}) SELECT DISTINCT i.EntryKey AS Value FROM items i WHERE {Keyed} {Matching("AND")}";

    /// <summary>The items of some entries, figures before counts, each in the order in which they were recorded.</summary>
    public async Task<ILookup<string, LedgerItem>> Of(IEnumerable<string> keys, CancellationToken cancel) =>
        (await db.Database.SqlQueryRaw<LedgerItem>(ItemsStatement, Parameters(keys)).ToListAsync(cancel)).ToLookup(item => item.EntryKey);

    public string ItemsStatement =>
        $"WITH items AS ({Items}) SELECT i.Id, i.KindName, i.EntryKey, i.OfId FROM items i WHERE {Keyed} ORDER BY i.KindName, i.Id";

    /// <summary>How many figures and counts stand that the viewer may not see.</summary>
    public async Task<int> HeldBack(CancellationToken cancel)
    {
        var ofBoth = db.Headers.Where(header => header.Kind == RecordKind.Figure || header.Kind == RecordKind.GroupCount);
        return await ofBoth.VisibleTo(Visibility.Highest).CountAsync(cancel) - await ofBoth.VisibleTo(clearance).CountAsync(cancel);
    }

    private string Items
    {
        get
        {
            var (figure, count) = (RecordTypes.All[RecordKind.Figure], RecordTypes.All[RecordKind.GroupCount]);
            return $"""
                SELECT f.Id AS Id, '{RecordKind.Figure}' AS KindName, f.EntryKey AS EntryKey,
                    COALESCE(f.CaseId, f.PersonId, f.OrganisationId) AS OfId, {Said("f.Id")} AS Said,
                    CASE WHEN f.Topic IS NULL THEN f.SortName ELSE (SELECT t.SortKey FROM FoldedTexts t
                        WHERE t.RecordId = f.Id AND t.Field = 'topic') END AS SortName,
                    CASE WHEN f.Topic IS NULL THEN 'subject' ELSE 'topic' END AS TopicField, '' AS Stage, '' AS Whom,
                    CAST(NULL AS nvarchar(400)) AS OnText
                {_seen.FromSeen(figure, "f")}
                UNION ALL
                SELECT g.FactId, '{RecordKind.GroupCount}', CONCAT(g.PersonId, '-', g.Stage, '-', g.Whom,
                        CASE WHEN g.Stage = '{CountStage.Held}' THEN CONCAT('-', COALESCE(g.On_Edtf, '')) ELSE '' END),
                    g.PersonId, {Said("g.FactId")}, (SELECT p.SortName FROM People p WHERE p.Id = g.PersonId),
                    '', g.Stage, g.Whom, CASE WHEN g.Stage = '{CountStage.Held}' THEN g.On_Text END
                {_seen.FromSeen(count, "g")}
                """;
        }
    }

    private IEnumerable<string> Names => new[] { RecordKind.Case, RecordKind.Person, RecordKind.Organisation }
        .SelectMany(kind => RecordTypes.All[kind].Names).Where(one => one.Sensitivity <= clearance)
        .Select(one => $"'{one.Key}'").Distinct();

    private string Said(string record) => $"(SELECT COUNT(*) FROM Citations c WHERE c.RecordId = {record} AND c.Field = 'count' AND "
        + $"{_seen.Seen(RecordTypes.All[RecordKind.Citation], "c")})";

    private string Keyed =>
        $"i.EntryKey IN (SELECT v.value FROM {(provider == DatabaseProvider.SqlServer ? "OPENJSON(@keys)" : "json_each(@keys)")} v)";

    // Every word stands in the topic, in the name of what it belongs to, or in what a count is of.
    private string Matching(string begin) => _words.Count == 0 ? "" : $"{begin} i.EntryKey IN (SELECT i.EntryKey FROM items i WHERE "
        + string.Join(" AND ", _words.Select((word, index) => Holds($"@word{index}", word))) + ")";

    private string Holds(string pattern, string word)
    {
        var child = ChildNames.SeenBy(clearance) ? ""
            : $" AND NOT EXISTS (SELECT 1 FROM People p WHERE p.Id = i.OfId AND {ChildNames.Protected("p")})";
        var named = $"t.RecordId = i.OfId AND t.Field IN ({string.Join(", ", Names)}){child}";
        return $"""
            (EXISTS (SELECT 1 FROM FoldedTexts t WHERE t.Text LIKE {pattern} ESCAPE '\' AND
                (t.RecordId = i.Id AND t.Field = i.TopicField OR {named}))
             OR i.OnText LIKE {pattern} ESCAPE '\' OR i.Stage IN ({Choices<CountStage>(word)}) OR i.Whom IN ({Choices<CountedWhom>(word)}))
            """;
    }

    private static string Choices<T>(string word) where T : struct, Enum => string.Join(", ", Enum.GetValues<T>()
        .Where(value => TextFold.Of(FieldFormatter.Choice(value)).Contains(word, StringComparison.Ordinal))
        .Select(value => $"'{value}'").DefaultIfEmpty("NULL"));

    private object[] Parameters(IEnumerable<string>? keys = null) =>
        [.. _seen.Levels(), .. keys is null ? [] : new[] { db.Parameter("@keys", JsonSerializer.Serialize(keys)) },
            .. _words.Select((word, index) => db.Parameter($"@word{index}", $"%{LikePattern.Escape(word)}%"))];

    private sealed record Entry(string EntryKey, int Total);
}
