using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Detention;

/// <summary>Records or corrects a report on health, ill-treatment or a death in custody.</summary>
public sealed class SaveWelfareReport
{
    private readonly RecordWriter _writer;

    internal SaveWelfareReport(RecordWriter writer) => _writer = writer;

    /// <summary>The fact's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<WelfareReportDetails> save, CancellationToken cancel = default) =>
        _writer.Fact<WelfareReportRow, WelfareReportDetails>(user, WelfareReportDetails.Catalogue, save, WelfareReportDetails.Check,
            cancel);
}
