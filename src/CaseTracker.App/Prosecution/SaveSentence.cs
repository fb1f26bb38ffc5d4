using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Prosecution;

/// <summary>Records or corrects a sentence.</summary>
public sealed class SaveSentence
{
    private readonly RecordWriter _writer;

    internal SaveSentence(RecordWriter writer) => _writer = writer;

    /// <summary>The fact's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<SentenceDetails> save, CancellationToken cancel = default) =>
        _writer.Fact<SentenceRow, SentenceDetails>(user, SentenceDetails.Catalogue, save, SentenceRules.Check, cancel);
}
