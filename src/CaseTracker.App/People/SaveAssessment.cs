using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.People;

/// <summary>Records or corrects somebody's assessment of whether a person is a political prisoner.</summary>
public sealed class SaveAssessment
{
    private readonly RecordWriter _writer;

    internal SaveAssessment(RecordWriter writer) => _writer = writer;

    /// <summary>The fact's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<AssessmentDetails> save, CancellationToken cancel = default) =>
        _writer.Fact<AssessmentRow, AssessmentDetails>(user, AssessmentDetails.Catalogue, save, AssessmentDetails.Check, cancel);
}
