using CaseTracker.Web.Startup;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CaseTracker.Web.Layout;

/// <summary>Keeps an unexpected error inside the page: the header stays, and the error's number is in the log.</summary>
public sealed class CalmErrorBoundary : ErrorBoundary
{
    [Inject] private ILogger<CalmErrorBoundary> Logger { get; set; } = default!;

    public string? Number { get; private set; }

    protected override Task OnErrorAsync(Exception exception)
    {
        Number = ErrorNumbers.Log(Logger, exception);
        return Task.CompletedTask;
    }
}
