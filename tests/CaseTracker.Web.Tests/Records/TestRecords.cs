using CaseTracker.App;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseTracker.Web.Tests.Records;

/// <summary>Synthetic records in the running program's database, written through its own handlers.</summary>
public sealed class TestRecords : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public TestRecords(string dataFolder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCaseTracker(new DatabaseOptions(DatabaseProvider.Sqlite,
            $"Data Source={Path.Combine(dataFolder, "casetracker.db")};Default Timeout={Patience.Limit.TotalSeconds}"));
        _services = services.BuildServiceProvider();
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task<long> Source(string title) =>
        Saved(Get<SaveRecord>().Handle(CurrentUser.Seed,
        New(new SourceDetails { Title = title, Publisher = "Test Publisher", Kind = SourceKind.Report, Published = Date("2024-12-10") })));

    public Task<long> Facility(string name) => Saved(Get<SaveRecord>().Handle(CurrentUser.Seed, New(new FacilityDetails { Name = name })));

    public Task<long> Person(string name, params NewCitation[] citations) => Saved(Get<SaveRecord>().Handle(CurrentUser.Seed,
        New(new PersonDetails { Name = name, NameKhmer = "សាកល្បង", Sex = Sex.Female, Birth = Date("1980-05-06") })
            with
        { Citations = citations }));

    public Task<long> Stay(long person, long? facility, string from, string? to = null, params NewCitation[] citations) =>
        Saved(Get<SaveRecord>().Handle(CurrentUser.Seed,
        New(new StayDetails { PersonId = person, FacilityId = facility, From = Date(from), To = to is null ? null : Date(to) })
            with
        { Citations = citations }));

    public Task<long> Event(long person, CustodyEventKind kind, string on, params NewCitation[] citations) =>
        Saved(Get<SaveRecord>().Handle(CurrentUser.Seed,
        New(new CustodyEventDetails { PersonId = person, Kind = kind, On = Date(on) }) with { Citations = citations }));

    /// <summary>A charge with a sentence, in a prosecution of its own.</summary>
    public async Task<long> Charge(long person, string label, params NewCitation[] citations)
    {
        var prosecution = await Saved(Get<SaveRecord>().Handle(CurrentUser.Seed, New(new ProsecutionDetails { PersonId = person })));
        var charge = await Saved(Get<SaveRecord>().Handle(CurrentUser.Seed,
            New(new ChargeDetails { PersonId = person, ProsecutionId = prosecution, Label = label, On = Date("2017-09-05") })
                with
            { Citations = citations }));
        await Saved(Get<SaveRecord>().Handle(CurrentUser.Seed,
            New(new SentenceDetails
            {
                PersonId = person,
                ProsecutionId = prosecution,
                ChargeId = charge,
                Years = 27,
                On = Date("2023-03-03")
            })));
        return charge;
    }

    public async Task<long> Case(string title, params long[] people)
    {
        var id = await Saved(Get<SaveRecord>().Handle(CurrentUser.Seed,
            New(new CaseDetails { Title = title, Kind = CaseKind.PoliticalPrisoner, On = Date("2017") })));
        foreach (var person in people)
            await Saved(Get<SaveRecord>().Handle(CurrentUser.Seed,
                New(new ParticipantDetails { CaseId = id, PersonId = person, Role = ParticipantRole.Defendant })));
        return id;
    }

    public async Task<PersonPage> Shown(long person)
    {
        var outcome = await Get<ShowPerson>().Handle(CurrentUser.Operator(), person, cancel: TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Save<T> New<T>(T details) => new(null, 0, details) { Same = SameRecord.Another };

    private static ImpreciseDate Date(string text) => ImpreciseDate.Parse(text).Value ?? throw new ArgumentException(text, nameof(text));

    private static async Task<long> Saved(Task<Outcome<long>> saving)
    {
        var outcome = await saving;
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }
}
