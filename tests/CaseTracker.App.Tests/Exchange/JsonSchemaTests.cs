using System.Text.Json;
using System.Text.RegularExpressions;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Tests.Habits;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>JSON keeps to the schema that is published beside the scripts (schema/export.schema.json).</summary>
public sealed class JsonSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(
        Path.Combine(RepositoryFiles.Root, "schema", "export.schema.json"))).RootElement;

    [Fact]
    public async Task Every_list_keeps_to_the_published_schema()
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open()) await new RandomRecords(db, new Random(5)).Make(12);
        foreach (var subject in RecordLists.All.Select(list => ExportSubject.Of(new RecordQuestion(list)))
            .Append(ExportSubject.Of(new PrisonerQuestion(Exported.Day)))
            .Append(ExportSubject.Of(new ChangeQuestion(Exported.Day.AddYears(-1), Exported.Day))).ToList())
        {
            var json = await database.Json(Advocate, subject);
            foreach (var required in Schema.GetProperty("required").EnumerateArray())
                Assert.True(json.TryGetProperty(required.GetString()!, out _), $"{subject.Name}: {required}");
            foreach (var part in json.EnumerateObject())
                Assert.True(Schema.GetProperty("properties").TryGetProperty(part.Name, out _), $"{subject.Name}: {part.Name}");
            if (subject.Name == "change-statement")
                foreach (var movement in json.GetProperty("movements").EnumerateArray()) Holds(subject.Name, "movement", movement);
            if (!json.TryGetProperty("rows", out _) || subject.Name == "prisoners") continue;
            foreach (var row in json.GetProperty("rows").EnumerateArray())
                foreach (var cell in row.EnumerateObject()) Holds(subject.Name, cell);
        }
    }

    /// <summary>An object has the keys that its definition requires, and no others.</summary>
    private static void Holds(string list, string definition, JsonElement held)
    {
        var defined = Schema.GetProperty("$defs").GetProperty(definition);
        Assert.True(held.EnumerateObject().Select(part => part.Name).ToHashSet()
            .SetEquals(defined.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)), $"{list}: {held}");
        Assert.Contains(held.GetProperty("kind").GetString(), defined.GetProperty("properties").GetProperty("kind").GetProperty("enum")
            .EnumerateArray().Select(kind => kind.GetString()));
    }

    private static void Holds(string list, JsonProperty cell)
    {
        var holds = cell.Value.ValueKind switch
        {
            JsonValueKind.Object => cell.Value.EnumerateObject().All(part => Schema.GetProperty("$defs").GetProperty("number")
                .GetProperty("properties").TryGetProperty(part.Name, out _)),
            JsonValueKind.String when cell.Name.EndsWith("Earliest", StringComparison.Ordinal)
                || cell.Name.EndsWith("Latest", StringComparison.Ordinal) => cell.Value.GetString() is "restricted"
                || Regex.IsMatch(cell.Value.GetString()!,
                    Schema.GetProperty("$defs").GetProperty("day").GetProperty("pattern").GetString()!),
            JsonValueKind.Number => cell.Value.TryGetInt64(out _),
            JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Array => true,
            _ => false,
        };
        Assert.True(holds, $"{list}.{cell.Name}: {cell.Value}");
    }
}
