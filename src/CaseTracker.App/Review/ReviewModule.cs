using CaseTracker.App.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Review;

/// <summary>The review of records: its steps, the remarks, the queue.</summary>
internal sealed class ReviewModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(TakeReviewStep), typeof(AssignReview), typeof(AddRemark), typeof(ShowReview), typeof(ShowReviewQueue),
        typeof(UndoReviews), typeof(ShowNotifications), typeof(ChooseNotifications),
    ];

    public override void Register(IServiceCollection services)
    {
        base.Register(services);
        // It says since when a changed record waits.
        services.AddSingleton<Func<WriteHook>>(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            return () => new ReturnChangedRecords(clock);
        });
    }
}
