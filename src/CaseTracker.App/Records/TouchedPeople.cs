using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseTracker.App.Records;

/// <summary>Of what a unit of work may change what is kept: the people of whom it saves a fact that a rule reads, or whom it
/// makes, edits, removes or brings back, and all records with texts.</summary>
internal sealed class TouchedPeople
{
    private readonly CaseTrackerDb _db;
    private bool _closes;
    private readonly HashSet<long> _custody = [], _ages = [], _events = [], _groups = [], _cited = [], _sources = [];
    private readonly HashSet<PersonRow> _people = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _texts = new(ReferenceEqualityComparer.Instance), _records = new(ReferenceEqualityComparer.Instance);

    public TouchedPeople(CaseTrackerDb db)
    {
        _db = db;
        db.SavingChanges += Note;
    }

    /// <summary>What is saved from now on is not looked at.</summary>
    public void Stop() => _db.SavingChanges -= Note;

    /// <summary>Whose custody may read otherwise. Of somebody new no fact is on record.</summary>
    public IReadOnlyCollection<long> Custody => _custody;

    /// <summary>The records that are made, edited, removed or brought back; ids come with the save.</summary>
    public IReadOnlyCollection<long> Records =>
        [.. _records.Select(TouchedRecord.IdOf).Distinct()];

    /// <summary>The rows whose texts may be others now.</summary>
    public IReadOnlyCollection<object> Texts => _texts;

    /// <summary>Who may be a child, or none, by what was written, and of whom others may know now that the ages disagree.</summary>
    public async Task<IReadOnlyCollection<long>> Ages(CancellationToken cancel)
    {
        var people = _ages.Concat(_people.Select(row => row.Id)).ToHashSet();
        // The day of an event is a day of all who had a part in it, and that of a group's count one of its named members.
        await Add(_events, ids => _db.Involvements.Where(row => EF.Parameter(ids).Contains(row.EventId)).Select(row => row.PersonId));
        await Add([.. _groups, .. _people.Where(row => row.Kind == PersonKind.Group).Select(row => row.Id)], ids =>
            _db.IdentityLinks.Where(row => row.KnownTo == null && EF.Parameter(ids).Contains(row.OtherPersonId))
                .Select(row => (long?)row.PersonId));
        // What a source reports bears on the age as what is on record does.
        if (_sources.Count > 0) _cited.UnionWith(await _db.Citations.Where(row => EF.Parameter(_sources.ToArray()).Contains(row.SourceId)
            && CitedAges.Fields.Contains(row.Field)).Select(row => row.RecordId).ToListAsync(cancel));
        people.UnionWith((await RecordOwners.For(_db, _cited, Confidentiality.Confidential, cancel)).Values.Where(owner =>
            owner.Kind == RecordKind.Person).Select(owner => owner.Id));
        // Who may see what disagrees is another question when what closes one of the facts is more closed, or less.
        if (_closes) people.UnionWith(await _db.KeptConflicts.Where(row => row.Kind == KeptConflictKind.Ages).Select(row => row.PersonId)
            .ToListAsync(cancel));
        return people;

        async Task Add(HashSet<long> changed, Func<long[], IQueryable<long?>> whom)
        {
            if (changed.Count > 0) people.UnionWith((await whom([.. changed]).ToListAsync(cancel)).OfType<long>());
        }
    }

    private void Note(object? sender, SavingChangesEventArgs saving)
    {
        foreach (var entry in _db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (entry.Entity is IRecordRow or IFactRow) _records.Add(entry.Entity);
            if (KeepFoldedTexts.Has(entry.Entity)) _texts.Add(entry.Entity);
            if (entry.Entity is CustodyEventRow or StayRow or ChargeRow or SentenceRow) _custody.Add(((IFactRow)entry.Entity).PersonId);
            _closes |= entry is { Entity: PersonRow or CaseRow or OrganisationRow or EventRow, State: EntityState.Modified }
                && (entry.Property(nameof(IRecordRow.Confidentiality)).IsModified
                    || entry.Property(nameof(IRecordRow.DeletedAt)).IsModified);
            switch (entry.Entity)
            {
                case PersonRow person:
                    // Its id comes with the save.
                    _people.Add(person);
                    if (entry.State != EntityState.Added) _custody.Add(person.Id);
                    break;
                case CustodyEventRow or StayRow or ChargeRow or SentenceRow or WelfareReportRow
                    or AssessmentRow:
                    _ages.Add(((IFactRow)entry.Entity).PersonId); break;
                case IdentityLinkRow link: _ages.UnionWith([link.PersonId, link.OtherPersonId]); break;
                case CitationRow { Field: { } field } citation when CitedAges.Fields.Contains(field): _cited.Add(citation.RecordId); break;
                case ConflictResolutionRow choice when CitedAges.Fields.Contains(choice.Field): _cited.Add(choice.RecordId); break;
                case SourceRow source when entry.State == EntityState.Modified
                    && entry.Property(nameof(IRecordRow.DeletedAt)).IsModified:
                    _sources.Add(source.Id); break;
                case GroupCountRow count: _groups.Add(count.PersonId); break;
                case ParticipantRow or InvolvementRow or SanctionRow or FigureRow: Linked(entry, nameof(ParticipantRow.PersonId)); break;
                case ResponseRow:
                    Linked(entry, nameof(ResponseRow.PersonId));
                    Linked(entry, nameof(ResponseRow.ByPersonId));
                    break;
                case EventRow happened:
                    _events.Add(happened.Id);
                    Linked(entry, nameof(EventRow.PersonId));
                    break;
                case TransnationalActRow:
                    Linked(entry, nameof(TransnationalActRow.TargetId));
                    Linked(entry, nameof(TransnationalActRow.RelativeId));
                    break;
                default: break;
            }
        }
    }

    /// <summary>Whom the record links to, and whom it did before.</summary>
    private void Linked(EntityEntry entry, string link)
    {
        var property = entry.Property(link);
        if (property.CurrentValue is long now) _ages.Add(now);
        if (entry.State != EntityState.Added && property.OriginalValue is long before) _ages.Add(before);
    }
}
