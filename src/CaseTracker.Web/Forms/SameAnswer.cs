using System.Globalization;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Forms;

/// <summary>Whether what is typed is one on record: those that it may be, once the handler has asked, and the editor's answer.</summary>
public sealed class SameAnswer
{
    private const string Other = "another";

    public IReadOnlyList<LikelyRecord> Likely { get; private set; } = [];
    public SameRecord? Answer { get; private set; }

    public void Choose(long? same) => Answer = new SameRecord(same);

    /// <summary>Takes the question about records of a kind from what the handler refused. An answer that is none of those any more is taken
    /// back.</summary>
    public void Ask(RecordKind kind, IEnumerable<Problem> problems)
    {
        if (problems.Select(SameQuestion.In).FirstOrDefault(question => question?.Kind == kind) is not { } asked) return;
        Likely = asked.Likely;
        if (Answer is { Id: { } id } && !Likely.Any(one => one.Id == id)) Answer = null;
    }

    public void Clear() => (Likely, Answer) = ([], null);

    /// <summary>The answer as a draft keeps it; null for none.</summary>
    public string? Kept => Answer is null ? null : Answer.Id?.ToString(CultureInfo.InvariantCulture) ?? Other;

    public void Restore(string? kept) =>
        Answer = kept == Other ? SameRecord.Another : long.TryParse(kept, CultureInfo.InvariantCulture, out var id)
            ? new SameRecord(id) : null;
}
