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

    // One model for all filters: it takes longer to read the tables than whatever is asked of them. What is wrong is told by its procedure.
    [Fact]
    public void Each_filter_in_TSQL_is_understood_over_the_schemas_tables()
    {
        const string asked = "CREATE TABLE dbo.Asked (PersonId bigint PRIMARY KEY, Status nvarchar(40), Certain int, "
            + "LastConfirmedLatest date, SentenceEndEarliest date, Fails int)";
        Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), asked,
            .. PrisonerFilters.All.SelectMany(filter => new[] { Counted(filter, now: true), Counted(filter, now: false) })]));
    }

    [Fact]
    public void The_rows_of_each_column_in_TSQL_are_understood_over_the_schemas_tables()
    {
        var everybody = new FilterScope(DatabaseProvider.SqlServer, KnownNow: true, Confidentiality.Internal) { AnyDay = true };
        var some = everybody with { People = "@people", Records = "@records" };
        Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), .. PrisonerFilters.List.Plan.Sources.SelectMany(source => new[]
        {
            DacFx.Columns($"Columns of {source.Key}", source.Rows(null!, everybody)),
            DacFx.Columns($"Some columns of {source.Key}", source.Rows(null!, some)),
        })]));
    }

    private static string Counted(PrisonerFilterDefinition filter, bool now)
    {
        var scope = new FilterScope(DatabaseProvider.SqlServer, now, Confidentiality.Internal, "dbo.Asked");
        var value = filter.Kind switch
        {
            FilterKind.YesNo => "yes",
            FilterKind.Span => "2024",
            FilterKind.Choice => filter.Read(FirstChoice(filter)).Value,
            _ => "1"
        };
        return $"""
            CREATE PROCEDURE [{filter.Key} {(now ? "now" : "then")}] @day date, @known datetime2, @told nvarchar(max), @level0 nvarchar(40),
                @level1 nvarchar(40), @level2 nvarchar(40), @level3 nvarchar(40), @value sql_variant AS
            BEGIN
            SELECT {scope.Text("v.Value")} AS Value, s.Certain, COUNT(DISTINCT s.PersonId) AS People FROM dbo.Asked s
            LEFT JOIN ({filter.Values(scope)}) v ON v.PersonId = s.PersonId
                WHERE {filter.Condition(scope, [value], _ => "CAST(@value AS nvarchar(400))")}
            GROUP BY v.Value, s.Certain ORDER BY MIN({PrisonerOrder.Key(PrisonerSort.SentenceEnd, scope)})
            END
            """;
    }

    private static string FirstChoice(PrisonerFilterDefinition filter) =>
        string.Join(':', filter.Choices.Select(type => Enum.GetNames(type)[0]));

    [Fact]
    public void A_column_that_does_not_exist_would_be_named() =>
        Assert.NotEmpty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), "CREATE VIEW Wrong AS SELECT NoSuchColumn FROM dbo.CustodyEvents"]));
}
