using System.Reflection;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Maintenance;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
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

    /// <summary>Handlers are made once and serve everybody at once: what one kept of a question, the answer to another could tell to
    /// somebody who may not know it.</summary>
    [Fact]
    public void What_serves_everybody_keeps_nothing_of_one_question()
    {
        // What is kept for all: columns by clearance, who hears that a session ended and which there were, the account of nobody for
        // passwords, how whole the log was found and whether the database answers, which copy this start has made, and the number of
        // the last key that nodes share.
        HashSet<Type> looked =
        [
            typeof(KeptColumns), typeof(SessionEnds), typeof(FollowSessions), typeof(Account), typeof(VerifyAudit.LastLook),
            typeof(DatabaseTrouble), typeof(CheckReadiness), typeof(SafetyCopy), typeof(SharedKeys),
        ];
        var kept = new List<string>();
        foreach (var handler in Modules.All.SelectMany(module => module.Handlers)) Look(handler);
        Assert.Empty(kept);

        void Look(Type type)
        {
            if (type.Assembly != typeof(Modules).Assembly || type.IsEnum || !looked.Add(type)) return;
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                // Of a primary constructor: nobody may assign what it was given, and the compiler does not mark it.
                if (!field.IsInitOnly && !field.Name.EndsWith(">P", StringComparison.Ordinal)) kept.Add($"{type.Name}.{field.Name}");
                Look(field.FieldType);
            }
        }
    }
}
