using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Review;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Exchange.Records;

/// <summary>The review queue as a table, who waits longest first. It tells how the team works, and is for nobody else.</summary>
internal static class ExportedReviews
{
    public static ExportedTable Of(ReviewQueue queue, DateTime madeAt, Role sight)
    {
        var (question, whose) = (queue.Question, Texts.Localize($"Review.For_{queue.Question.For}"));
        List<(string, string)> asked = [(Texts.Localize("Review.States"), FieldFormatter.Choice(question.State)),
            (Texts.Localize("Review.For"), whose)];
        if (question.Kind is { } kind) asked.Add((Texts.Localize("Review.Kind"), kind.Label));
        return new("review", Texts.Localize("Lists.Title_review"), Texts.Localize("Lists.About_review"), asked,
            new Dictionary<string, IReadOnlyList<string>> { ["state"] = [$"{question.State}"], ["for"] = [$"{question.For}"] },
            [
                new("of", Texts.Localize("Review.Record"), TableKind.Link, 28),
                new("kind", Texts.Localize("Review.Kind"), TableKind.Text, 16),
                new("state", Texts.Localize("Review.States"), TableKind.Text, 16),
                new("days", Texts.Localize("Review.Waits"), TableKind.Whole, 8),
                new("since", Texts.Localize("Review.SinceHead"), TableKind.Text, 22),
                new("by", Texts.Localize("Review.By"), TableKind.Text, 24),
                new("assignedTo", Texts.Localize("Review.AssignedTo"), TableKind.Text, 24),
            ],
            queue.Lines.Select(line => (object?[])[new RelatedRecord(line.Of.Id, line.Of.Name), line.Of.Kind.Label,
                FieldFormatter.Choice(line.State), line.Days, CoverSheet.Moment(line.Since),
                line.Changed ? Texts.Localize("Review.ChangedAlone") : line.By, line.AssignedTo]).ToAsyncEnumerable(),
            null, null, madeAt, sight);
    }
}
