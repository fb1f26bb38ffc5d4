using CaseTracker.App.Logging;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Logging;

/// <summary>The source of a log while it is typed: one that is chosen, or the title of a new one with what belongs to it.</summary>
public sealed class SourceDraft
{
    public long? Id { get; set; }
    public string Text { get; set; } = "";
    public string? Locator { get; set; }
    public RecordForm<SourceDetails> Form { get; } = new(SourceDetails.Catalogue, null) { Prefix = "source" };

    /// <summary>A title that is not on record is that of a new source.</summary>
    public bool IsNew => Id is null && Text.Trim().Length > 0;

    public bool Named => Id is not null || IsNew;

    /// <summary>False where something that was typed cannot be read.</summary>
    public bool Read()
    {
        Form.Draft("title").Text = Id is null ? Text : "";
        return !IsNew || Form.Read();
    }

    public LogSource ToLog() => new(Id, IsNew ? Form.Details with { } : null, string.IsNullOrWhiteSpace(Locator) ? null : Locator.Trim());

    public string? Error { get; private set; }

    public void Refuse(IReadOnlyList<Problem> problems)
    {
        Form.Refuse(problems);
        Error = Form.Error("title")
            ?? problems.OfType<NotFound>().FirstOrDefault()?.Localize();
    }

    /// <summary>The source as it stays in sight: title, publisher, date, place in it.</summary>
    public string Words => string.Join(" · ", new[]
    {
        Text.Trim(), IsNew ? Form.Draft("publisher").Text.Trim() : null,
        IsNew && ImpreciseDate.Parse(Form.Draft("published").Text).Value is { } published ? published.Localize() : null, Locator?.Trim(),
    }.Where(part => !string.IsNullOrEmpty(part)));
}
