using System.Data;
using CaseTracker.App.Database;
using CaseTracker.App.Tests.Schema;
using CaseTracker.Domain.Tests.Habits;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Database;

/// <summary>What SQL Server is sent of values, held without a server. Nobody has run these here on one.</summary>
public sealed class SqlServerParameterTests
{
    public static TheoryData<object?, DbType, int> Values => new()
    {
        { new DateTime(2024, 5, 1, 2, 3, 4, 567, DateTimeKind.Utc), DbType.DateTime2, 0 },
        { new DateOnly(2024, 5, 1), DbType.Date, 0 },
        { "", DbType.String, 4000 }, { "a", DbType.String, 4000 }, { new string('a', 4000), DbType.String, 4000 },
        { new string('a', 4001), DbType.String, -1 }, { null, DbType.String, 4000 },
        { 7L, DbType.Int64, 0 }, { 7, DbType.Int32, 0 },
    };

    [Theory, MemberData(nameof(Values))]
    public void A_parameter_made_by_hand_has_a_type_and_one_size_for_texts_of_any_length(object? value, DbType type, int size)
    {
        using var connection = new SqlConnection();
        using var command = connection.CreateCommand();
        var parameter = command.Parameter("@p", value);
        Assert.Equal((type, size), (parameter.DbType, parameter.Size));
    }

    [Theory]
    [InlineData(1, 4000), InlineData(4000, 4000), InlineData(4001, -1)]
    public void A_text_that_EF_sends_has_one_size_too(int length, int size)
    {
        using var db = ModelOf.Database(DatabaseProvider.SqlServer);
        using var command = db.Database.SqlQueryRaw<int>("SELECT {0} AS Value", new string('a', length)).CreateDbCommand();
        Assert.Equal(size, command.Parameters[0].Size);
    }

    [Fact]
    public void A_row_is_inserted_with_each_text_whole_and_each_moment_exact()
    {
        using var db = ModelOf.Database(DatabaseProvider.SqlServer);
        var (whole, moments) = (0, 0);
        foreach (var row in db.Model.GetEntityTypes().Select(entity => entity.ClrType))
        {
            var columns = TableColumns.Of(db, row);
            using var command = InsertRows.Statement(db, columns.Table, columns.All, 2);
            for (var index = 0; index < command.Parameters.Count; index++)
            {
                var (parameter, mapping) = (command.Parameters[index], columns.All[index % columns.All.Count].Mapping);
                if (mapping.StoreType.StartsWith("nvarchar", StringComparison.Ordinal))
                    Assert.Equal(mapping.StoreType is "nvarchar(max)" or "nvarchar(4000)" ? -1 : 4000, parameter.Size);
                if (mapping.StoreType == "nvarchar(max)") whole++;
                if (mapping.StoreType != "datetime2") continue;
                Assert.Equal(DbType.DateTime2, parameter.DbType);
                moments++;
            }
        }
        Assert.True(whole > 4 && moments > 20, $"{whole} texts without a limit, {moments} moments");
    }

    [Fact]
    public void No_other_place_makes_parameters_by_hand()
    {
        var sources = RepositoryFiles.Of("src", "*.cs");
        string[] words = [".CreateParameter(", "AddWithValue(", "new SqlParameter", "new SqliteParameter"];
        Assert.Equal(["TypedParameters.cs"], sources.Where(file => words.Any(File.ReadAllText(file).Contains)).Select(Path.GetFileName));
    }
}
