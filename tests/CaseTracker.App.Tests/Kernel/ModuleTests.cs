using CaseTracker.App.Database;
using CaseTracker.App.Records;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Tests.Kernel;

/// <summary>What the features bring can be had.</summary>
public class ModuleTests
{
    private static readonly IEnumerable<Type> Handlers = typeof(CaseTrackerServices).Assembly.GetTypes()
        .Where(type => type is { IsPublic: true, IsClass: true, IsAbstract: false }
            && type.GetMethods().Any(method => method.Name == "Handle"));

    [Fact]
    public async Task Every_handler_can_be_asked_for()
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddCaseTracker(new(DatabaseProvider.Sqlite, "Data Source=none")).BuildServiceProvider();

        Assert.True(Handlers.Count() > 40);
        Assert.All(Handlers, handler => Assert.NotNull(services.GetService(handler)));
    }

    [Fact]
    public void Each_feature_is_there_once_and_so_is_each_kind_of_record()
    {
        Assert.Distinct(Modules.All.Select(module => module.GetType()));
        Assert.Distinct(Modules.All.SelectMany(module => module.Handlers));
        Assert.Distinct(Modules.All.OfType<RecordModule>().SelectMany(module => module.Kinds).Select(type => type.Kind));
        Assert.Equal(typeof(CaseTrackerServices).Assembly.GetTypes().Count(type =>
            !type.IsAbstract && type.IsSubclassOf(typeof(App.Kernel.Module))),
            Modules.All.Count);
    }
}
