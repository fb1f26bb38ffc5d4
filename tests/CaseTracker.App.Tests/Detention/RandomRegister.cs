using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Tests.Detention;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

/// <summary>Writes random people and facts of every level through the handlers in random order, with corrections, changes of
/// level, removals and what rules refuse. Each write has a moment of its own.</summary>
internal sealed class RandomRegister(TestDatabase database, int seed)
{
#pragma warning disable CA5394 // Chance for tests, not for secrets.
    private readonly Random _random = new(seed);
    private readonly RandomHistories _histories = new(seed);
    private readonly List<Func<Task>> _writes = [];

    public static async Task Fill(TestDatabase database, int seed, int people)
    {
        var register = new RandomRegister(database, seed);
        for (var number = 1; number <= people; number++) await register.Person(number);
        var writes = register._writes.ToArray();
        register._random.Shuffle(writes);
        foreach (var write in writes)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await write();
        }
        database.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task Person(int number)
    {
        var details = new PersonDetails
        {
            Name = $"Test Person {number}",
            Kind = _random.Next(15) == 0
            ? PersonKind.Group : PersonKind.Individual
        };
        var id = await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator, new(null, 0, details, Level())));
        long[] prosecutions = [await database.Prosecution(id), await database.Prosecution(id)];
        long Own(long prosecution) => prosecutions[prosecution % 2];
        var history = _histories.Next(id);
        foreach (var fact in history.Events)
        {
            fact.Details.ProsecutionId = fact.Details.ProsecutionId is { } of ? Own(of) : null;
            Write(fact.Details, save => database.Get<SaveRecord>()
                .Handle(Administrator, save), () => fact.Details with { Order = 2, PublishedOn = new DateOnly(2025, 1, 1) });
        }
        foreach (var fact in history.Stays)
            Write(fact.Details, save => database.Get<SaveRecord>()
                .Handle(Administrator, save), () => fact.Details with { Order = 1, Regime = StayRegime.HouseArrest });
        foreach (var fact in history.Charges)
            Write(fact.Details with { ProsecutionId = Own(fact.Details.ProsecutionId), Label = "Test" },
                save => database.Get<SaveRecord>().Handle(Administrator, save), () =>
                fact.Details with { ProsecutionId = Own(fact.Details.ProsecutionId), Label = "Test", On = Date("2024-02") });
        if (history.Sentences.Count > 0)
        {
            var charge = await database.Charge(id, prosecutions[0], "Test");
            foreach (var fact in history.Sentences)
                Write(fact.Details with { ProsecutionId = prosecutions[0], ChargeId = charge }, save => database.Get<SaveRecord>()
                    .Handle(Administrator, save), () => fact.Details
                    with
                    { ProsecutionId = prosecutions[0], ChargeId = charge, Years = 3 });
        }
        if (_random.Next(3) == 0)
            _writes.Add(() => database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
                new(id, 1, details with { Occupation = "Test" }, Level())));
        if (_random.Next(10) == 0) _writes.Add(() => Removed(id));
    }

    /// <summary>Records a fact of any level, and sometimes corrects it.</summary>
    private void Write<T>(T details, Func<Save<T>, Task<Outcome<long>>> handle, Func<T> corrected) where T : class =>
        _writes.Add(async () =>
    {
        var saved = await handle(new(null, 0, details, Level()) { Same = SameRecord.Another });
        if (!saved.Succeeded || _random.Next(3) > 0) return;
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await handle(new(saved.Value, 1, corrected(), Level(), "Test"));
    });

    private Task<Outcome<long>> Removed(long person) => database.Get<UnitOfWork>().Run(Administrator, Permission.EditRecords, async work =>
    {
        (await work.Db.People.FindAsync(person))!.DeletedAt = work.Now;
        return Outcome<long>.Of(person);
    }, TestContext.Current.CancellationToken);

    private Confidentiality Level() => _random.Next(4) > 0 ? Confidentiality.Internal : (Confidentiality)_random.Next(4);
#pragma warning restore CA5394
}
