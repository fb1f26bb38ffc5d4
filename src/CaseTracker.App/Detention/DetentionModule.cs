using CaseTracker.App.Database;
using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Kernel;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;

namespace CaseTracker.App.Detention;

/// <summary>Custody: stays, events, welfare, and the list of prisoners.</summary>
internal sealed class DetentionModule : RecordModule, IListModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new FactType<StayRow, StayDetails>("Stays"),
        new FactType<CustodyEventRow, CustodyEventDetails>("CustodyEvents"),
        new FactType<WelfareReportRow, WelfareReportDetails>("WelfareReports"),
    ];

    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(ConfirmHeld), typeof(ShowWhomToConfirm), typeof(AddSentences), typeof(HeldOverTime),
        typeof(CountArrests), typeof(WhyNotListed), typeof(ShowChanges),
    ];

    public override IReadOnlyList<Func<WriteHook>> Hooks => [() => new TouchedCustody()];

    public IReadOnlyList<ListDefinition> Lists => [PrisonerFilters.List];
}
