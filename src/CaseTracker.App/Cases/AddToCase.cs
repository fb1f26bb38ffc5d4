using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Cases;

/// <summary>What became of those who were to be added to a case.</summary>
/// <param name="First">The id of the first part that was added, by which all are taken back together; null where nobody was.</param>
/// <param name="Added">How many take part since.</param>
/// <param name="Before">How many did already, in the same role.</param>
public sealed record AddedToCase(long? First, int Added, int Before);

/// <summary>Adds people or organisations to a case in one role: all of them in one save, or none. Whoever takes part in that role already
/// is left as they are.</summary>
public sealed class AddToCase
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly RecordWriter _writer;
    private readonly Access _access;

    internal AddToCase(IDbContextFactory<CaseTrackerDb> factory, RecordWriter writer, Access access) =>
        (_factory, _writer, _access) = (factory, writer, access);

    /// <summary>Whether records of a kind can take part in a case.</summary>
    public static bool Takes(RecordKind kind) => kind == RecordKind.Person || kind == RecordKind.Organisation;

    /// <summary>The names of who is to be added, in the order of their ids given; <see cref="NotFound"/> where one of them is not on
    /// record, or not the user's to see.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> Whom(CurrentUser user, RecordKind kind, IReadOnlyList<long> ids,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<string>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var names = await LinkNames.For(db, ids.Select(id => new LinkedRecord(id, kind)), user.Clearance, cancel);
        return ids.All(names.ContainsKey) ? Outcome<IReadOnlyList<string>>.Of([.. ids.Select(id => names[id])])
            : Outcome<IReadOnlyList<string>>.Failed(new NotFound(kind));
    }

    /// <summary>Saves their parts in the case.</summary>
    /// <returns>What is wrong with one of them keeps all from being added, and says whom it is about.</returns>
    public Task<Outcome<AddedToCase>> Handle(CurrentUser user, long caseId, RecordKind kind, IReadOnlyList<long> ids, ParticipantRole role,
        CancellationToken cancel = default) => _writer.Within(user, async (work, writer) =>
    {
        if (ids.Count == 0 || !Takes(kind)) return Outcome<AddedToCase>.Failed(new Problem("Forms.AddNobody"));
        var people = kind == RecordKind.Person;
        var there = await work.Db.Participants.AsNoTracking()
            .Where(row => row.CaseId == caseId && row.Role == role && row.DeletedAt == null)
            .Select(row => people ? row.PersonId : row.OrganisationId).ToListAsync(cancel);
        var names = await LinkNames.For(work.Db, ids.Select(id => new LinkedRecord(id, kind)), user.Clearance, cancel);
        var (added, problems) = (new List<long>(), new List<Problem>());
        var whom = ids.Distinct().ToList();
        foreach (var id in whom.Where(id => !names.ContainsKey(id) || !there.Contains(id)))
        {
            var part = new ParticipantDetails { CaseId = caseId, Role = role };
            if (people) part.PersonId = id;
            else part.OrganisationId = id;
            var outcome = await writer.Record<ParticipantRow, ParticipantDetails>(user, new(null, 0, part), cancel);
            if (outcome.Succeeded) added.Add(outcome.Value);
            else problems.AddRange(outcome.Problems.Select(problem =>
                new Problem("Forms.ConfirmProblem", names.GetValueOrDefault(id) ?? kind.Label, problem)));
        }
        return problems.Count > 0 ? Outcome<AddedToCase>.Failed(problems)
            : Outcome<AddedToCase>.Of(new(added.Select(id => (long?)id).FirstOrDefault(), added.Count, whom.Count - added.Count));
    }, cancel);
}
