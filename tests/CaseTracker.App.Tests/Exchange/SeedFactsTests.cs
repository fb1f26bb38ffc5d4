using System.Globalization;
using System.Reflection;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>A database with the seed data, for tests that only read it.</summary>
public sealed class SeededDatabase : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Database = await SeedRun.Loaded();

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <summary>What the seed data says, and that each of it has a source.</summary>
public sealed class SeedFactsTests(SeededDatabase seeded) : IClassFixture<SeededDatabase>, IDisposable
{
    private readonly CaseTrackerDb _db = seeded.Database.Open();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _db.Dispose();

    [Fact]
    public async Task Whose_part_in_a_case_is_no_listed_role_has_the_title_or_the_words_that_a_document_prints()
    {
        var others = await _db.Participants.Where(row => row.Role == ParticipantRole.Other).ToListAsync(Cancel);
        Assert.NotEmpty(others);
        var cited = await _db.Citations.Where(row => row.Field == "title").ToListAsync(Cancel);
        Assert.All(others, part => Assert.Contains(cited, citation => citation.RecordId == part.Id
            && !string.IsNullOrWhiteSpace(citation.Reported) && part.PartInWords == part.Title));
    }

    [Fact]
    public async Task Every_filled_field_of_every_fact_has_a_citation_with_a_locator_and_a_claim()
    {
        var cited = (await _db.Citations.AsNoTracking().ToListAsync(Cancel)).ToLookup(citation => citation.RecordId);
        var facts = (await Facts(_db.CustodyEvents, CustodyEventDetails.Catalogue))
            .Concat(await Facts(_db.Charges, ChargeDetails.Catalogue))
            .Concat(await Facts(_db.Sentences, SentenceDetails.Catalogue)).Concat(await Facts(_db.GroupCounts, GroupCountDetails.Catalogue))
            .Concat(await Facts(_db.Memberships, MembershipDetails.Catalogue)).Concat(await Facts(_db.Relations, RelationDetails.Catalogue))
            .Concat(await Records(_db.Figures, FigureDetails.Catalogue)).Concat(await Records(_db.Events, EventDetails.Catalogue))
            .Concat(await Records(_db.Involvements, InvolvementDetails.Catalogue))
                .Concat(await Records(_db.LandDisputes, LandDisputeDetails.Catalogue))
            .Concat(await Records(_db.TransnationalActs, TransnationalActDetails.Catalogue))
                .Concat(await Records(_db.Sanctions, SanctionDetails.Catalogue))
            .Concat(await Records(_db.Responses, ResponseDetails.Catalogue))
                .Concat(await Records(_db.Set<CaseTracker.App.Responses.InstrumentRow>(), InstrumentDetails.Catalogue)).ToList();
        Assert.Equal(129, facts.Count);
        foreach (var (id, fields) in facts)
        {
            Assert.NotEmpty(fields);
            foreach (var field in fields) Assert.Contains(cited[id], citation => citation.Field == field && citation.Reported is not null);
            Assert.All(cited[id], citation => Assert.Matches("^Claim S[0-4]-[0-9]{2}", citation.Note));
        }
        Assert.All(cited.SelectMany(citations => citations), citation => Assert.False(string.IsNullOrWhiteSpace(citation.Locator)));
    }

    [Fact]
    public async Task Every_record_but_a_source_and_a_citation_is_cited()
    {
        var uncited = await _db.Headers.Where(header => header.Kind != RecordKind.Source && header.Kind != RecordKind.Citation)
            .Where(header => !_db.Citations.Any(citation => citation.RecordId == header.Id))
            .Join(_db.SeedEntries, header => header.Id, entry => entry.RecordId, (_, entry) => entry.Key).ToListAsync(Cancel);
        Assert.Empty(uncited);
    }

    [Fact]
    public async Task Nothing_that_home_or_a_page_counts_lacks_a_source() =>
        Assert.Equal(0, (await seeded.Database.Get<UncitedFacts>().Handle(Team.Administrator, cancel: Cancel)).Value.Total);

    [Fact]
    public async Task The_arrest_is_uncertain_and_inferred_and_says_how()
    {
        var id = await SeedRun.Id(_db, "arrest:kem-sokha");
        var arrest = await _db.CustodyEvents.AsNoTracking().SingleAsync(row => row.FactId == id, Cancel);
        Assert.Equal(CustodyEventKind.Arrest, arrest.Kind);
        Assert.Equal(new ImpreciseDate("2017-09-03?", "2017-09-03?", DateBasis.Inferred, arrest.On!.Note, new(2017, 9, 3), new(2017, 9, 3),
            DateExtent.Day, true), arrest.On);
        Assert.Contains("Sunday", arrest.On.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("charge:kem-sokha", "label")]
    [InlineData("count:clv-arrested", "count")]
    [InlineData("count:clv-arrested", "on")]
    [InlineData("count:mother-nature-sentenced", "stage")]
    [InlineData("participant:chinese-military-presence/china", "certainty")]
    public async Task Where_documents_disagree_both_values_stand_as_a_conflict(string key, string field) =>
        Assert.True(CitationRules.Conflict(field, await SeedRun.Compared(_db, key, field)));

    [Theory]
    [InlineData("person:kem-sokha", "occupation")]
    [InlineData("sentence:kem-sokha", "years")]
    [InlineData("case:mother-nature", "on")]
    public async Task Where_documents_agree_there_is_none(string key, string field) =>
        Assert.False(CitationRules.Conflict(field, await SeedRun.Compared(_db, key, field)));

    [Theory]
    [InlineData("case:inside-cambodia", "S2-11", "S0-07")]
    [InlineData("participant:inside-cambodia/kmd", "S0-07", "S2-11")]
    [InlineData("participant:opposition-parties/candlelight-party", "S3-13", "S1-06")]
    [InlineData("count:clv-held", "S2-14", "S1-24")]
    public async Task Claims_that_contradict_each_other_without_one_field_in_common_say_so_in_a_note(string key, string claim, string other)
    {
        var id = await SeedRun.Id(_db, key);
        var notes = await _db.Citations.Where(citation => citation.RecordId == id).Select(citation => citation.Note).ToListAsync(Cancel);
        Assert.Contains(notes, note => note!.StartsWith($"Claim {claim}", StringComparison.Ordinal)
            && note.Contains($"ontradicts claim {other}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sentence_names_the_offence_that_its_own_source_gives_and_a_count_who_counted()
    {
        Assert.Equal(["treason"], await _db.Sentences.Where(row => row.Offence != null).Select(row => row.Offence!).ToListAsync(Cancel));
        var amnesty = await SeedRun.Id(_db, "organisation:amnesty-international");
        Assert.Equal((amnesty, amnesty), ((await Count("count:clv-arrested")).ReporterId,
            (await Count("count:clv-children-arrested")).ReporterId));
        Assert.Equal("ចលនាខ្មែរដើម្បីប្រជាធិបតេយ្យ",
            (await _db.Organisations.SingleAsync(row => row.ShortName == "KMD", Cancel)).NameKhmer);
    }

    [Fact]
    public async Task What_no_document_bounds_has_no_bound_and_what_is_only_announced_says_so()
    {
        var id = await SeedRun.Id(_db, "arrest:father-of-sorn-dara");
        var arrest = await _db.CustodyEvents.AsNoTracking().SingleAsync(row => row.FactId == id, Cancel);
        Assert.Equal((null, new DateOnly(2024, 12, 31), true), (arrest.On!.Earliest, arrest.On.Latest, arrest.On.Qualified));
        Assert.Equal("../2014", (await _db.Figures.SingleAsync(row => row.Subject == "People affected by land disputes",
            Cancel)).AsOf!.Edtf);
        Assert.Equal([ResponseStatus.Announced], await _db.Responses.Where(row => row.Kind == ResponseKind.Review).Select(row => row.Status)
            .ToListAsync(Cancel));
        Assert.All(await _db.Events.Where(row => row.Kind == EventKind.Other)
            .ToListAsync(Cancel), row => Assert.False(string.IsNullOrWhiteSpace(row.Title)));
        Assert.DoesNotContain(await _db.Charges.ToListAsync(Cancel),
            charge => charge.Grounds?.Contains("No charge", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task What_no_text_was_cited_for_can_be_chosen_and_is_marked()
    {
        Assert.Subset((await _db.LegalArticles.Where(row => row.Unverified).Select(row => row.Number).ToListAsync(Cancel))
            .ToHashSet(), new HashSet<string> { "494", "495", "502", "437 bis" });
        Assert.False((await _db.LegalArticles.SingleAsync(row => row.Number == "443", Cancel)).Unverified);
        Assert.True((await _db.Facilities.SingleAsync(row => row.Code == "CC2", Cancel)).Unverified);
        var choices = (await seeded.Database.Get<ListChoices>()
            .Handle(Team.Advocate, RecordKind.LegalArticle, "incitement 494", cancel: Cancel)).Value;
        Assert.EndsWith("(not verified)", Assert.Single(choices).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_group_over_the_development_triangle_has_bounds_and_an_unknown_number_held()
    {
        var arrested = await Count("count:clv-arrested");
        Assert.Equal((NumberBound.AtLeast, 94m, null), (arrested.Count!.Bound, arrested.Count.Low, arrested.Count.High));
        Assert.Equal((new DateOnly(2024, 7, 1), new DateOnly(2024, 8, 28), DateExtent.Within),
            (arrested.On!.Earliest, arrested.On.Latest, arrested.On.Extent));
        var children = await Count("count:clv-children-arrested");
        Assert.Equal((CountedWhom.Children, null), (children.Whom, children.Count));
        var held = await Count("count:clv-held");
        Assert.Equal((CountStage.Held, null, new DateOnly(2024, 11, 28), null),
            (held.Stage, held.Count, held.On!.Earliest, held.On.Latest));
    }

    [Fact]
    public async Task Eleven_people_have_a_known_sentence()
    {
        var sentences = await _db.Sentences.AsNoTracking().ToListAsync(Cancel);
        Assert.Equal([(6, 8), (27, null)], sentences.OrderBy(sentence => sentence.Years)
            .Select(sentence => (sentence.Years, sentence.YearsAtMost)));
        Assert.Equal((NumberBound.Exactly, 10m), ((await Count("count:mother-nature-sentenced")).Count!.Bound,
            (await Count("count:mother-nature-sentenced")).Count!.Low));
        Assert.Equal((NumberBound.WordsOnly, null), ((await Count("count:mother-nature-held")).Count!.Bound,
            (await Count("count:mother-nature-held")).Count!.Low));
    }

    [Fact]
    public async Task No_document_names_a_prison_court_article_sex_or_birth_of_a_prisoner_and_none_is_filled_in()
    {
        Assert.Empty(await _db.Stays.ToListAsync(Cancel));
        Assert.All(await _db.Charges.ToListAsync(Cancel), charge => Assert.Null(charge.ArticleId));
        Assert.All(await _db.Prosecutions.ToListAsync(Cancel), prosecution => Assert.Null(prosecution.CourtId));
        Assert.All(await _db.CustodyEvents.ToListAsync(Cancel), custody => Assert.Null(custody.FacilityId ?? custody.ForceId));
        Assert.All(await _db.People.ToListAsync(Cancel), person =>
            Assert.Equal((Sex.NotStated, null, null), (person.Sex, person.Birth, person.NameKhmer)));
    }

    [Fact]
    public async Task Each_named_person_has_the_name_from_one_of_the_five_documents()
    {
        long[] documents = [.. await _db.SeedEntries.Where(entry => entry.Key.StartsWith("source:S")).Select(entry => entry.RecordId)
            .ToListAsync(Cancel)];
        Assert.Equal(5, documents.Length);
        foreach (var person in await _db.People.Where(person => person.Kind == PersonKind.Individual).ToListAsync(Cancel))
            Assert.True(await _db.Citations.AnyAsync(citation => citation.RecordId == person.Id && citation.Field == "name"
                && citation.Reported == person.Name && documents.Contains(citation.SourceId), Cancel), person.Name);
    }

    [Fact]
    public async Task Everything_is_public_since_the_documents_are()
    {
        Assert.All(await _db.People.ToListAsync(Cancel), person => Assert.Equal(Confidentiality.Public, person.Confidentiality));
        Assert.All(await _db.Citations.ToListAsync(Cancel), citation => Assert.Equal(Confidentiality.Public, citation.Confidentiality));
    }

    [Fact]
    public async Task The_provinces_have_both_codes_and_a_Khmer_name()
    {
        var provinces = await _db.Places.Where(place => place.NcddCode != null).OrderBy(place => place.NcddCode).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, 25).Select(number => ($"KH-{number}", number.ToString("00", CultureInfo.InvariantCulture))),
            provinces.Select(place => (place.IsoCode!, place.NcddCode!)));
        Assert.All(provinces, place => Assert.Matches(@"^\p{IsKhmer}+$", place.NameKhmer));
    }

    [Fact]
    public async Task Claims_csv_says_of_each_of_the_145_claims_which_record_holds_it_or_why_none_does()
    {
        var ids = await _db.SeedEntries.ToDictionaryAsync(entry => entry.Key, entry => entry.RecordId, Cancel);
        var cited = await _db.Citations.AsNoTracking().ToListAsync(Cancel);
        var claims = new List<string>();
        using var csv = CsvReader.FromText(SeedFile.Embedded().Single(file => file.Name == "claims.csv").Text);
        while (csv.Read())
        {
            var (claim, record, field, reason) = (csv.GetString("claim"), csv.GetString("record"), csv.GetString("field"),
                csv.GetString("reason"));
            claims.Add(claim);
            Assert.True((record.Length > 0) != (reason.Length > 0), claim);
            Assert.True(record.Length == 0 || ids.ContainsKey(record), $"{claim}: {record}");
            var citations = cited.FindAll(citation => citation.Note?.StartsWith($"Claim {claim}", StringComparison.Ordinal) == true);
            // A document needs no citation of itself. What no record holds is cited nowhere.
            if (record.StartsWith("source:", StringComparison.Ordinal)) continue;
            Assert.True(record.Length == 0 ? citations.Count == 0
                : citations.Exists(citation => citation.RecordId == ids[record] && citation.Field == (field.Length == 0 ? null : field)),
                claim);
            Assert.All(citations, citation => Assert.Equal(ids[$"source:{claim[..2]}"], citation.SourceId));
        }
        (int Document, int Last)[] documents = [(0, 19), (1, 41), (2, 36), (3, 21), (4, 28)];
        Assert.Equal(documents.SelectMany(of => Enumerable.Range(1, of.Last).Select(number => $"S{of.Document}-{number:00}")), claims);
        Assert.Equal(145, claims.Count);
    }

    [Fact]
    public void Vocabularies_csv_lists_the_values_of_every_choice_field()
    {
        var catalogues = typeof(Field<>).Assembly.GetTypes().Where(type => !type.IsInterface)
            .Select(type => type.GetProperty("Catalogue", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)).OfType<object>();
        var expected = catalogues.SelectMany(catalogue => ((IEnumerable<object>)((dynamic)catalogue).Fields)
            .Select(field => (dynamic)field))
            .Where(field => field.Kind == FieldKind.Choice).SelectMany(field => Enum.GetNames((Type)field.Choices)
                .Select(value => $"{field.Record},{field.Key},{value}"))
            .Concat(Enum.GetNames<DateBasis>().Select(value => $",date.basis,{value}"))
                .Concat(Enum.GetNames<DateExtent>().Select(value => $",date.extent,{value}"));
        var listed = SeedFile.Embedded().Single(file => file.Name == "vocabularies.csv").Text.Split('\n',
            StringSplitOptions.RemoveEmptyEntries).Skip(1);
        Assert.Equal(expected.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private async Task<GroupCountRow> Count(string key)
    {
        var id = await SeedRun.Id(_db, key);
        return await _db.GroupCounts.AsNoTracking().SingleAsync(row => row.FactId == id);
    }

    private static async Task<IEnumerable<(long Id, List<string> Fields)>> Facts<TRow,
        TDetails>(IQueryable<TRow> rows, FieldCatalogue<TDetails> catalogue)
        where TRow : class, TDetails, IFactRow where TDetails : class, new() =>
        (await rows.AsNoTracking().ToListAsync()).Select(row => (row.FactId, SeedRun.Filled(catalogue, catalogue.Copy(row)).ToList()));

    private static async Task<IEnumerable<(long Id, List<string> Fields)>> Records<TRow,
        TDetails>(IQueryable<TRow> rows, FieldCatalogue<TDetails> catalogue)
        where TRow : class, TDetails, IRecordRow where TDetails : class, new() =>
        (await rows.AsNoTracking().ToListAsync()).Select(row => (row.Id, SeedRun.Filled(catalogue, catalogue.Copy(row)).ToList()));
}
