using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Records;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>Values as every JSON export writes them: days as yyyy-mm-dd, other dates as EDTF with their bounds beside them, moments
/// in UTC.</summary>
internal static class JsonValues
{
    /// <summary>UTF-8 without a byte order mark. Khmer stays legible; the file is no part of a page.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static void Dates(this Utf8JsonWriter json, string name, ImpreciseDate? date)
    {
        json.WriteString(name, date?.Edtf);
        json.Day($"{name}Earliest", date?.Earliest);
        json.Day($"{name}Latest", date?.Latest);
    }

    public static void Day(this Utf8JsonWriter json, string name, DateOnly? day) =>
        json.WriteString(name, day is { } known ? DateCells.Iso(known) : null);

    /// <summary>The words, and the bounds that the number certainly keeps; null is not known. A bound that is itself no possible value, as
    /// in "more than 12", has its key atLeastExclusive or atMostExclusive beside it, with true; no other bound has one.</summary>
    public static void Bounds(this Utf8JsonWriter json, string name, BoundedNumber? number)
    {
        var bounds = number?.Limits ?? default;
        json.WriteStartObject(name);
        json.WriteString("text", BoundedNumber.Localize(number));
        json.Number("atLeast", bounds.AtLeast);
        if (bounds.AtLeastExclusive) json.WriteBoolean("atLeastExclusive", true);
        json.Number("atMost", bounds.AtMost);
        if (bounds.AtMostExclusive) json.WriteBoolean("atMostExclusive", true);
        json.WriteEndObject();
    }

    public static void Number(this Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    public static void Source(this Utf8JsonWriter json, NumberedSource source)
    {
        json.WriteStartObject();
        json.WriteNumber("number", source.Number);
        json.WriteString("title", source.Details.Title);
        json.WriteString("publisher", source.Details.Publisher);
        json.Dates("published", source.Details.Published);
        json.WriteString("address", source.Details.Address);
        json.WriteEndObject();
    }

    public static string Moment(DateTime utc) => DateTime.SpecifyKind(utc, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture);
}
