using CaseTracker.App.Database;
using CaseTracker.App.Logging;
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
    /// <param name="source">A source on record, or a new one that is saved with the events.</param>
    /// <param name="again">Whether confirmations on record of what can be the same day are these, told by another source. Null asks where
    /// there are any.</param>
    /// <param name="draft">The draft in which this was typed (<see cref="Save{T}.Draft"/>).</param>
    public Task<Outcome<IReadOnlyList<long>>> Handle(CurrentUser user, IReadOnlyList<long> people, ImpreciseDate on, LogSource source,
        bool? again = null, string? draft = null, CancellationToken cancel = default) =>
        _writer.Within(user, async (work, writer) =>
        {
            work.Draft = draft;
            if (people.Count == 0) return Outcome<IReadOnlyList<long>>.Failed(new Problem("Forms.ConfirmNobody"));
            var cited = await LogWriting.Source(work, source, Confidentiality.Internal, cancel);
            if (!cited.Succeeded) return Outcome<IReadOnlyList<long>>.Failed(
                [.. cited.Problems.Select(problem => LogParts.Of(problem)?.Problem ?? problem)]);
            // What one closed source says is as closed as the source.
            var cites = await work.Db.Sources.AsNoTracking().SingleAsync(row => row.Id == cited.Value, cancel);
            var level = cites.Confidentiality > Confidentiality.Internal ? cites.Confidentiality : Confidentiality.Internal;
            var published = ShowSource.Day(cites.Published);
            if (published is { } day && on.Earliest > day)
                return Outcome<IReadOnlyList<long>>.Failed(new Problem("Forms.ConfirmedBeforeItHappened", ImpreciseDate.Of(day), on));
            var names = await LinkNames.For(work.Db, people.Select(id => (long?)id), user.Clearance, cancel);
            var (events, problems) = (new List<long>(), new List<Problem>());
            foreach (var person in people.Distinct())
            {
                var details = new CustodyEventDetails
                {
                    PersonId = person,
                    Kind = CustodyEventKind.ConfirmedHeld,
                    On = on,
                    PublishedOn = published
                };
                var outcome = await writer.Fact<CustodyEventRow, CustodyEventDetails>(user, new(null, 0, details, level)
                {
                    Citations = [new NewCitation(cited.Value, "on", source.Locator, on.Text, AsOf: on)],
                    Same = await Answer(work, details, again, cancel),
                }, cancel);
                if (outcome.Succeeded) events.Add(outcome.Value);
                else problems.AddRange(outcome.Problems.Select(problem =>
                    new Problem("Forms.ConfirmProblem", names.GetValueOrDefault(person) ?? Texts.Localize("PersonPages.Record"), problem)));
            }
            return problems.Count > 0 ? Outcome<IReadOnlyList<long>>.Failed(problems) : Outcome<IReadOnlyList<long>>.Of(events);
        }, cancel);

    private static async Task<SameRecord?> Answer(WriteContext work, CustodyEventDetails told, bool? again, CancellationToken cancel)
    {
        if (again is not true) return again is null ? null : SameRecord.Another;
        var likely = await SecondSources.Among(work.Db, CustodyEventDetails.Catalogue, told, work.CurrentUser.Clearance, cancel);
        return new SameRecord(likely.OrderByDescending(one => ((CustodyEventDetails)one.Details).On?.Edtf == told.On!.Edtf)
            .Select(one => (long?)one.Id).FirstOrDefault());
    }
}
