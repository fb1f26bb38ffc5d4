using CaseTracker.App.Security;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CaseTracker.Web.Security;

/// <summary>Somebody who types or clicks on an open page is at work: their session does not lock, though no handler is called.</summary>
public sealed class ActivePages(CurrentUserAccessor current, KeepSession keep) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext,
        Task> next) => async context =>
    {
        if (await current.Find() is { } user) await keep.Touch(user);
        await next(context);
    };
}
