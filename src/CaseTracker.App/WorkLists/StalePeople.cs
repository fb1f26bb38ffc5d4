using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.WorkLists;

/// <summary>Finds the individuals who are held by the custody rule though no source has confirmed it for a while. Facts above
/// the viewer's clearance take no part.</summary>
internal static class StalePeople
{
    /// <summary>How many there are, and the ids of the first, those who wait longest first; whoever was never confirmed before
    /// all.</summary>
    public static async Task<(int Total, List<long> First)> Find(CaseTrackerDb db, DatabaseProvider provider, DateOnly today,
        DateTime known, Confidentiality clearance, int most, CancellationToken cancel)
    {
        var held = string.Join(", ", Enum.GetValues<CustodyStatus>().Where(status => status.IsDeprivedOfLiberty())
            .Select(status => $"'{status}'"));
        var seen = new SeenSql(db, clearance).Seen(RecordTypes.All[RecordKind.Person], "p");
        string Waiting(string select) => $"""
            {CustodyPeriodSql.With(knownIsNow: true, clearance)}
            SELECT {select} AS Value FROM custody s JOIN People p ON p.Id = s.PersonId
            WHERE p.Kind <> '{PersonKind.Group}' AND {seen}
            AND s.Status IN ({held}) AND (s.LastConfirmedLatest IS NULL OR s.LastConfirmedLatest < @before)
            """;
        var total = await db.Database.SqlQueryRaw<int>(Waiting("COUNT(*)"), Parameters()).ToListAsync(cancel);
        var longest = $"{Waiting("p.Id")} ORDER BY s.LastConfirmedLatest, p.Id {SeenSql.First(provider, most)}";
        return (total[0], await db.Database.SqlQueryRaw<long>(longest, Parameters()).ToListAsync(cancel));

        object[] Parameters()
        {
            using var command = db.Database.GetDbConnection().CreateCommand();
            return
            [
                Parameter("@day", today), Parameter("@known", known), Parameter("@before", today.AddDays(-CustodyRules.ConfirmationDays)),
                .. KnownFactsSql.Levels(clearance).Select((level, index) => Parameter($"@level{index}", level)),
            ];

            object Parameter(string name, object value)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                return parameter;
            }
        }
    }
}
