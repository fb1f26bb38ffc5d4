using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Web.Layout;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Records;

/// <summary>One synthetic person with everything that a page shows, for tests that only read.</summary>
public sealed class RecordsFixture(AppFixture app) : IAsyncLifetime
{
    public TestRecords Records { get; private set; } = default!;
    public long Person { get; private set; }
    public long Stay { get; private set; }
    public long Case { get; private set; }
    public long Source { get; private set; }
    public AppFixture App => app;

    public async ValueTask InitializeAsync()
    {
        Records = new TestRecords(app.DataFolder);
        Source = await Records.Source("Test Report of a court");
        var another = await Records.Source("Test Newsletter");
        var prison = await Records.Facility("Test Prison 1");
        Person = await Records.Person("Test Person Shown", new NewCitation(Source, "name", "p. 2", "Test Person Shown"),
            new NewCitation(Source, "birth", "p. 2", "6 May 1980"));
        await Records.Event(Person, CustodyEventKind.Arrest, "2017-09-03?", new NewCitation(Source, "on", "p. 3", "3 September"));
        Stay = await Records.Stay(Person, prison, "2017-09", "2018-09-10", new NewCitation(Source, "from", "p. 3"),
            new NewCitation(another, "to"));
        await Records.Stay(Person, prison, "2023-03-03");
        await Records.Event(Person, CustodyEventKind.ConfirmedHeld, "2023-05-01", new NewCitation(another, "on"));
        await Records.Charge(Person, "treason", new NewCitation(Source, "label", "p. 4", "treason"),
            new NewCitation(another, "label", "p. 1", "espionage"));
        Case = await Records.Case("Test Case of the court", Person);
    }

    public ValueTask DisposeAsync() => Records.DisposeAsync();
}
