using System.Globalization;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace CaseTracker.App.WorkLists;

/// <summary>What falls due as a file for a calendar (iCalendar, RFC 5545): kind, day and the number of the record, and never a name, for a
/// calendar is shown on phones and shared with whoever.</summary>
public sealed class MakeDeadlineCalendar
{
    private readonly ShowDeadlines _show;
    private readonly UnitOfWork _unit;

    internal MakeDeadlineCalendar(ShowDeadlines show, UnitOfWork unit) => (_show, _unit) = (show, unit);

    /// <summary>The file's content. That it left stands in the log.</summary>
    public async Task<Outcome<byte[]>> Handle(CurrentUser user, DateOnly from, DateOnly to, bool ownOnly = false,
        CancellationToken cancel = default)
    {
        var shown = await _show.Handle(user, from, to, ownOnly, cancel);
        if (!shown.Succeeded) return Outcome<byte[]>.Failed(shown.Problems);
        return await _unit.Run(user, Permission.ExportRecords, work =>
        {
            var content = new UTF8Encoding(false).GetBytes(Written(shown.Value, work.Now));
            work.Audit.Add(new Audited(AuditAction.Exported, RecordKind.Person, () => null, null, JsonSerializer.Serialize(new
            {
                list = "deadlines",
                format = "ics",
                question = new { from, to, ownOnly },
                counts = new { deadlines = shown.Value.All.Count },
            }, JsonSerializerOptions.Web)));
            return Task.FromResult(Outcome<byte[]>.Of(content));
        }, cancel);
    }

    private static string Written(DeadlineList list, DateTime now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//CaseTracker//Deadlines//EN" };
        foreach (var deadline in list.All)
            calendar.Events.Add(new CalendarEvent
            {
                // The same deadline is the same event in the next file.
                Uid = string.Create(CultureInfo.InvariantCulture, $"{deadline.Kind}-{deadline.Of.Id}@casetracker"),
                DtStamp = new CalDateTime(now, "UTC"),
                Start = new CalDateTime(deadline.Due.First),
                End = new CalDateTime(deadline.Due.First.AddDays(1)),
                Summary = Texts.Localize("Deadlines.InCalendar", FieldFormatter.Choice(deadline.Kind), deadline.Of.Id),
                Class = "PRIVATE",
            });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
