using CaseTracker.App.Database;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Demo;

/// <summary>What the stories stand on: provinces, countries and articles of the seed data, and prisons, courts, units, companies, papers
/// and sources that never were.</summary>
internal sealed class DemoGround(DemoWriter writer, DemoDates dates, int people)
{
    private static readonly string[] Publishers =
    [
        "Test Morning Paper", "Test Rights Network", "Test Radio", "Test Court Monitor", "Test Legal Clinic", "Test Weekly",
    ];

    private readonly List<DemoSource> _sources = [];
    private readonly List<long> _countries = [];

    public IReadOnlyList<long> Provinces { get; private set; } = [];
    public IReadOnlyList<long> Countries => _countries;
    public long Cambodia { get; private set; }
    public IReadOnlyList<long> Articles { get; private set; } = [];
    public List<long> Villages { get; } = [];
    public List<long> Prisons { get; } = [];
    public List<long> Stations { get; } = [];
    public List<long> Courts { get; } = [];
    public List<long> Forces { get; } = [];
    public List<long> Companies { get; } = [];
    public List<long> Groups { get; } = [];
    public List<long> Media { get; } = [];
    public List<long> Bodies { get; } = [];

    /// <summary>The first source that came out after the day.</summary>
    public DemoSource After(DateOnly day, int others = 0)
    {
        var at = _sources.FindIndex(source => source.Published >= day);
        return _sources[Math.Min(at < 0 ? _sources.Count - 1 : at + others, _sources.Count - 1)];
    }

    /// <summary>False where the seed data is not there.</summary>
    public async Task<bool> Make(CaseTrackerDb db, CancellationToken cancel)
    {
        var places = await db.Places.AsNoTracking().Where(row => row.DeletedAt == null).OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Kind, row.IsoCode }).ToListAsync(cancel);
        Provinces = [.. places.Where(row => row.Kind == PlaceKind.Province).Select(row => row.Id)];
        Cambodia = places.Find(row => row.IsoCode == "KH")?.Id ?? 0;
        _countries.AddRange(places.Where(row => row.Kind == PlaceKind.Country && row.Id != Cambodia).Select(row => row.Id));
        Articles = await db.LegalArticles.AsNoTracking().Where(row => row.DeletedAt == null).OrderBy(row => row.Id).Select(row => row.Id)
            .ToListAsync(cancel);
        if (Provinces.Count == 0 || Cambodia == 0 || Articles.Count == 0) return false;
        await Sources();
        await Places();
        await Organisations();
        return true;
    }

    /// <summary>One a fortnight or so over nine years, of every kind, in both languages.</summary>
    private async Task Sources()
    {
        var kinds = Enum.GetValues<SourceKind>();
        var count = Math.Max(60, people / 6);
        for (var number = 0; number < count; number++)
        {
            var kind = kinds[number % kinds.Length];
            var published = dates.Ago(9 * 365 * (count - 1 - number) / count);
            var publisher = Publishers[number % Publishers.Length];
            var khmer = number % 4 == 3;
            var id = await writer.Save(new SourceDetails
            {
                Title = khmer ? $"{DemoNames.KhmerOf("ឯកសារ", number)} ({publisher})" : $"{DemoNames.Of("document", number)} ({publisher})",
                Publisher = publisher,
                Kind = kind,
                Published = number % 11 == 5 ? DemoDates.Told(published, new DemoChance(number)) : DemoDates.On(published),
                Language = khmer ? "km" : "en",
                Address = number % 3 == 0 ? $"https://documents.example/{number + 1}" : null,
                Reliability = Enum.GetValues<SourceReliability>()[number % 6],
                Note = number % 20 == 0 ? "Made up for training." : null,
            });
            _sources.Add(new(id, published));
        }
    }

    private async Task Places()
    {
        for (var number = 0; number < 4; number++)
            _countries.Add(await writer.Save(new PlaceDetails
            {
                Name = DemoNames.Of("Country", number),
                NameKhmer = DemoNames.KhmerOf("ប្រទេស", number),
                Kind = PlaceKind.Country,
            }, _sources[number]));
        for (var number = 0; number < Math.Max(20, people / 30); number++)
            Villages.Add(await writer.Save(new PlaceDetails
            {
                Name = DemoNames.Of("Village", number),
                NameKhmer = DemoNames.KhmerOf("ភូមិ", number),
                Kind = PlaceKind.Settlement,
                ParentId = Provinces[number * 7 % Provinces.Count],
            }, _sources[number % _sources.Count]));
        for (var number = 0; number < 18; number++)
            Prisons.Add(await Facility("Prison", "ពន្ធនាគារ", FacilityKind.Prison, number));
        for (var number = 0; number < 12; number++)
            Stations.Add(await Facility("Police Station", "ប៉ុស្តិ៍នគរបាល", FacilityKind.PoliceStation, number));
    }

    private Task<long> Facility(string what, string khmer, FacilityKind kind, int number) => writer.Save(new FacilityDetails
    {
        Name = DemoNames.Of(what, number),
        NameKhmer = DemoNames.KhmerOf(khmer, number),
        Kind = kind,
        PlaceId = Provinces[number * 5 % Provinces.Count],
    });

    private async Task Organisations()
    {
        await Some(Courts, 10, "Court", "តុលាការ", OrganisationKind.Court);
        await Some(Forces, 8, "Police Unit", "អង្គភាពនគរបាល", OrganisationKind.StateBody);
        await Some(Bodies, 6, "International Body", "ស្ថាប័នអន្តរជាតិ", OrganisationKind.InterGovernmental);
        await Some(Companies, Math.Max(8, people / 60), "Company", "ក្រុមហ៊ុន", OrganisationKind.Company);
        await Some(Media, Math.Max(6, people / 100), "Newspaper", "កាសែត", OrganisationKind.Media);
        foreach (var (kind, what, khmer) in new[]
        {
            (OrganisationKind.PoliticalParty, "Party", "គណបក្ស"), (OrganisationKind.TradeUnion, "Union", "សហជីព"),
            (OrganisationKind.Ngo, "Association", "សមាគម"), (OrganisationKind.Movement, "Movement", "ចលនា"),
        })
            await Some(Groups, Math.Max(2, people / 250), what, khmer, kind);
    }

    private async Task Some(List<long> into, int count, string what, string khmer, OrganisationKind kind)
    {
        for (var number = 0; number < count; number++)
            into.Add(await writer.Save(new OrganisationDetails
            {
                Name = DemoNames.Of(what, number),
                NameKhmer = DemoNames.KhmerOf(khmer, number),
                Kind = kind,
                Founded = DemoDates.On(new DateOnly(1995 + (number % 20), 1 + (number % 12), 1)),
            }, _sources[number % _sources.Count]));
    }
}
