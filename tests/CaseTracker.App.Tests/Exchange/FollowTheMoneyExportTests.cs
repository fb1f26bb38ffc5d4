using System.Text.Json;
using System.Text.RegularExpressions;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>Entities keep to the rules of followthemoney's own model (github.com/opensanctions/followthemoney, followthemoney/schema, read
/// on 30 November 2026): which properties a schema has is held by the definitions' test; here what it asks for and what its values
/// are.</summary>
public sealed partial class FollowTheMoneyExportTests
{
    /// <summary>What each schema asks for (its "required", own and inherited).</summary>
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["Person"] = ["name"],
        ["Organization"] = ["name"],
        ["Event"] = ["name"],
        ["CourtCase"] = ["name"],
        ["Document"] = [],
        ["Sanction"] = ["entity"],
        ["Membership"] = ["member", "organization"],
        ["Family"] = ["person", "relative"],
    };

    /// <summary>Properties of the type "entity", and the schemata that they may name (their "range", with what extends it).</summary>
    private static readonly Dictionary<string, string[]> Ranges = new(StringComparer.Ordinal)
    {
        ["Sanction.entity"] = ["Person", "Organization"],
        ["Membership.member"] = ["Person", "Organization"],
        ["Membership.organization"] = ["Organization"],
        ["Family.person"] = ["Person"],
        ["Family.relative"] = ["Person"],
        ["Event.involved"] = ["Person", "Organization"],
    };

    private static readonly HashSet<string> Dates = [.. "birthDate deathDate startDate endDate date incorporationDate dissolutionDate "
        .Split(' ', StringSplitOptions.RemoveEmptyEntries), "listingDate", "publishedAt"];

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Every_entity_keeps_to_its_schema(int seed)
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open()) await new RandomRecords(db, new Random(seed)).Make(30);
        var entities = await Entities(database, Administrator);
        Assert.NotEmpty(entities);
        var schemata = entities.ToDictionary(entity => entity.GetProperty("id").GetString()!,
            entity => entity.GetProperty("schema").GetString()!, StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            var (schema, properties) = (entity.GetProperty("schema").GetString()!, entity.GetProperty("properties"));
            foreach (var required in Required[schema])
                Assert.True(properties.TryGetProperty(required, out var there) && there.GetArrayLength() > 0,
                    $"{schema} without {required}");
            foreach (var property in properties.EnumerateObject())
                foreach (var value in property.Value.EnumerateArray().Select(value => value.GetString()!))
                {
                    Assert.False(string.IsNullOrWhiteSpace(value));
                    if (Ranges.TryGetValue($"{schema}.{property.Name}", out var range)) Assert.Contains(schemata[value], range);
                    if (Dates.Contains(property.Name)) Assert.Matches(AsMuchAsIsCertain(), value);
                    if (property.Name == "sourceUrl") Assert.True(Uri.IsWellFormedUriString(value, UriKind.Absolute));
                    if (property.Name == "language") Assert.Equal(3, value.Length);
                    if (property.Name == "gender") Assert.Contains(value, (string[])["male", "female", "other"]);
                }
        }
    }

    [Fact]
    public async Task Whoever_is_least_cleared_takes_no_entity_above_that_and_no_link_to_one()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Planted Secret", level: Confidentiality.Restricted);
        await database.Person("Test Person A", details => details.Birth = Date("1987-03-04"));
        var lines = (await Entities(database, Advocate)).Select(entity => entity.GetRawText()).ToList();
        Assert.Contains(lines, line => line.Contains("Test Person A", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Planted", StringComparison.Ordinal)
            || line.Contains("1987", StringComparison.Ordinal));
        // It names people: for others it is nothing.
        Assert.Equal(["Export.OwnTeamOnly"], (await database.Get<SendExport>().Ask(Administrator,
            ExportSubject.Entities.With(new(Audience.Un) { Reason = "Test" }), ExportFormat.Json)).Keys());
    }

    private static async Task<List<JsonElement>> Entities(TestDatabase database, CurrentUser user) =>
        [.. Exported.Text((await database.Export(user, ExportSubject.Entities, ExportFormat.Json)).Content, ExportFormat.Json)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];

    [GeneratedRegex(@"\A\d{4}(-\d\d(-\d\d)?)?\z")]
    private static partial Regex AsMuchAsIsCertain();
}
