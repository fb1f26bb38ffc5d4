using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>Of whom a unit of work may change whether they are a child: the people of whom it saves a fact that the rule reads, or whom it
/// makes, edits, removes or brings back.</summary>
internal sealed class TouchedAges : WriteHook
{
    private bool _closes;
    private readonly HashSet<long> _ages = [], _events = [], _groups = [], _cited = [], _sources = [];
    // Their ids come with the save.
    private readonly List<IFactRow> _facts = [];
    private readonly HashSet<PersonRow> _people = new(ReferenceEqualityComparer.Instance);

    public override async Task Run(CaseTrackerDb db, CancellationToken cancel) =>
        await KeepChildren.For(db, await Whom(db, cancel), cancel);

    public override void Note(WrittenRow written)
    {
        _closes |= written.Row is PersonRow or CaseRow or OrganisationRow or EventRow
            && (written.Changes(nameof(IRecordRow.Confidentiality)) || written.Changes(nameof(IRecordRow.DeletedAt)));
        switch (written.Row)
        {
            case PersonRow person: _people.Add(person); break;
            case CustodyEventRow or StayRow or ChargeRow or SentenceRow or WelfareReportRow
                or AssessmentRow:
                _ages.Add(((IFactRow)written.Row).PersonId);
                _facts.Add((IFactRow)written.Row);
                break;
            case IdentityLinkRow link: _ages.UnionWith([link.PersonId, link.OtherPersonId]); break;
            case CitationRow { Field: { } field } citation when CitedAges.Fields.Contains(field): _cited.Add(citation.RecordId); break;
            case ConflictResolutionRow choice when CitedAges.Fields.Contains(choice.Field): _cited.Add(choice.RecordId); break;
            case SourceRow source when written.Changes(nameof(IRecordRow.DeletedAt)): _sources.Add(source.Id); break;
            case GroupCountRow count: _groups.Add(count.PersonId); break;
            case ParticipantRow part: Linked(part.PersonId, nameof(part.PersonId)); break;
            case InvolvementRow part: Linked(part.PersonId, nameof(part.PersonId)); break;
            case SanctionRow sanction: Linked(sanction.PersonId, nameof(sanction.PersonId)); break;
            case FigureRow figure: Linked(figure.PersonId, nameof(figure.PersonId)); break;
            case ResponseRow response:
                Linked(response.PersonId, nameof(response.PersonId));
                Linked(response.ByPersonId, nameof(response.ByPersonId));
                break;
            case EventRow happened:
                _events.Add(happened.Id);
                Linked(happened.PersonId, nameof(happened.PersonId));
                break;
            case TransnationalActRow act:
                Linked(act.TargetId, nameof(act.TargetId));
                Linked(act.RelativeId, nameof(act.RelativeId));
                break;
            default: break;
        }

        // Whom the record links to, and whom it did before.
        void Linked(long? now, string link) => _ages.UnionWith(new[] { now, written.Linked(link) }.OfType<long>());
    }

    /// <summary>Who may be a child, or none, by what was written, and of whom others may know now that the ages disagree.</summary>
    private async Task<IReadOnlyCollection<long>> Whom(CaseTrackerDb db, CancellationToken cancel)
    {
        var people = _ages.Concat(_people.Select(row => row.Id)).ToHashSet();
        // The day of an event is a day of all who had a part in it, and that of a group's count one of its named members.
        await Add(_events, ids => db.Involvements.Where(row => EF.Parameter(ids).Contains(row.EventId)).Select(row => row.PersonId));
        await Add([.. _groups, .. _people.Where(row => row.Kind == PersonKind.Group).Select(row => row.Id)], ids =>
            db.IdentityLinks.Where(row => row.KnownTo == null && EF.Parameter(ids).Contains(row.OtherPersonId))
                .Select(row => (long?)row.PersonId));
        // What a source reports bears on the age as what is on record does.
        if (_sources.Count > 0) _cited.UnionWith(await db.Citations.Where(row => EF.Parameter(_sources.ToArray()).Contains(row.SourceId)
            && CitedAges.Fields.Contains(row.Field)).Select(row => row.RecordId).ToListAsync(cancel));
        // Whose the others are is known.
        _cited.ExceptWith(people);
        _cited.ExceptWith(_facts.Select(fact => fact.FactId));
        people.UnionWith((await RecordOwners.For(db, _cited, Confidentiality.Confidential, cancel)).Values.Where(owner =>
            owner.Kind == RecordKind.Person).Select(owner => owner.Id));
        // Who may see what disagrees is another question when what closes one of the facts is more closed, or less.
        if (_closes) people.UnionWith(await db.KeptConflicts.Where(row => row.Kind == KeptConflictKind.Ages).Select(row => row.PersonId)
            .ToListAsync(cancel));
        return people;

        async Task Add(HashSet<long> changed, Func<long[], IQueryable<long?>> whom)
        {
            if (changed.Count > 0) people.UnionWith((await whom([.. changed]).ToListAsync(cancel)).OfType<long>());
        }
    }
}
