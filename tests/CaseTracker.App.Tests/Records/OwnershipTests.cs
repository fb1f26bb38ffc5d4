using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

public sealed class OwnershipTests
{
    [Fact]
    public async Task A_charge_names_only_a_prosecution_of_its_own_person()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        var charge = await database.Get<SaveRecord>().Handle<ChargeDetails>(Researcher,
            new(null, 0, new() { PersonId = one, ProsecutionId = await database.Prosecution(other), Label = "Test charge" }));
        Assert.Equal(["Errors.LinkOfAnother"], charge.Keys());
    }

    [Fact]
    public async Task A_sentence_names_only_a_charge_of_its_own_person_and_prosecution()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        var (first, second, others) = (await database.Prosecution(one), await database.Prosecution(one), await database.Prosecution(other));
        var (charge, othersCharge) = (await database.Charge(one, first, "Test charge"),
            await database.Charge(other, others, "Test charge"));
        Task<Domain.Values.Outcome<long>> Sentence(long prosecution, long of) =>
            database.Get<SaveRecord>().Handle<SentenceDetails>(Researcher,
            new(null, 0, new() { PersonId = one, ProsecutionId = prosecution, ChargeId = of, Years = 2 }));
        Assert.Equal(["Errors.LinkOfAnother"], (await Sentence(first, othersCharge)).Keys());
        Assert.Equal(["Errors.LinkOfAnother"], (await Sentence(second, charge)).Keys());
        Assert.True((await Sentence(first, charge)).Succeeded);
    }

    [Fact]
    public async Task A_charge_does_not_leave_its_sentence_in_another_prosecution()
    {
        await using var database = await TestDatabase.Create();
        var one = await database.Person("Test Person A");
        var (first, second) = (await database.Prosecution(one), await database.Prosecution(one));
        var charge = await database.Charge(one, first, "Test charge");
        Task<Domain.Values.Outcome<long>> Move(int version, long to) => database.Get<SaveRecord>().Handle<ChargeDetails>(Researcher,
            new(charge, version, new() { PersonId = one, ProsecutionId = to, Label = "Test charge" }, Reason: "Test reason"));
        Assert.True((await Move(1, second)).Succeeded);
        await Saved(database.Get<SaveRecord>().Handle<SentenceDetails>(Researcher,
            new(null, 0, new() { PersonId = one, ProsecutionId = second, ChargeId = charge, Years = 2 })));
        Assert.Equal(["Errors.ChargeIsSentenced"], (await Move(2, first)).Keys());
    }

    [Fact]
    public async Task An_event_names_only_a_prosecution_of_its_own_person()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        var event_ = await database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(null, 0, new()
            {
                PersonId = one,
                Kind = CustodyEventKind.Arrest,
                On = Date("2024-05-01"),
                ProsecutionId = await database.Prosecution(other)
            }));
        Assert.Equal(["Errors.LinkOfAnother"], event_.Keys());
    }

    [Fact]
    public async Task A_correction_does_not_move_a_fact_to_another_person()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        var stay = await Saved(database.Get<SaveRecord>().Handle<StayDetails>(Researcher,
            new(null, 0, new() { PersonId = one, From = Date("2019-01-05") })));
        var moved = await database.Get<SaveRecord>().Handle<StayDetails>(Researcher,
            new(stay, 1, new() { PersonId = other, From = Date("2019-01-05") }, Reason: "Test reason"));
        Assert.Equal(["Errors.OwnerFixed"], moved.Keys());
    }

    [Fact]
    public async Task A_prosecution_does_not_become_another_persons_with_the_charges_that_it_has()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        var prosecution = await database.Prosecution(one);
        Assert.Equal(["Errors.OwnerFixed"], (await database.Get<SaveRecord>()
            .Handle<ProsecutionDetails>(Researcher, new(prosecution, 1, new() { PersonId = other }))).Keys());
    }
}
