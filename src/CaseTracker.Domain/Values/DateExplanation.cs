using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CaseTracker.Domain.Values;

/// <summary>A date as a program may read it: one line of JSON with edtf, earliest, latest (yyyy-MM-dd, or null where
/// open or unknown), extent, basis and the words.</summary>
public static class DateExplanation
{
    // Khmer stays legible in a terminal; what is unsafe in HTML is of no concern in a line of JSON.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(ImpreciseDate date, CultureInfo? culture = null) => JsonSerializer.Serialize(
        new
        {
            edtf = date.Edtf,
            earliest = date.Earliest,
            latest = date.Latest,
            extent = JsonNamingPolicy.CamelCase.ConvertName(date.Extent.ToString()),
            basis = JsonNamingPolicy.CamelCase.ConvertName(date.Basis.ToString()),
            words = date.Explain(culture),
        }, Options);
}
