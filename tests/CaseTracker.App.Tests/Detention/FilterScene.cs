using System.Globalization;
using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Tags;
using CaseTracker.App.Tests.Review;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

/// <summary>Two of each thing that a filter can ask for, and people who have one, the other, both or neither.</summary>
internal sealed class FilterScene(TestDatabase database)
{
    public static readonly DateOnly Day = new(2024, 12, 10);

    public long[] Articles { get; private set; } = [];
    public long[] Courts { get; private set; } = [];
    public long[] Provinces { get; private set; } = [];
    public long[] Facilities { get; private set; } = [];
    public long[] Organisations { get; private set; } = [];
    public long[] Cases { get; private set; } = [];
    public long[] Sources { get; private set; } = [];

    public static async Task<FilterScene> Make(TestDatabase database, Confidentiality level = Confidentiality.Internal)
    {
        var scene = new FilterScene(database);
        var law = await Saved(database.Get<SaveRecord>().Handle<LawDetails>(Administrator, new(null, 0, new() { Title = "Test Code" })));
        scene.Articles = await Two(n => database.Get<SaveRecord>()
            .Handle<LegalArticleDetails>(Administrator, new(null, 0, new() { LawId = law, Number = n, Heading = "Test heading" }, level)));
        scene.Courts = await Two(n => database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = $"Test Court {n}" }, level)));
        scene.Organisations = await Two(n => database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = $"Test Party {n}" }, level)));
        scene.Cases = await Two(n => database.Get<SaveRecord>()
            .Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = $"Test case {n}" }, level)));
        scene.Provinces = await Two(n => database.Get<SaveRecord>()
            .Handle<PlaceDetails>(Administrator, new(null, 0, new() { Name = $"Test Province {n}", Kind = PlaceKind.Province }, level)));
        var districts = new long[2];
        for (var n = 0; n < 2; n++)
            districts[n] = await Saved(database.Get<SaveRecord>()
                .Handle<PlaceDetails>(Administrator, new(null, 0, new()
                {
                    Name = $"Test District {n}",
                    Kind = PlaceKind.Area,
                    ParentId = scene.Provinces[n]
                }, level)));
        scene.Facilities = new long[2];
        for (var n = 0; n < 2; n++)
            scene.Facilities[n] = await Saved(database.Get<SaveRecord>()
                .Handle<FacilityDetails>(Administrator, new(null, 0, new() { Name = $"Test Prison {n}", PlaceId = districts[n] }, level)));
        scene.Sources = [await database.Source("Test source 0"), await database.Source("Test source 1")];
        return scene;
    }

    /// <summary>A prisoner who has the nth of everything.</summary>
    public async Task<long> Prisoner(int n, Confidentiality facts = Confidentiality.Internal)
    {
        var id = await database.Person($"Test Prisoner {n}", person =>
        {
            person.Sex = n == 0 ? Sex.Female : Sex.Male;
            person.AgeGroup = n == 0 ? AgeGroup.Adult : AgeGroup.Unknown;
            person.Occupation = n == 0 ? "Journalist" : "Farmer";
        });
        await Give(id, n, facts);
        if (n == 0) await database.Step(Administrator, id, ReviewMove.Submit);
        Assert.True((await database.Get<ChangeTags>().Put(Administrator, id, $"Test tag {n}")).Succeeded);
        return id;
    }

    public async Task Give(long id, int n, Confidentiality facts)
    {
        // Known to everybody, so that the person is on the list whatever else is hidden.
        await database.Event(id, CustodyEventKind.DetentionOrdered, n == 0 ? "2024-12-01" : "2023-03-03");
        var arrest = await database.Event(id, CustodyEventKind.Arrest, n == 0
            ? "2024-11-01" : "2023-02-02", arrest => arrest.PlaceId = Provinces[n], facts);
        await Saved(database.Get<SaveRecord>().Handle<StayDetails>(Administrator,
            new(null, 0, new() { PersonId = id, FacilityId = Facilities[n], From = Date(n == 0 ? "2024-11-02" : "2023-02-03") },
            facts)
            { Same = SameRecord.Another }));
        var prosecution = await Saved(database.Get<SaveRecord>()
            .Handle<ProsecutionDetails>(Administrator, new(null, 0, new()
            {
                PersonId = id,
                CourtId = Courts[n],
                CaseId = Cases[n],
                Judge = $"Test Judge {n}; Test Judge of both"
            }, facts)
            { Same = SameRecord.Another }));
        var charge = await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator, new(null, 0,
            new ChargeDetails
            {
                PersonId = id,
                ProsecutionId = prosecution,
                ArticleId = Articles[n],
                Label = n == 0
                ? "Incitement" : "treason"
            }, facts)
        { Same = SameRecord.Another }));
        await Saved(database.Get<SaveRecord>().Handle<SentenceDetails>(Administrator, new(null, 0,
            new SentenceDetails
            {
                PersonId = id,
                ProsecutionId = prosecution,
                ChargeId = charge,
                On = Date("2024-12-02"),
                Years = n == 0
                ? 6 : 2
            }, facts)
        { Same = SameRecord.Another }));
        await Saved(database.Get<SaveRecord>().Handle<MembershipDetails>(Administrator,
            new(null, 0, new() { PersonId = id, OrganisationId = Organisations[n] }, facts)));
        await Saved(database.Get<SaveRecord>().Handle<AssessmentDetails>(Administrator, new(null, 0,
            new AssessmentDetails
            {
                PersonId = id,
                Definition = AssessmentDefinition.Aapp,
                Conclusion = n == 0
                ? AssessmentConclusion.Meets : AssessmentConclusion.DoesNotMeet,
                AssessorName = "Test assessor"
            }, facts)));
        if (n == 0) return;
        // The second has a conflict that only those see who see the arrest.
        await database.Cite(Sources[0], arrest, "on", "2 February 2023");
        await database.Cite(Sources[1], arrest, "on", "3 February 2023");
    }

    /// <summary>A value of each filter that takes the first prisoner and not the second.</summary>
    public IEnumerable<(string Key, string Value)> OfTheFirst() =>
    [
        ("article", Text(Articles[0])), ("label", "INCITEMENT"), ("court", Text(Courts[0])), ("judge", "TEST judge 0"),
            ("province", Text(Provinces[0])),
            ("arrest-province", Text(Provinces[0])),
        ("facility", Text(Facilities[0])), ("sex", "Female"), ("age", "Adult"), ("occupation", "journalist"),
            ("organisation", Text(Organisations[0])), ("case", Text(Cases[0])),
        ("arrested", "2024"), ("arrested", "2024-10-15..2024-11-30"), ("arrested", "2024-01-01.."), ("sentence-over", "5"),
            ("assessment", "Aapp:Meets"), ("conflicting", "no"), ("review", "Submitted"), ("tag", "test tag 0"),
    ];

    /// <summary>Values that take the second and not the first.</summary>
    public IEnumerable<(string Key, string Value)> OfTheSecond() =>
    [
        ("article", Text(Articles[1])), ("label", "treason"), ("judge", "Test Judge 1"), ("province", Text(Provinces[1])),
            ("facility", Text(Facilities[1])),
            ("sex", "Male"), ("arrested", "..2023-12-31"),
        ("assessment", "Aapp:DoesNotMeet"), ("conflicting", "yes"), ("unconfirmed", "365"), ("review", "NotReviewed"),
        ("tag", "test TAG 1"),
    ];

    /// <summary>Those that rest on facts, which may be hidden.</summary>
    public static IReadOnlySet<string> OnThePerson { get; } = new HashSet<string>(StringComparer.Ordinal) { "sex", "age", "occupation",
        "conflicting", "unconfirmed", "review", "tag" };

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static async Task<long[]> Two(Func<string, Task<Domain.Values.Outcome<long>>> save) =>
        [await Saved(save("0")), await Saved(save("1"))];
}
