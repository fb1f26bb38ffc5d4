using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Security;

/// <summary>Audits that an account was refused what its role does not allow: who looks for more than they may shows there.</summary>
public sealed class RecordRefusal
{
    /// <summary>The same again is no news for so long; a page that is loaded again and again fills no log.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(1);

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly SignedHead _head;
    private readonly TimeProvider _clock;
    private readonly ILogger<RecordRefusal> _logger;

    internal RecordRefusal(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, SignedHead head, TimeProvider clock,
        ILogger<RecordRefusal> logger) =>
        (_factory, _dialect, _head, _clock, _logger) = (factory, dialect, head, clock, logger);

    /// <param name="what">A permission, or an address as the program wrote it: never with what somebody typed.</param>
    public async Task Handle(CurrentUser user, string what, CancellationToken cancel = default)
    {
        if (user.AccountId is null) return;
        var (now, changes) = (_clock.GetUtcNow().UtcDateTime, JsonSerializer.Serialize(new { what }));
        try
        {
            await new AuditedCommit(_factory, _dialect, _head).Append(user, now,
                new Audited(AuditAction.Refused, null, () => null, null, changes), async db =>
                await db.AuditEntries.AsNoTracking().Where(entry => entry.AccountId == user.AccountId)
                    .OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel) is { Action: AuditAction.Refused } last
                    && last.Changes == changes && now - last.At < Told, cancel);
        }
        catch (Exception failure) when (_dialect.OnPage(failure) is not null)
        {
            // Refused it is all the same.
            _logger.LogError(failure, "A refusal could not be audited");
        }
    }
}
