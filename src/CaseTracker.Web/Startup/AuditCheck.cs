using CaseTracker.App.Audit;
using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Startup;

/// <summary>Has the chain of the audit log walked.</summary>
public sealed class AuditCheck(VerifyAudit verify, IHostApplicationLifetime program, TimeProvider clock, ILogger<AuditCheck> logger)
    : OnceRunning(program)
{
    protected override async Task Do(CancellationToken cancel)
    {
        if ((await verify.Handle(clock.GetUtcNow().UtcDateTime, cancel)).Problem is { } problem)
            logger.LogError("The audit log does not hold: {Problem:l}", problem.Localize());
    }

    protected override void Failed(Exception failure) => logger.LogError(failure, "The audit log could not be looked through");
}
