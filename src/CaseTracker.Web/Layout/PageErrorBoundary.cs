using CaseTracker.Domain.Language;
using CaseTracker.Web.Problems;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CaseTracker.Web.Layout;

/// <summary>Keeps an error inside the page: the header stays. A database that cannot be used is told in words; anything else has a number
/// in the log.</summary>
public sealed class PageErrorBoundary : ErrorBoundary
{
    [Inject] private Failures Failures { get; set; } = default!;

    public string? Number { get; private set; }

    /// <summary>What is wrong with the database; null where that is not it.</summary>
    public Problem? Problem { get; private set; }

    protected override Task OnErrorAsync(Exception exception)
    {
        (Problem, Number) = Failures.Note(exception);
        return Task.CompletedTask;
    }
}
