using System.Text.Encodings.Web;
using System.Text.Json;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Interchange;

/// <summary>The register for other programs, a line of JSON for each entity.</summary>
internal static class ExportedEntities
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ExportedFile Of(ExportAsked asked) => new("ftm", $"ftm-{DateCells.Iso(CambodianTime.DayOf(asked.MadeAt))}", new { },
        async (output, cancel) =>
        {
            var count = 0;
            await foreach (var entity in FollowTheMoney.All(asked.Db, asked.CurrentUser.Clearance, cancel))
            {
                await JsonSerializer.SerializeAsync(output, new
                {
                    id = entity.Id,
                    schema = entity.Schema,
                    properties = entity.Properties,
                    // Whoever gathers from several sees whose it is; the data set has no other name.
                    datasets = Sets,
                }, Plain, cancel);
                output.WriteByte((byte)'\n');
                count++;
            }
            return new RowsWritten(count, null);
        });

    private static readonly string[] Sets = ["casetracker"];
}
