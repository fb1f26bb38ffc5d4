using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseTracker.App.Tests.Security;

/// <summary>Several nodes on one database have the same keys of sign-ins, and the database alone opens none.</summary>
public sealed class SharedKeysTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Who_began_to_sign_in_at_one_node_ends_it_at_another_with_a_code_that_works_once_at_all(DatabaseProvider provider)
    {
        await using var one = await TestDatabase.Create(provider, Shared);
        await using var other = TestDatabase.Beside(one, Shared);
        // As the framework does at each start: the embedded database takes no key while somebody signs in.
        foreach (var node in new[] { one, other }) node.Get<IDataProtectionProvider>().CreateProtector("test").Protect("");
        var (secret, _) = await one.WithFactor(await one.Joined("Person", Role.Researcher));
        one.Clock.Advance(TimeSpan.FromSeconds(30));
        other.Clock.Advance(TimeSpan.FromSeconds(30));
        var (pending, code) = (await one.Pending("Person"), SecondFactorTests.Code(one, secret));

        var signedIn = await other.Get<OpenSession>().WithCode(pending, code, null, cancel: Cancel);
        Assert.True(signedIn.Succeeded);
        Assert.Equal(["Account.CodeWrong"], (await one.Get<OpenSession>().WithCode(pending, code, null, cancel: Cancel)).Keys());
        Assert.NotNull(one.Get<KnownDevices>().Token(signedIn.Value.Device));
        await using var db = one.Open();
        Assert.All(await db.SignInKeys.Select(row => row.Sealed).ToListAsync(Cancel), kept =>
        {
            Assert.True(SealedText.Is(kept));
            Assert.DoesNotContain("<", kept, StringComparison.Ordinal);
        });
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Of_two_nodes_that_make_the_first_key_at_once_both_use_one(DatabaseProvider provider)
    {
        await using var one = await TestDatabase.Create(provider);
        await using var other = TestDatabase.Beside(one);
        var (first, second) = (one.Get<SharedKeys>(), other.Get<SharedKeys>());
        Assert.Empty(first.GetAllElements());
        Assert.Empty(second.GetAllElements());
        first.StoreElement(new("key", "one"), "key-one");
        second.StoreElement(new("key", "other"), "key-other");
        Assert.Equal("one", Assert.Single(second.GetAllElements()).Value);
        // The next is kept, whoever makes it.
        second.StoreElement(new("key", "later"), "key-later");
        Assert.Equal(["one", "later"], first.GetAllElements().Select(key => key.Value));
    }

    [Fact]
    public async Task Keys_of_a_data_folder_from_before_go_on_opening_what_they_sealed()
    {
        await using var database = await TestDatabase.Create();
        var folder = Directory.CreateDirectory(database.Get<DataFiles>().Keys);
        var before = Over(new FileSystemXmlRepository(folder, NullLogs)).CreateProtector("test").Protect("a test secret");
        for (var start = 0; start < 2; start++)
        {
            await using var node = TestDatabase.Beside(database, Shared);
            Assert.Equal("a test secret", node.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(before));
        }
        await using var db = database.Open();
        Assert.Equal(1, await db.SignInKeys.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_node_without_the_key_file_of_the_others_is_refused_and_makes_no_key_of_its_own()
    {
        await using var database = await TestDatabase.Create(more: Shared);
        Assert.False((await database.Get<SharedKeys>().Look(Cancel)).Value);
        database.Get<IDataProtectionProvider>().CreateProtector("test").Protect("a test secret");
        Assert.True((await database.Get<SharedKeys>().Look(Cancel)).Value);
        var folder = Directory.CreateTempSubdirectory("casetracker-test-");
        try
        {
            await using var stranger = TestDatabase.Beside(database, services =>
            {
                Shared(services);
                services.AddSingleton(new DataFiles(folder.FullName));
            });
            Assert.Equal(["Database.KeysElsewhere"], (await stranger.Get<SharedKeys>().Look(Cancel)).Keys());
            Assert.Empty(stranger.Get<SharedKeys>().GetAllElements());
            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, typeof(FileSystemXmlRepository))]
    [InlineData(DatabaseProvider.SqlServer, typeof(SharedKeys))]
    public void On_a_server_the_keys_lie_in_the_database_and_beside_a_file_in_its_folder(DatabaseProvider provider, Type repository)
    {
        using var services = new ServiceCollection().AddLogging().AddCaseTracker(new(provider, "Data Source=none")).BuildServiceProvider();
        Assert.IsType(repository, services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository);
    }

    private static Microsoft.Extensions.Logging.ILoggerFactory NullLogs =>
        Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;

    private static void Shared(IServiceCollection services) =>
        services.AddSingleton(p => Over(p.GetRequiredService<SharedKeys>()));

    /// <summary>As a program has it, whose application has this name.</summary>
    private static IDataProtectionProvider Over(IXmlRepository keys)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddDataProtection().SetApplicationName("CaseTracker");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = keys);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }
}
