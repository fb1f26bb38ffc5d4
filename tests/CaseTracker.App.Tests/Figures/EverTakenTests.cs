using CaseTracker.App.Figures;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Figures;

public class EverTakenTests
{
    [Fact]
    public async Task Individuals_and_groups_add_up_to_a_minimum_in_which_a_named_member_counts_once()
    {
        await using var database = await TestDatabase.Create();
        var (one, member) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        await database.Person("Test Person C");
        await database.Event(one, CustodyEventKind.Arrest, "2024-05-01");
        await database.Event(one, CustodyEventKind.Release, "2024-05-02");
        await database.Event(member, CustodyEventKind.Arrest, "2024-05-01");
        var wanted = await database.Person("Test Person D");
        await database.Event(wanted, CustodyEventKind.WarrantIssued, "2024-05-01");
        var group = await Group(database, "Test Group", (CountStage.Arrested, "at least 94"), (CountStage.Held, "60"),
            (CountStage.Charged, "200"));
        await Group(database, "Test Uncounted", (CountStage.Held, "dozens"));
        await Saved(database.Get<SaveRecord>().Handle<IdentityLinkDetails>(Administrator,
            new(null, 0, new()
            {
                PersonId = member,
                OtherPersonId = group,
                Kind = IdentityLinkKind.MemberOfGroup,
                Stage = CountStage.Arrested
            })));

        var ever = (await database.Get<CountEverTaken>().Handle(Advocate)).Value;
        // Two people, and 94 less the one who is named.
        Assert.Equal((2, "at least 95"), (ever.Individuals, ever.Number.Text));
        Assert.Contains(ever.Assumptions, assumption => assumption.Key == "Ledger.AssumesUncounted"
            && assumption.Localize().Contains("Test Uncounted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_above_the_clearance_adds_nothing()
    {
        await using var database = await TestDatabase.Create();
        var hidden = await database.Person("Test Hidden", level: Confidentiality.Confidential);
        await database.Event(hidden, CustodyEventKind.Arrest, "2024-05-01", level: Confidentiality.Internal);
        var shown = await database.Person("Test Shown");
        await database.Event(shown, CustodyEventKind.Arrest, "2024-05-01", level: Confidentiality.Confidential);
        Assert.Equal(0, (await database.Get<CountEverTaken>().Handle(Advocate)).Value.Individuals);
        Assert.Equal(2, (await database.Get<CountEverTaken>().Handle(Administrator)).Value.Individuals);
    }

    private static async Task<long> Group(TestDatabase database, string name, params (CountStage Stage, string Count)[] counts)
    {
        var group = await database.Person(name, details => details.Kind = PersonKind.Group);
        foreach (var (stage, count) in counts)
            await Saved(database.Get<SaveRecord>().Handle<GroupCountDetails>(Administrator,
                new(null, 0, new()
                {
                    PersonId = group,
                    Stage = stage,
                    Count = BoundedNumber.Parse(count).Value,
                    On = Date("2024-05")
                })));
        return group;
    }
}
