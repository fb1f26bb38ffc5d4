using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Tests.Schema;

public class SchemaFilesTests
{
    private const string Begin = "<!-- Written from the model and the field catalogues. -->\n", End = "\n<!-- End of what is written. -->";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "sqlite")]
    [InlineData(DatabaseProvider.SqlServer, "sqlserver")]
    public async Task The_script_that_is_not_released_adds_what_the_model_has_more(DatabaseProvider provider, string folder) =>
        SchemaTree.HoldsOrIsWritten($"{folder}/{NextScript.Name}.sql", await NextScript.Write(provider));

    /// <summary>Databases in use have run these: an edit would stop every one of them at its next start.</summary>
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "0001_first", "d876eb99245a187b172cf0ccfc90544fe0e3a26f6faecb0466915106b114f1e3")]
    [InlineData(DatabaseProvider.SqlServer, "0001_first", "fc61732c289082978d7626a2fc82c6ec9aa9696a181476297cddead77592f4a9")]
    [InlineData(DatabaseProvider.Sqlite, "0002_register", "e46c323301151c0f6b924b4210478630f099c76739dd1cdfcdca411210809ac7")]
    [InlineData(DatabaseProvider.SqlServer, "0002_register", "635aec8c92cbaaf5a6364dd19082afa8f718d57922cc9c90f166958e2cd57591")]
    [InlineData(DatabaseProvider.Sqlite, "0003_spine", "1ee4a33bc4ab7d59ab77adee4be8d5d8af992d7c6bac6ee1bbe901a19679533d")]
    [InlineData(DatabaseProvider.SqlServer, "0003_spine", "f4ddfda3750bce0faee1252a5d1d7e310d017dc9a9ccd97bbdc45ddaf8d82e7f")]
    [InlineData(DatabaseProvider.Sqlite, "0004_true_first", "018e15ecbc8c2a4cc232479815b71df08a51ce6fd7f4f04e1a04d9bca74ddb84")]
    [InlineData(DatabaseProvider.SqlServer, "0004_true_first", "7654f39d8634954ef43d4c8adc9063bfda6cbb2f9547e458d44bfee1f23afeaa")]
    [InlineData(DatabaseProvider.Sqlite, "0005_one_house", "b180460e517f250f65489799e1833eaaf872e05221612e5f43f3eac8eb7ffa97")]
    [InlineData(DatabaseProvider.SqlServer, "0005_one_house", "441fe9fd1aadc6a28ab64bb9b26c6e26d90928343c6ba3cec65c720853a65e3c")]
    [InlineData(DatabaseProvider.Sqlite, "0006_kept_answers", "803ed3ef9f2ab9226594418abb29d54c17b1e21633c401cd311ef1008effe18d")]
    [InlineData(DatabaseProvider.SqlServer, "0006_kept_answers", "e343e91ec0b48e2d5d0de6aa8ba9a7a60edc19689708b8fb8d10a00d1bb1b745")]
    [InlineData(DatabaseProvider.Sqlite, "0007_counted_pages", "b35d0e745181061983bd53d755cae4d22879f61a44f14ba9afcada6e89fce5a2")]
    [InlineData(DatabaseProvider.SqlServer, "0007_counted_pages", "683901139f807b91ff090c3708a3ff010752746929920700f6d3c3b50614b812")]
    [InlineData(DatabaseProvider.Sqlite, "0008_one_save", "2add07143ed901b1c6207e7d23061180d6ab431f06e2a089d44fe5b9d388d6a4")]
    [InlineData(DatabaseProvider.SqlServer, "0008_one_save", "caf61e0985d57ce33554534ed29b1a5ad8a3547ae329870994645db2c14a5c59")]
    [InlineData(DatabaseProvider.Sqlite, "0009_reports", "8a3eb6ad9e4d2bdff653b3b089389db66617d031853f4f502b52304d96efe551")]
    [InlineData(DatabaseProvider.SqlServer, "0009_reports", "9650a0a7ca41493eb8889868d8af033b8a155c7d950d941932d69bc2bf7e38cd")]
    [InlineData(DatabaseProvider.Sqlite, "0010_review", "d0335cdaf25d88eaf96c5f092e6e28f62e39c737874f129df214e2c01b15eea0")]
    [InlineData(DatabaseProvider.SqlServer, "0010_review", "bbdc9929082f8dc67dfb555001a95a013e3a0c794f5b7494bae8fd4354859a52")]
    [InlineData(DatabaseProvider.Sqlite, "0011_evidence", "9269b3f1167e3b0796c62adf853ce6eb04fd3093880f3122b0565c7886132c60")]
    [InlineData(DatabaseProvider.SqlServer, "0011_evidence", "8dd60405d5cbcba1162abff4c9caa667a89746494fb9c3c81f48b20f198e23d3")]
    [InlineData(DatabaseProvider.Sqlite, "0012_safe_hands", "3516288ee651fec7380295f4c7dca6f5d80602f18e7b66e4bd92d9c6cf0d22f4")]
    [InlineData(DatabaseProvider.SqlServer, "0012_safe_hands", "38067a55844b18f9d358f6c1974d0fd61e1c58d554f1c840cf11b3d83295dcd4")]
    [InlineData(DatabaseProvider.Sqlite, "0013_teams_and_labels", "02e1d95a18c33199c021767fed8bfbd2b93eb6f91a56d089a41ff01bd18774a8")]
    [InlineData(DatabaseProvider.SqlServer, "0013_teams_and_labels", "a1a9c17f72b7f1d4b76113ec85b0c8016c1625f92de15f0ba62b602f00fee2f2")]
    [InlineData(DatabaseProvider.Sqlite, "0014_file_texts_and_nodes", "f7e20c54775cb23b29143ffc0d5b3098abfb43ab31ea364968fd7c87dcc422ae")]
    [InlineData(DatabaseProvider.SqlServer, "0014_file_texts_and_nodes",
        "139c2eabcce730162ed6bfa68965f81cff75fcf2ef31d30993d4d9cc2a243f90")]
    public void A_released_script_never_changes(DatabaseProvider provider, string name, string sha256) =>
        Assert.Equal(sha256, SchemaScript.Embedded(provider).Single(script => script.Name == name).Sha256);

    [Fact]
    public void The_data_dictionary_is_what_the_model_and_the_field_catalogues_say()
    {
        var readme = File.ReadAllText(SchemaTree.PathOf("README.md")).ReplaceLineEndings("\n");
        var (before, after) = (readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length,
            readme.IndexOf(End, StringComparison.Ordinal));
        SchemaTree.HoldsOrIsWritten("README.md", readme[..before] + Dictionary.Write() + readme[after..]);
    }

    [Fact]
    public void Every_table_and_every_column_of_ours_has_a_meaning() => Assert.Empty(Dictionary.Unexplained());

    [Fact]
    public void The_model_is_the_same_whatever_a_host_asks_of_Identity()
    {
        using var services = new ServiceCollection().Configure<IdentityOptions>(options =>
        {
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.Stores.MaxLengthForKeys = 50;
        }).BuildServiceProvider();
        var options = new DbContextOptionsBuilder<CaseTrackerDb>().UseApplicationServiceProvider(services)
            .EnableServiceProviderCaching(false);
        DatabaseDialects.Of(new(DatabaseProvider.SqlServer, "Data Source=none")).Use(options);
        using var hosted = new CaseTrackerDb(options.Options);
        using var alone = ModelOf.Database(DatabaseProvider.SqlServer);
        Assert.Equal(alone.Database.GenerateCreateScript(), hosted.Database.GenerateCreateScript());
    }

    [Fact]
    public void A_stale_file_is_told_by_the_first_line_that_differs() =>
        Assert.Equal("is stale at line 2: it says «b», the model says «c».", SchemaTree.FirstDifference("a\nb\n", "a\nc\n"));
}
