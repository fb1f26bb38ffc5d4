using CaseTracker.App.Database;

namespace CaseTracker.App.Lists;

/// <summary>The records of a list that the viewer may see.</summary>
internal sealed class AskedRecords : Asked
{
    private AskedRecords(CaseTrackerDb db, DatabaseProvider provider) : base(db, provider, nameof(AskedRecords)) { }

    public static async Task<AskedRecords> Gather(CaseTrackerDb db, RecordSql sql, DatabaseProvider provider, CancellationToken cancel)
    {
        var asked = new AskedRecords(db, provider);
        var columns = provider == DatabaseProvider.SqlServer ? "Id bigint PRIMARY KEY, Fails int" : "Id INTEGER PRIMARY KEY, Fails INTEGER";
        await asked.Fill(columns, sql.Conditions(), fails =>
            $"INSERT INTO {asked.Table} (Id, Fails) SELECT {sql.Id("r")}, {fails} {sql.Visible}", sql.Parameters, cancel);
        return asked;
    }
}
