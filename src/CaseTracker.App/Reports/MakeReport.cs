using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
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
    private readonly IDatabaseDialect _dialect;

    internal MakeReport(ExportAnswers answers, Access access, TimeProvider clock, IDbContextFactory<CaseTrackerDb> factory,
        IDatabaseDialect dialect) => (_answers, _access, _clock, _factory, _dialect) = (answers, access, clock, factory, dialect);

    /// <summary>All that the report says, as its audience may read it.</summary>
    public async Task<Outcome<Report>> Preview(CurrentUser user, ReportQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<Report>.Failed(refused);
        // All texts within are in the report's language, whatever its reader's is.
        FileLanguage.Speak(question.Language);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await using var state = await _dialect.ReadOneState(db.Database, cancel);
        var reader = AudienceProfile.Of(question.Audience).Reader(user);
        var now = _clock.GetUtcNow().UtcDateTime;
        return await new ReportContent(_answers).Make(new(db, reader, question, now, CambodianTime.DayOf(now)), cancel);
    }
}
