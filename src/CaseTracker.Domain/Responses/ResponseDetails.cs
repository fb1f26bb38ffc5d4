using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Responses;

/// <summary>What was done or asked in answer.</summary>
public enum ResponseKind { Statement, Resolution, TradeMeasure, Visit, Submission, Demand, Review, Support, Other }

/// <summary>What became of it.</summary>
public enum ResponseStatus { NotStated, Announced, Made, Acknowledged, Answered, PartlyMet, Met, Refused }

/// <summary>What somebody did or asked in answer to a case: who, of whom, about what, and what became of it.</summary>
public record ResponseDetails : IDetails<ResponseDetails>
{
    public ResponseKind Kind { get; set; }
    public string Subject { get; set; } = "";
    public long? ById { get; set; }
    public long? ByPersonId { get; set; }
    public long? ToId { get; set; }
    public string? ToWhom { get; set; }
    public long? CaseId { get; set; }
    public long? PersonId { get; set; }
    public long? InstrumentId { get; set; }
    public ImpreciseDate? On { get; set; }
    public ResponseStatus Status { get; set; }
    public string? Reply { get; set; }
    public DateOnly? FollowUpOn { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<ResponseDetails> Catalogue { get; } = new(RecordKind.Response,
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (ResponseKind)v!) { Choices = typeof(ResponseKind), Required = true },
        new("subject", FieldKind.Text, d => d.Subject, (d, v) => d.Subject = (string?)v ?? "") { Names = true, Required = true },
        new("by", FieldKind.Link, d => d.ById, (d, v) => d.ById = (long?)v) { LinkTo = RecordKind.Organisation },
        new("byPerson", FieldKind.Link, d => d.ByPersonId, (d, v) => d.ByPersonId = (long?)v)
        {
            LinkTo = RecordKind.Person,
            Closes = true,
            First = false
        },
        new("to", FieldKind.Link, d => d.ToId, (d, v) => d.ToId = (long?)v) { LinkTo = RecordKind.Organisation },
        new("toWhom", FieldKind.Text, d => d.ToWhom, (d, v) => d.ToWhom = (string?)v),
        new("case", FieldKind.Link, d => d.CaseId, (d, v) => d.CaseId = (long?)v) { LinkTo = RecordKind.Case, Closes = true },
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long?)v)
        {
            LinkTo = RecordKind.Person,
            Closes = true,
            First = false
        },
        new("instrument", FieldKind.Link, d => d.InstrumentId, (d, v) => d.InstrumentId = (long?)v)
        {
            LinkTo = RecordKind.Instrument,
            First = false,
            ShownThere = true
        },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v),
        new("status", FieldKind.Choice, d => d.Status, (d, v) => d.Status = (ResponseStatus)v!) { Choices = typeof(ResponseStatus) },
        new("reply", FieldKind.LongText, d => d.Reply, (d, v) => d.Reply = (string?)v) { MaxLength = 2000, First = false },
        new("followUpOn", FieldKind.Day, d => d.FollowUpOn, (d, v) => d.FollowUpOn = (DateOnly?)v) { Sourced = false, First = false },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { First = false })
    {
        Lists =
        [
            new("responses", ["subject"], ["kind", "by", "to", "toWhom", "on", "status", "followUpOn"],
                ["kind", "status", "by", "to", "instrument", "case", "on", "followUpOn"], "-on"),
        ],
        Folder = "responses",
    };
}
