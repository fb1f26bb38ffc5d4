using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Tests.Schema;

namespace CaseTracker.App.Tests.Detention;

public class CustodySqlServerTests
{
    /// <summary>Without a server nothing can run the rule in T-SQL; DacFx still reads it over the real tables, and names
    /// what it cannot parse and what it cannot find.</summary>
    [Fact]
    public void The_rule_in_TSQL_is_understood_over_the_schemas_tables()
    {
        var procedure = $"""
            CREATE PROCEDURE StandingOnADay @day date, @known datetime2,
                @level0 nvarchar(40), @level1 nvarchar(40), @level2 nvarchar(40), @level3 nvarchar(40) AS
            BEGIN
            {CustodySql.Standing(DatabaseProvider.SqlServer)}
            SELECT PersonId, Status, Certain, How, LastConfirmedEarliest, LastConfirmedLatest, HeldSinceEarliest, DecidingFact, SentenceEndEarliest, SentenceEndLatest
            FROM standing
            END
            """;
        Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), procedure]));
    }

    [Fact]
    public void A_column_that_does_not_exist_would_be_named() =>
        Assert.NotEmpty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), "CREATE VIEW Wrong AS SELECT NoSuchColumn FROM dbo.CustodyEvents"]));

}
