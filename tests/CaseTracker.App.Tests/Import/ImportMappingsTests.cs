using CaseTracker.App.Import;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Import;

public class ImportMappingsTests
{
    private static readonly Dictionary<string, string> Said = new() { ["Blood group"] = "-", ["Who"] = "name" };

    [Fact]
    public async Task A_mapping_is_kept_for_the_team_by_kind_replaced_under_its_name_and_removed()
    {
        await using var database = await TestDatabase.Create();
        var mappings = database.Get<ImportMappings>();
        var first = (await mappings.Keep(Researcher, "people", " Test table ", Said)).Value;
        Assert.Equal(Said, Assert.Single((await mappings.List(Administrator, "people")).Value).Columns);
        Assert.Empty((await mappings.List(Researcher, "cases")).Value);
        await mappings.Keep(Administrator, "people", "Test table", new Dictionary<string, string> { ["Who"] = "nameKhmer" });
        var kept = Assert.Single((await mappings.List(Researcher, "people")).Value);
        Assert.Equal((first.Id, "nameKhmer"), (kept.Id, kept.Columns["Who"]));
        await mappings.Remove(Researcher, kept.Id);
        Assert.Empty((await mappings.List(Researcher, "people")).Value);
    }

    [Fact]
    public async Task Whoever_may_not_write_keeps_none_and_sees_none()
    {
        await using var database = await TestDatabase.Create();
        var mappings = database.Get<ImportMappings>();
        Assert.False((await mappings.Keep(Advocate, "people", "Test table", Said)).Succeeded);
        Assert.False((await mappings.List(Advocate, "people")).Succeeded);
        Assert.False((await mappings.Remove(Advocate, 1)).Succeeded);
        Assert.Equal(["Import.MappingName"], (await mappings.Keep(Researcher, "people", " ", Said)).Keys());
        Assert.Equal(["Import.KindUnknown"], (await mappings.Keep(Researcher, "nothing", "Test", Said)).Keys());
    }
}
