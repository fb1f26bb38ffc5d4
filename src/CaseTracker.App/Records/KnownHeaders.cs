using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>What a header says of a record: its kind, and who may know of it.</summary>
/// <param name="Visible">Null where that is not worked out, or was by another version of the rule.</param>
/// <param name="Hidden">As it stands in the header, worked out or not.</param>
internal sealed record KnownHeader(RecordKind Kind, Visibility? Visible, bool Hidden)
{
    /// <summary>As <see cref="VisibleRecords"/> has it.</summary>
    public bool SeenBy(Confidentiality clearance) =>
        clearance == Visibility.Highest ? !Hidden : Visible is { } visible && visible.To(clearance);

    public static KnownHeader Of(RecordHeader header) => new(header.Kind,
        header.VisibilityVersion == Visibility.Version && header.VisibleFrom is { } from ? new Visibility(from, header.Hidden) : null,
        header.Hidden);
}

/// <summary>The headers that a transaction which holds the writers' lock has read or made: nobody else changes one meanwhile, so that each
/// is asked once. <see cref="KeepVisibility"/>, which alone changes them, tells here what it changes.</summary>
internal sealed class KnownHeaders(CaseTrackerDb db)
{
    private readonly Dictionary<long, KnownHeader> _known = [];

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

    public void Made(RecordHeader header) => _known[header.Id] = KnownHeader.Of(header);

    public void Changed(long id, Visibility visible)
    {
        if (_known.TryGetValue(id, out var known)) _known[id] = known with { Visible = visible, Hidden = visible.Hidden };
    }

    /// <summary>Another writer may have changed them.</summary>
    public void Forget() => _known.Clear();

    private async Task Read(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        long[] unknown = [.. ids.Where(id => !_known.ContainsKey(id)).Distinct()];
        if (unknown.Length == 0) return;
        foreach (var header in await db.Headers.AsNoTracking().Where(header => EF.Parameter(unknown).Contains(header.Id))
            .ToListAsync(cancel)) Made(header);
    }
}
