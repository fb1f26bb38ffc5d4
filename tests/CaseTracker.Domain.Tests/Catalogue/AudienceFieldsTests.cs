using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Tests.Catalogue;

public class AudienceFieldsTests
{
    private static readonly Audience[] Others = [Audience.Partners, Audience.Un, Audience.Public];

    [Fact]
    public void What_leaves_is_a_field_of_its_kind_and_is_named_once()
    {
        foreach (var kind in AudienceFields.Kinds)
        {
            var keys = AudienceFields.Of(Audience.Partners, kind);
            Assert.Distinct(keys);
            Assert.Subset(Keys(kind).Select(field => field.Key).ToHashSet(), keys.ToHashSet());
        }
    }

    [Fact]
    public void A_wider_audience_reads_no_more_than_a_smaller_one()
    {
        foreach (var kind in AudienceFields.Kinds)
            for (var at = 1; at < Others.Length; at++)
                Assert.Subset(AudienceFields.Of(Others[at - 1], kind).ToHashSet(), AudienceFields.Of(Others[at], kind).ToHashSet());
    }

    [Fact]
    public void Nothing_sensitive_and_no_long_text_leaves_and_no_link_but_to_what_has_a_name_of_its_own()
    {
        foreach (var audience in Others)
            foreach (var kind in AudienceFields.Kinds)
                foreach (var field in Keys(kind).Where(field => AudienceFields.Leaves(audience, kind, field.Key)))
                {
                    Assert.True(field.Sensitivity <= AudienceProfile.Of(audience).Sight, $"{kind}.{field.Key} for {audience}");
                    Assert.True(field.Kind != FieldKind.LongText, $"{kind}.{field.Key} is a long text");
                    Assert.True(field.LinkTo?.IsOneOf(RecordKind.Person, RecordKind.Place, RecordKind.Facility, RecordKind.Organisation,
                        RecordKind.Law, RecordKind.LegalArticle) ?? true, $"{kind}.{field.Key} leads to another record");
                }
    }

    [Fact]
    public void To_the_UN_and_to_everybody_an_individual_is_named_by_their_own_record_alone_where_their_consent_is_asked()
    {
        foreach (var audience in new[] { Audience.Un, Audience.Public })
            foreach (var kind in AudienceFields.Kinds)
                Assert.DoesNotContain(Keys(kind), field => AudienceFields.Leaves(audience, kind, field.Key)
                    && (field.LinkTo == RecordKind.Person || kind == RecordKind.Person && field.Key == "role"));
    }

    [Fact]
    public void What_nobody_named_stays()
    {
        Assert.False(AudienceFields.Leaves(Audience.Partners, new RecordKind("Petition"), "title"));
        Assert.False(AudienceFields.Leaves(Audience.Partners, RecordKind.Person, "inventedTomorrow"));
        Assert.True(AudienceFields.Leaves(Audience.Own, RecordKind.Person, "note"));
    }

    private sealed record Told(string Key, Confidentiality Sensitivity, FieldKind Kind, RecordKind? LinkTo);

    private static List<Told> Keys(RecordKind kind)
    {
        var found = new List<Told>();
        Reading = found;
        EndsTests.Of(typeof(AudienceFieldsTests), nameof(Read), Definitions.All.Single(of => of.Kind == kind).Details);
        return found;
    }

    [ThreadStatic]
    private static List<Told>? Reading;

    private static void Read<T>(FieldCatalogue<T> catalogue) where T : class, new() =>
        Reading!.AddRange(catalogue.Fields.Select(field => new Told(field.Key, field.Sensitivity, field.Kind, field.LinkTo)));
}
