using System.Reflection;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Tests.Catalogue;

/// <summary>No record of whatever kind ends before it begins. The catalogue says which field ends which.</summary>
public class EndsTests
{
    private static readonly string[] Ending = ["to", "until", "ended", "ends", "closed", "dissolved", "released", "repealed"];

    /// <summary>All kinds of record, as the assembly has them.</summary>
    public static TheoryData<Type> Kinds => [.. Definitions.All.Select(of => of.Details)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_end_before_its_beginning_is_refused_and_the_words_name_both(Type kind) => Of(kind, nameof(Refuses));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_date_that_ends_something_says_what(Type kind) => Of(kind, nameof(Declares));

    [Fact]
    public void Seven_kinds_have_an_end() => Assert.Equal(7, Kinds.Count(kind => (int)typeof(EndsTests)
        .GetMethod(nameof(CountOfEnds), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(kind)
            .Invoke(null, [Definitions.Of(kind)])! > 0));

    private static void Of(Type kind, string check) => Of(typeof(EndsTests), check, kind);

    /// <summary>Runs a generic check of a test class on the catalogue of a kind.</summary>
    internal static void Of(Type tests, string check, Type kind) =>
        tests.GetMethod(check, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(kind).Invoke(null, [Definitions.Of(kind)]);

    private static int CountOfEnds<T>(FieldCatalogue<T> catalogue) where T : class, new() =>
        catalogue.Fields.Count(field => field.Ends is not null);

    private static void Declares<T>(FieldCatalogue<T> catalogue) where T : class, new()
    {
        foreach (var field in catalogue.Fields.Where(field => field.Kind is FieldKind.Date or FieldKind.Day && Ending.Contains(field.Key)))
            Assert.True(field.Ends is not null, $"{catalogue.Kind}.{field.Key} does not say what it ends.");
        foreach (var field in catalogue.Fields.Where(field => field.Ends is not null))
            Assert.Equal(field.Kind, catalogue.Find(field.Ends!)?.Kind);
    }

    private static void Refuses<T>(FieldCatalogue<T> catalogue) where T : class, new()
    {
        foreach (var end in catalogue.Fields.Where(field => field.Ends is not null))
        {
            var start = catalogue.Find(end.Ends!)!;
            foreach (var (from, to, refused) in new[]
            {
                ("2020-05-02", "2020-05-01", true), ("2020-05-01", "2020-05-01", false), ("May 2020", "2020-05-01", false),
                    ("May 2020", "April 2020", true),
                ("2020", "late 2019", true), ("late 2019", "2019", false), ("2020-05-02", "before 2020", true),
                    ("2020-05-02", "after 2010", false), ("by 2020", "2019", false),
                ("between 2 and 9 May 2020", "1 May 2020", true), ("between 2 and 9 May 2020", "3 May 2020", false),
                    ("2021?", "2020", true),
            })
            {
                var record = new T();
                start.Set(record, Date(from));
                end.Set(record, Date(to));
                var problem = FieldRules.Check(catalogue, record).FirstOrDefault(found => found.Key == "Errors.EndsBeforeItBegins");
                Assert.True(refused == problem is not null, $"{catalogue.Kind}: {from} to {to}");
                if (problem is null) continue;
                Assert.Contains(end.Label, problem.Localize(), StringComparison.Ordinal);
                Assert.Contains(start.Label, problem.Localize(), StringComparison.Ordinal);
            }
            var open = new T();
            end.Set(open, Date("2020"));
            Assert.DoesNotContain(FieldRules.Check(catalogue, open), found => found.Key == "Errors.EndsBeforeItBegins");
        }
    }

    private static ImpreciseDate Date(string text) => ImpreciseDate.Parse(text).Value!;
}
