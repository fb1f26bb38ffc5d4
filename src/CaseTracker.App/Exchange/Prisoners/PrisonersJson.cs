using System.Text.Json;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>The list for other programs: UTF-8 without a byte order mark, names in camelCase, days as yyyy-mm-dd, other dates
/// as EDTF with their bounds beside them, moments in UTC. A field that was taken out says so, in the word of the workbook.</summary>
internal sealed class PrisonersJson(Utf8JsonWriter json, ExportedPart part)
{
    /// <summary>The document, with marks for the rows and the sources (<see cref="MarkedJson"/>).</summary>
    public static void Write(Stream output, ExportedPrisoners export, bool synthetic)
    {
        using var json = new Utf8JsonWriter(output, JsonValues.Options);
        var groups = new PrisonersJson(json, export.Groups);
        json.WriteStartObject();
        if (synthetic) json.WriteBoolean("synthetic", true);
        json.WriteString("madeAt", JsonValues.Moment(export.MadeAt));
        json.WriteString("knownAt", JsonValues.Moment(export.List.KnownAt));
        if (export.NothingYet) json.WriteBoolean("nothingRecordedYet", true);
        json.WriteNumber("rulesVersion", CustodyRules.Version);
        var question = export.List.Question;
        Question(json, export.KnownNow ? question with { KnownAsOf = null } : question);
        Totals(json, export);
        json.WriteStartArray("groups");
        foreach (var group in export.List.Groups) groups.Group(group);
        json.WriteEndArray();
        json.WriteSpool("rows");
        json.WriteSpool("sources");
        json.WriteEndObject();
    }

    private static void Question(Utf8JsonWriter json, PrisonerQuestion question)
    {
        json.WriteStartObject("question");
        json.WriteString("asOf", DateCells.Iso(question.AsOf));
        json.WriteString("knownAsOf", question.KnownAsOf is { } known ? JsonValues.Moment(known) : null);
        json.WriteStartArray("statuses");
        foreach (var status in question.StatusesInForce) json.WriteStringValue(status.ToString());
        json.WriteEndArray();
        json.WriteString("certainty", Word(question.Certainty));
        json.WriteString("name", string.IsNullOrWhiteSpace(question.Name) ? null : question.Name);
        if (question.Only.Count > 0)
        {
            json.WriteStartArray("ids");
            foreach (var id in question.Only) json.WriteNumberValue(id);
            json.WriteEndArray();
        }
        json.WriteStartObject("filters");
        foreach (var (filter, values) in question.Filters.All)
        {
            json.WriteStartArray(filter.Key);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Totals(Utf8JsonWriter json, ExportedPrisoners export)
    {
        var totals = export.List.Totals;
        json.WriteStartObject("totals");
        json.WriteNumber("certain", totals.Certain);
        json.WriteNumber("possible", totals.Possible);
        json.WriteNumber("groupsHeldCertain", totals.GroupsHeldCertain);
        json.WriteNumber("groupsHeldPossible", totals.GroupsHeldPossible);
        json.WriteNumber("heldBack", totals.HeldBack);
        json.WriteStartArray("byStatus");
        foreach (var count in totals.ByStatus)
        {
            json.WriteStartObject();
            json.WriteString("status", count.Status.ToString());
            json.WriteString("certainty", Word(count.Certainty));
            json.WriteNumber("count", count.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Sentences(json, export.Sums.Sentences);
        json.WriteEndObject();
    }

    private static void Sentences(Utf8JsonWriter json, SentenceTotals totals)
    {
        json.WriteStartObject("sentences");
        json.WriteNumber("count", totals.Sentences);
        json.WriteNumber("lengthUnknown", totals.LengthUnknown);
        json.WriteNumber("life", totals.Life);
        json.WriteNumber("mayNotStand", totals.MayNotStand);
        foreach (var (name, bounds) in new (string, MonthBounds?)[] { ("years", totals.Total), ("meanYears", totals.Mean),
            ("longestYears", totals.Longest) })
        {
            json.WriteStartObject(name);
            json.WriteString("text", totals.Sentences == 0 ? null : bounds?.Localize());
            json.Number("atLeast", bounds?.InYears().Least);
            json.Number("atMost", bounds?.InYears().Most);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private void Group(GroupRow group)
    {
        var standing = group.Custody;
        json.WriteStartObject();
        json.WriteNumber("id", group.Id);
        json.WriteString("name", ExportedPart.Name(group.Group));
        json.Bounds("arrested", standing.Arrested);
        json.Bounds("held", standing.Held);
        json.WriteString("heldCertainty", Word(standing.HeldCertainty));
        json.Dates("lastConfirmed", standing.LastConfirmed);
        json.WriteNumber("namedMembers", standing.NamedMembers);
        json.Bounds("remainder", standing.Remainder);
        json.WriteString("reason", standing.Reason.Localize());
        json.WriteString("sentence", part.SentenceText(group.Charges));
        Counts(group.Counts);
        Charges(group.Charges);
        Numbers(part.Sources(group.RecordIds));
        json.WriteEndObject();
    }

    /// <summary>Every count of the group as its sources give it, by stage.</summary>
    private void Counts(IEnumerable<Redacted<GroupCountDetails>> counts)
    {
        json.WriteStartArray("counts");
        foreach (var count in counts)
        {
            json.WriteStartObject();
            json.WriteString("stage", count.Details.Stage.ToString());
            json.WriteString("whom", count.Details.Whom.ToString());
            json.Bounds("count", count.Details.Count);
            json.Dates("on", count.Details.On);
            json.WriteBoolean("conflict", part.Citations.Conflict(count.Id, "count"));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public void Row(PrisonerRow row)
    {
        var (person, standing) = (row.Person, row.Custody);
        json.WriteStartObject();
        json.WriteNumber("id", row.Id);
        json.WriteString("name", ExportedPart.Name(person));
        json.WriteString("nameKhmer", ExportedPart.Shown(person, "nameKhmer", person.Details.NameKhmer));
        json.WriteString("status", standing.Status.ToString());
        json.WriteString("statusText", standing.Status.Localize().Localize());
        json.WriteString("certainty", Word(standing.Certainty));
        json.WriteString("reason", standing.Reason.Localize());
        json.Dates("lastConfirmed", standing.LastConfirmed);
        json.Dates("heldSince", standing.HeldSince);
        json.WriteString("sentence", part.SentenceText(row.Charges));
        json.Day("sentenceEndEarliest", standing.SentenceEnd?.Earliest);
        json.Day("sentenceEndLatest", standing.SentenceEnd?.Latest);
        Charges(row.Charges);
        json.WriteString("facility", ExportedPart.Facility(row));
        Restrictable("birth", person.IsHidden("birth"), person.Details.Birth);
        json.WriteNumber("factsHeldBack", row.FactsHeldBack);
        Numbers(part.Sources(row.RecordIds));
        json.WriteEndObject();
    }

    private void Charges(IEnumerable<ChargeLine> charges)
    {
        json.WriteStartArray("charges");
        foreach (var line in part.ChargesOf(charges))
        {
            var citations = part.Citations;
            json.WriteStartObject();
            json.WriteString("label", ExportedPart.Label(line));
            json.WriteString("article", ExportedPart.Article(line));
            json.WriteString("grounds", ExportedPart.Shown(line.Charge, "grounds", line.Charge.Details.Grounds));
            json.WriteBoolean("conflict", citations.Conflict(line.Charge.Id, "label"));
            json.WriteStartArray("reportedBy");
            foreach (var citation in citations.Of(line.Charge.Id, "label"))
            {
                json.WriteStartObject();
                json.WriteSourceNumber("source", citation.SourceId);
                json.WriteString("reported", ExportedPart.Shown(line.Charge, "label", citation.Reported));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void Restrictable(string name, bool hidden, ImpreciseDate? date)
    {
        if (!hidden) json.Dates(name, date);
        else foreach (var key in (string[])[name, $"{name}Earliest", $"{name}Latest"]) json.WriteString(key, ExportedPart.Restricted);
    }

    private void Numbers(IEnumerable<long> sources)
    {
        json.WriteStartArray("sources");
        foreach (var source in sources) json.WriteSourceNumber(source);
        json.WriteEndArray();
    }

    private static string? Word(Certainty? certainty) => certainty switch
    {
        null => null,
        Certainty.Certain => "certain",
        Certainty.Possible => "possible",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty)),
    };
}
