using System.Data.Common;
using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Records;

/// <summary>What a header says of a record: its kind, and who may know of it.</summary>
/// <param name="Visible">Null where that is not worked out, or was by another version of the rule.</param>
/// <param name="Hidden">As it stands in the header, worked out or not.</param>
internal sealed record KnownHeader(RecordKind Kind, Visibility? Visible, bool Hidden)
{
    /// <summary>As <see cref="VisibleRecords"/> has it.</summary>
    public bool SeenBy(Clearance clearance) =>
        clearance == Visibility.Highest ? !Hidden : Visible is { } visible && visible.To(clearance);

    /// <summary>What a statement answers of the alias <c>h</c> for <see cref="Of(DbDataReader, int)"/>.</summary>
    public const string Columns = "h.Kind, h.Hidden, h.VisibleFrom, h.VisibilityVersion, h.LimitedFrom, h.Readers";

    /// <param name="at">The place of the first of <see cref="Columns"/>.</param>
    public static KnownHeader Of(DbDataReader row, int at) => new(new RecordKind(row.GetString(at)),
        !row.IsDBNull(at + 2) && !row.IsDBNull(at + 3) && row.GetInt32(at + 3) == Visibility.Version
            ? Kept((Confidentiality)row.GetInt32(at + 2), row.GetBoolean(at + 1),
                row.IsDBNull(at + 4) ? null : (Confidentiality)row.GetInt32(at + 4), row.IsDBNull(at + 5) ? null : row.GetString(at + 5))
            : null, row.GetBoolean(at + 1));

    public static KnownHeader Of(RecordHeader header) => new(header.Kind,
        header.VisibilityVersion == Visibility.Version && header.VisibleFrom is { } from
            ? Kept(from, header.Hidden, header.LimitedFrom, header.Readers) : null,
        header.Hidden);

    /// <summary>What the columns of a header say.</summary>
    public static Visibility Kept(Confidentiality from, bool hidden, Confidentiality? limitedFrom, string? readers) =>
        new(readers is null ? from : limitedFrom ?? Visibility.Highest, hidden, readers);
}

/// <summary>The headers that a transaction which holds the writers' lock has read or made: nobody else changes one meanwhile, so that each
/// is asked once. <see cref="KeepVisibility"/>, which alone changes them, tells here what it changes.</summary>
internal sealed class KnownHeaders(CaseTrackerDb db)
{
    private readonly Dictionary<long, KnownHeader> _known = [];
    private readonly HashSet<long> _new = [];
    private readonly HashSet<(string Place, long Id)> _kept = [];

    public async Task<KnownHeader?> Of(long id, CancellationToken cancel)
    {
        await Read([id], cancel);
        return _known.GetValueOrDefault(id);
    }

    /// <summary>Those of the ids that are records.</summary>
    public async Task<Dictionary<long, KnownHeader>> Of(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        await Read(ids, cancel);
        return ids.Distinct().Where(_known.ContainsKey).ToDictionary(id => id, id => _known[id]);
    }

    /// <summary>Whether the transaction has made the record: nobody else knows of it.</summary>
    public bool IsNew(long id) => _new.Contains(id);

    /// <summary>Whether nothing can be kept of the record yet in a place beside it. To ask is to say that something will be.</summary>
    public bool KeepsFirst(string place, long id) => IsNew(id) && _kept.Add((place, id));

    public void Made(RecordHeader header)
    {
        _new.Add(header.Id);
        _known[header.Id] = KnownHeader.Of(header);
    }

    public void Changed(long id, Visibility visible)
    {
        if (_known.TryGetValue(id, out var known)) _known[id] = known with { Visible = visible, Hidden = visible.Hidden };
    }

    /// <summary>Another writer may have changed them.</summary>
    public void Forget()
    {
        _known.Clear();
        _new.Clear();
        _kept.Clear();
    }

    private async Task Read(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        long[] unknown = [.. ids.Where(id => !_known.ContainsKey(id)).Distinct()];
        if (unknown.Length == 0) return;
        foreach (var (id, header) in await db.Answers($"SELECT h.Id, {KnownHeader.Columns} FROM Records h "
            + $"WHERE h.Id IN (SELECT v.value FROM {ListedIds.Sql(db.Provider(), "@ids")} v)",
            row => (row.GetInt64(0), KnownHeader.Of(row, 1)), cancel, db.Parameter("@ids", JsonSerializer.Serialize(unknown))))
            _known[id] = header;
    }
}
