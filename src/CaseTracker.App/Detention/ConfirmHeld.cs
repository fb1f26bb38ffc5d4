using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Records that people were still held on a day, by one source: one custody event with its citation for each
/// person, all of them or none.</summary>
public sealed class ConfirmHeld
{
    private readonly RecordWriter _writer;

    internal ConfirmHeld(RecordWriter writer) => _writer = writer;

    /// <summary>The new events' fact ids in the order of the persons, or what is wrong, with the person's name.</summary>
    /// <param name="locator">Page, paragraph or section of the source.</param>
    /// <param name="draft">The draft in which this was typed (<see cref="Save{T}.Draft"/>).</param>
    public Task<Outcome<IReadOnlyList<long>>> Handle(Actor actor, IReadOnlyList<long> people, ImpreciseDate on, long sourceId, string? locator = null, string? draft = null, CancellationToken cancel = default) =>
        _writer.Within(actor, async (work, writer) =>
        {
            work.Draft = draft;
            if (people.Count == 0) return Outcome<IReadOnlyList<long>>.Failed(new Problem("Forms.ConfirmNobody"));
            // What one closed source says is as closed as the source.
            var source = await work.Db.Sources.AsNoTracking().SingleOrDefaultAsync(row => row.Id == sourceId, cancel);
            var level = source?.Confidentiality > Confidentiality.Internal ? source.Confidentiality : Confidentiality.Internal;
            var published = ShowSource.Day(source?.Published);
            if (published is { } day && on.Earliest > day) return Outcome<IReadOnlyList<long>>.Failed(new Problem("Forms.ConfirmedBeforeItHappened", ImpreciseDate.Of(day), on));
            var record = new RecordCustodyEvent(writer);
            var names = await LinkNames.For(work.Db, people.Select(id => (long?)id), actor.Clearance, cancel);
            var (events, problems) = (new List<long>(), new List<Problem>());
            foreach (var person in people.Distinct())
            {
                var details = new CustodyEventDetails { PersonId = person, Kind = CustodyEventKind.ConfirmedHeld, On = on, PublishedOn = published };
                var outcome = await record.Handle(actor, new Save<CustodyEventDetails>(null, 0, details, level) { Citations = [new NewCitation(sourceId, "on", locator, on.Text, AsOf: on)] }, cancel);
                if (outcome.Succeeded) events.Add(outcome.Value);
                else problems.AddRange(outcome.Problems.Select(problem => new Problem("Forms.ConfirmProblem", names.GetValueOrDefault(person) ?? Texts.Say("PersonPages.Record"), problem)));
            }
            return problems.Count > 0 ? Outcome<IReadOnlyList<long>>.Failed(problems) : Outcome<IReadOnlyList<long>>.Of(events);
        }, cancel);
}
