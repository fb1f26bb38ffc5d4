using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Tests.Catalogue;

public class RedactionTests
{
    public static TheoryData<Type> Kinds => EndsTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_above_a_clearance_is_taken_out_and_told_and_all_else_stays(Type kind) =>
        EndsTests.Of(typeof(RedactionTests), nameof(Redacts), kind);

    private static void Redacts<T>(FieldCatalogue<T> catalogue) where T : class, new()
    {
        var empty = new T();
        foreach (var clearance in Enum.GetValues<Confidentiality>())
            foreach (var record in new[] { Filled(catalogue, child: false), Filled(catalogue, child: true), empty })
            {
                var seen = Redaction.For(catalogue, 7, record, Confidentiality.Public, 3, clearance)!;
                Assert.NotSame(record, seen.Details);
                Assert.Equal(catalogue.Fields.Where(field => SensitivityRules.Of(field, record) > clearance).Select(field => field.Key)
                    .Order(), seen.Hidden.Order());
                Assert.All(catalogue.Fields, field => Assert.Equal(field.Get(seen.IsHidden(field.Key) ? empty : record),
                    field.Get(seen.Details)));
            }
    }

    private static T Filled<T>(FieldCatalogue<T> catalogue, bool child) where T : class, new()
    {
        var record = new T();
        foreach (var field in catalogue.Fields)
            field.Set(record, CatalogueTests.Sample(field.Get(record)?.GetType() ?? typeof(T).GetProperties()
                .Single(property => CatalogueTests.Matches(field.Key, property.Name)).PropertyType));
        switch (record)
        {
            case PersonDetails person: (person.AgeGroup, person.OfAChild, person.NameMayBeShown) = (AgeGroup.Adult, child, false); break;
            case PersonNameDetails name: name.OfAChild = child; break;
            default: break;
        }
        return record;
    }
}
