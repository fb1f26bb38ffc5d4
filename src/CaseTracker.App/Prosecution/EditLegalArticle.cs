using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Prosecution;

/// <summary>Adds or edits an article of a law.</summary>
public sealed class EditLegalArticle
{
    private readonly RecordWriter _writer;

    internal EditLegalArticle(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<LegalArticleDetails> save, CancellationToken cancel = default) =>
        _writer.Record<LegalArticleRow, LegalArticleDetails>(user, LegalArticleDetails.Catalogue, save, _ => [], cancel);
}
