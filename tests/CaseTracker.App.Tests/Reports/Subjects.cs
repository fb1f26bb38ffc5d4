using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.App.Reports;
using CaseTracker.App.Tests.Related;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Reports;

/// <summary>Some records of each subject that a report may have, in the last quarter of 2024, and what is written of them later: one more,
/// one corrected, one removed.</summary>
internal sealed class Subjects
{
    public static readonly ReportKind[] Kinds = [ReportKind.Charges, ReportKind.Land, ReportKind.Transnational, ReportKind.CivicSpace,
        ReportKind.Figures];

    private readonly TestDatabase _database;
    private readonly List<Func<Task>> _changes = [];

    private Subjects(TestDatabase database) => _database = database;

    public static async Task<Subjects> Write(TestDatabase database)
    {
        var subjects = new Subjects(database);
        var person = await database.Person("Test Person Charged");
        var prosecution = await database.Prosecution(person);
        var (disputes, abroad) = (await database.CaseOf("Test case of land"), await database.CaseOf("Test case abroad",
            Domain.Cases.CaseKind.TransnationalRepression));
        var others = new Queue<long>();
        for (var made = 0; made < 3; made++) others.Enqueue(await database.CaseOf($"Test case of land {made}"));
        await subjects.Some<ChargeDetails>((on, word) => new()
        {
            PersonId = person,
            ProsecutionId = prosecution,
            Label = $"Test charge {word}",
            On = on,
            Outcome = ChargeOutcome.Convicted,
            OutcomeOn = on,
        });
        await subjects.Some<LandDisputeDetails>((on, word) => new()
        { CaseId = word == "first" ? disputes : others.Dequeue(), Families = BoundedNumber.Of(word.Length), StatusOn = on });
        await subjects.Some<EventDetails>((on, word) => new() { CaseId = disputes, Kind = EventKind.Eviction, On = on, Title = word });
        await subjects.Some<TransnationalActDetails>((on, word) => new()
        { CaseId = abroad, Method = word == "first" ? TransnationalMethod.Assault : TransnationalMethod.Abduction, On = on });
        await subjects.Some<EventDetails>((on, word) => new()
        { CaseId = disputes, Kind = EventKind.MediaClosed, On = on, Title = $"Test {word}" });
        await subjects.Some<ResponseDetails>((on, word) => new() { Subject = $"Test response {word}", On = on });
        await subjects.Some<FigureDetails>((on, word) => new()
        { Subject = $"Test figure {word}", AsOf = on, Count = BoundedNumber.Of(word.Length) });
        return subjects;
    }

    public async Task Change()
    {
        foreach (var change in _changes) await change();
    }

    private async Task Some<T>(Func<ImpreciseDate, string, T> of) where T : class, IDetails<T>, new()
    {
        var (first, second) = (await Save(of(Date("2024-11-05"), "first")), await Save(of(Date("2024-12"), "second")));
        _changes.Add(async () =>
        {
            await Save(of(Date("2024-10-20"), "third"));
            await Save(of(Date("2024-09-03"), "first"), first);
            await Saved(_database.Get<RemoveRecord>().Handle(Administrator, second, 1, "Test"));
        });
    }

    private Task<long> Save<T>(T details, long? id = null) where T : class, IDetails<T>, new() =>
        Saved(_database.Get<SaveRecord>().Handle<T>(Administrator, new(id, id is null ? 0 : 1, details, Confidentiality.Internal,
            id is null ? null : "Test: misread")
        { Same = SameRecord.Another }));
}
