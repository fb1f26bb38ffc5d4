using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Sources;

namespace CaseTracker.Domain.Tests.Catalogue;

public class TextLengthTests
{
    [Fact]
    public void A_text_of_any_field_is_kept_up_to_its_limit_and_refused_above_it()
    {
        Limits(PersonDetails.Catalogue, () => new() { Name = "Test Person A" });
        Limits(OrganisationDetails.Catalogue, () => new() { Name = "Test Organisation A" });
        Limits(SourceDetails.Catalogue, () => new() { Title = "Test title" });
        Limits(CitationDetails.Catalogue, () => new() { SourceId = 1, RecordId = 2 });
    }

    private static void Limits<T>(FieldCatalogue<T> catalogue, Func<T> make) where T : class, new()
    {
        var texts = catalogue.Fields.Where(field => field.Kind is FieldKind.Text or FieldKind.LongText).ToList();
        Assert.NotEmpty(texts);
        foreach (var field in texts)
        {
            // Khmer: what counts are characters, not bytes.
            var (fits, tooLong) = (make(), make());
            field.Set(fits, new string('ក', field.MaxLength));
            field.Set(tooLong, new string('ក', field.MaxLength + 1));

            Assert.Empty(FieldRules.Check(catalogue, fits));
            var problem = Assert.Single(FieldRules.Check(catalogue, tooLong));
            Assert.Equal("Errors.TextTooLong", problem.Key);
            Assert.Equal([field.Label, field.MaxLength + 1, field.MaxLength], problem.Args);
        }
    }
}
