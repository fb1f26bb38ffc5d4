using CaseTracker.Web.Tests.Detention;
using CaseTracker.Web.Tests.Forms;
using CaseTracker.Web.Tests.History;
using CaseTracker.Web.Tests.Logging;
using CaseTracker.Web.Tests.Pages;
using CaseTracker.Web.Tests.People;
using CaseTracker.Web.Tests.Running;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace CaseTracker.Web.Tests.Running;

/// <summary>The tests of a collection run one after the other: one that takes minutes and begins last would run alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Longest = [typeof(PrisonersFixture), typeof(BrokenLineTests), typeof(LogPageTests),
        typeof(SavedAsItStandsTests), typeof(LateAnswerTests), typeof(LateDraftTests), typeof(PersonPageTests), typeof(HistoryPagesTests)];

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections) where T : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(Longest, one =>
            collection.TestCollectionDisplayName.Contains(one.Name, StringComparison.Ordinal)) is var at and >= 0 ? at : Longest.Length)];
}
