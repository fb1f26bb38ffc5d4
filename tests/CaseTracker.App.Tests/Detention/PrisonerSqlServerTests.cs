using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Columns;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Tests.Schema;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Tests.Detention;

public class PrisonerSqlServerTests
{
    /// <summary>Without a server nothing can run T-SQL; DacFx still reads it over the real tables, and names what it cannot parse and what
    /// it cannot find.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void The_standings_in_TSQL_are_understood_over_the_schemas_tables(bool knownIsNow)
    {
        var procedure = $"""
            CREATE PROCEDURE CustodyOnADay @day date, @known datetime2 AS
            BEGIN
            {CustodyPeriodSql.With(knownIsNow, Confidentiality.Internal)}
            SELECT PersonId, Status, Certain, How, LastConfirmedEarliest, LastConfirmedLatest,
                HeldSinceEarliest, DecidingFact, SentenceEndEarliest, SentenceEndLatest
            FROM custody
            END
            """;
        Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), procedure]));
    }

    public static TheoryData<string> Filters => [.. PrisonerFilters.All.Select(filter => filter.Key)];

    [Theory, MemberData(nameof(Filters))]
    public void Each_filter_in_TSQL_is_understood_over_the_schemas_tables(string key)
    {
        var filter = PrisonerFilters.Find(key)!;
        foreach (var now in new[] { true, false })
        {
            var scope = new FilterScope(DatabaseProvider.SqlServer, now, Confidentiality.Internal, "dbo.Asked");
            var value = filter.Kind switch
            {
                FilterKind.YesNo => "yes",
                FilterKind.Span => "2024",
                FilterKind.Choice => filter.Read(FirstChoice(filter)).Value,
                _ => "1"
            };
            var procedure = $"""
                CREATE PROCEDURE Counted @day date, @known datetime2, @told nvarchar(max), @level0 nvarchar(40), @level1 nvarchar(40),
                    @level2 nvarchar(40), @level3 nvarchar(40), @value sql_variant AS
                BEGIN
                SELECT {scope.Text("v.Value")} AS Value, s.Certain, COUNT(DISTINCT s.PersonId) AS People FROM dbo.Asked s
                LEFT JOIN ({filter.Values(scope)}) v ON v.PersonId = s.PersonId
                    WHERE {filter.Condition(scope, [value], _ => "CAST(@value AS nvarchar(400))")}
                GROUP BY v.Value, s.Certain ORDER BY MIN({PrisonerOrder.Key(PrisonerSort.SentenceEnd, scope)})
                END
                """;
            const string asked = "CREATE TABLE dbo.Asked (PersonId bigint PRIMARY KEY, Status nvarchar(40), Certain int, "
                + "LastConfirmedLatest date, SentenceEndEarliest date, Fails int)";
            Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), asked, procedure]));
        }
    }

    public static TheoryData<string> Columns => [.. PrisonerFilters.List.Plan.Sources.Select(source => source.Key)];

    [Theory, MemberData(nameof(Columns))]
    public void The_rows_of_each_column_in_TSQL_are_understood_over_the_schemas_tables(string key)
    {
        var everybody = new FilterScope(DatabaseProvider.SqlServer, KnownNow: true, Confidentiality.Internal) { AnyDay = true };
        foreach (var scope in new[] { everybody, everybody with { People = "@people", Records = "@records" } })
        {
            var procedure = $"""
                CREATE PROCEDURE Columns @people nvarchar(max), @records nvarchar(max), @level0 nvarchar(40), @level1 nvarchar(40),
                    @level2 nvarchar(40), @level3 nvarchar(40) AS
                BEGIN
                {PrisonerFilters.List.Plan.Sources.Single(source => source.Key == key).Rows(null!, scope)}
                END
                """;
            Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), procedure]));
        }
    }

    private static string FirstChoice(PrisonerFilterDefinition filter) =>
        string.Join(':', filter.Choices.Select(type => Enum.GetNames(type)[0]));

    [Fact]
    public void A_column_that_does_not_exist_would_be_named() =>
        Assert.NotEmpty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), "CREATE VIEW Wrong AS SELECT NoSuchColumn FROM dbo.CustodyEvents"]));
}
