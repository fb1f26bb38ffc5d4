using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Domain.Tests.Catalogue;

/// <summary>Terms of followthemoney are those of its schema (github.com/opensanctions/followthemoney, followthemoney/schema, read on
/// 29 November 2026), own and inherited. Of the schemata that a kind uses.</summary>
public class FollowTheMoneyTests
{
    private static readonly string[] Thing = Words("name alias previousName weakAlias country summary notes description sourceUrl "
        + "publisher publisherUrl wikipediaUrl wikidataId keywords topics address addressEntity program programId proof"),
        Interval = Words("startDate endDate date summary description recordId sourceUrl proof publisher publisherUrl"),
        LegalEntity = [.. Thing, .. Words("email phone website legalForm incorporationDate dissolutionDate taxStatus status sector "
            + "classification registrationNumber idNumber licenseNumber jurisdiction mainCountry")];

    private static readonly Dictionary<string, string[]> Schemata = new(StringComparer.Ordinal)
    {
        ["Person"] = [.. LegalEntity, .. Words("title firstName secondName middleName fatherName motherName lastName nameSuffix birthDate "
            + "birthPlace birthCountry deathDate position nationality citizenship passportNumber gender ethnicity religion political "
            + "profession education spokenLanguage")],
        ["Organization"] = LegalEntity,
        ["Event"] = [.. Thing, .. Interval, .. Words("location important organizer involved")],
        ["Sanction"] = [.. Interval, .. Words("entity authority authorityId unscId program programId programUrl provisions status duration "
            + "reason country listingDate")],
        ["Membership"] = [.. Interval, .. Words("role status member organization")],
        ["Family"] = [.. Interval, .. Words("person relative relationship")],
        ["CourtCase"] = [.. Thing, .. Words("category type status caseNumber court fileDate closeDate")],
        ["Document"] = [.. Thing, .. Words("title author language date authoredAt publishedAt")],
    };

    public static TheoryData<Type> Kinds => EndsTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_term_of_followthemoney_is_one_of_its_schema(Type kind) => EndsTests.Of(typeof(FollowTheMoneyTests), nameof(Known), kind);

    [Fact]
    public void Every_schema_here_is_that_of_a_kind() => Assert.Equal(Schemata.Keys.Order(StringComparer.Ordinal),
        Definitions.All.Select(of => of.FollowTheMoney).OfType<string>().Order(StringComparer.Ordinal));

    private static void Known<T>(FieldCatalogue<T> catalogue) where T : class, new()
    {
        var terms = catalogue.Fields.Select(field => field.FollowTheMoney).OfType<string>().ToList();
        if (catalogue.FollowTheMoney is not { } schema) Assert.Empty(terms);
        else
        {
            Assert.NotEmpty(terms);
            Assert.Subset(Schemata[schema].ToHashSet(StringComparer.Ordinal), terms.ToHashSet(StringComparer.Ordinal));
        }
    }

    private static string[] Words(string text) => text.Split(' ');
}
