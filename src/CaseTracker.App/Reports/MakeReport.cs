using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Reports;

/// <summary>Makes reports for the screen: all that they say, as their files will (<see cref="ExportedReport"/>).</summary>
public sealed class MakeReport
{
    private readonly ExportAnswers _answers;
    private readonly Access _access;
    private readonly TimeProvider _clock;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;

    internal MakeReport(ExportAnswers answers, Access access, TimeProvider clock, IDbContextFactory<CaseTrackerDb> factory) =>
        (_answers, _access, _clock, _factory) = (answers, access, clock, factory);

    /// <summary>All that the report says, as its audience may read it.</summary>
    public async Task<Outcome<Report>> Preview(CurrentUser user, ReportQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<Report>.Failed(refused);
        // All texts within are in the report's language, whatever its reader's is.
        FileLanguage.Speak(question.Language);
        var reader = AudienceProfile.Of(question.Audience).Reader(user);
        var now = _clock.GetUtcNow().UtcDateTime;
        return await _factory.InOneState(db => new ReportContent(_answers).Make(
            new(db, reader, question, now, CambodianTime.DayOf(now)), cancel), cancel);
    }
}
