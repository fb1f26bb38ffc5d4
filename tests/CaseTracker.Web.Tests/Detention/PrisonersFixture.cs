using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Layout;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Detention;

[CollectionDefinition(nameof(PrisonersFixture))]
public sealed class PrisonersCollection : ICollectionFixture<PrisonersFixture>;

/// <summary>A program of its own, with synthetic people of every kind that the list tells apart beside the seed data. What is counted
/// there, no test changes.</summary>
public sealed class PrisonersFixture(AppFixture app) : IAsyncLifetime
{
    /// <summary>The list of a day, narrowed to the people of these tests.</summary>
    public const string Address = "/prisoners?as-of=2024-12-10&name=Test%20Prisoner";

    private TestRecords _records = default!;

    public TestApp App { get; private set; } = default!;
    public long Possible { get; private set; }
    public long Certain { get; private set; }

    public async ValueTask InitializeAsync()
    {
        App = await TestApp.Start(app);
        _records = new TestRecords(App.DataFolder);
        var (report, letter) = (await _records.Source("Test Prisoner report"), await _records.Source("Test Prisoner letter"));
        Possible = await _records.Person("Test Prisoner Arun");
        await _records.Event(Possible, CustodyEventKind.Arrest, "2019-01-01", new NewCitation(report, "on", "p. 1"));
        Certain = await _records.Person("Test Prisoner Bora");
        await _records.Event(Certain, CustodyEventKind.Arrest, "2024-11-01", new NewCitation(letter, "on", "p. 2"));
        await _records.Charge(Certain, "incitement", new NewCitation(report, "label", "p. 1", "incitement"),
            new NewCitation(letter, "label", "p. 2", "plotting"));
        var free = await _records.Person("Test Prisoner Chan");
        await _records.Event(free, CustodyEventKind.Arrest, "2024-03-01");
        await _records.Event(free, CustodyEventKind.Release, "2024-03-02");
        var hidden = await Saved(new PersonDetails { Name = "Test Prisoner Hidden" }, Confidentiality.Confidential);
        await _records.Event(hidden, CustodyEventKind.Arrest, "2024-11-01");
        var child = await Saved(new PersonDetails { Name = "Test Prisoner Dara", AgeGroup = AgeGroup.Child }, Confidentiality.Internal);
        await _records.Event(child, CustodyEventKind.Arrest, "2024-11-01");
        var group = await Saved(new PersonDetails { Name = "Test Prisoner group", Kind = PersonKind.Group }, Confidentiality.Internal);
        var counted = await _records.Get<SaveRecord>().Handle(CurrentUser.Seed, new Save<GroupCountDetails>(null, 0,
            new GroupCountDetails
            {
                PersonId = group,
                Stage = CountStage.Arrested,
                Count = BoundedNumber.Parse("at least 94").Value,
                On = ImpreciseDate.Parse("2024-08").Value
            }));
        Assert.True(counted.Succeeded);
    }

    private async Task<long> Saved(PersonDetails person, Confidentiality level) =>
        (await _records.Get<SaveRecord>().Handle(CurrentUser.Seed, new Save<PersonDetails>(null, 0, person, level))).Value;

    public async ValueTask DisposeAsync()
    {
        await _records.DisposeAsync();
        await App.DisposeAsync();
    }
}
