using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>What is counted of each record of a list beside its fields, among what the viewer may see. It is counted for the rows of
/// a page only, so that no list is sorted by it.</summary>
public sealed class ListCount
{
    private readonly string _label;

    private ListCount(string key, string label, Func<CaseTrackerDb, IReadOnlyCollection<long>, Clearance, CancellationToken,
        Task<Dictionary<long, int>>> read) =>
        (Key, _label, Read) = (key, label, read);

    /// <summary>Its name in files.</summary>
    public string Key { get; }
    public string Label => Texts.Localize(_label);

    /// <summary>The text of the label, for who reads files in either language.</summary>
    internal string LabelKey => _label;

    /// <summary>The numbers by record; a record without one has none.</summary>
    internal Func<CaseTrackerDb, IReadOnlyCollection<long>, Clearance, CancellationToken, Task<Dictionary<long, int>>> Read { get; }

    /// <summary>The count of the records of a kind.</summary>
    internal static ListCount Of(RecordKind counted) => counted == RecordKind.Participant ? Participants
        : counted == RecordKind.Citation ? Citations : throw new ArgumentOutOfRangeException(nameof(counted), counted, null);

    /// <summary>How many take part in a case.</summary>
    internal static ListCount Participants { get; } = new("participants", "PersonPages.CaseParticipants", (db, cases, clearance, cancel) =>
        db.Participants.AsNoTracking().Where(row => EF.Parameter(cases).Contains(row.CaseId)).VisibleTo(clearance)
            .GroupBy(row => row.CaseId).Select(of => new { of.Key, Count = of.Count() })
                .ToDictionaryAsync(of => of.Key, of => of.Count, cancel));

    /// <summary>How much rests on a source.</summary>
    internal static ListCount Citations { get; } = new("citations", "PersonPages.Citations", async (db, sources, clearance, cancel) =>
        (await SeenCitation.Among(db, db.Citations.Where(row => EF.Parameter(sources).Contains(row.SourceId)), clearance, cancel))
            .CountBy(seen => seen.Row.SourceId).ToDictionary());
}
