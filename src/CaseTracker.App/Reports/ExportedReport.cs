using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>What a report's file holds.</summary>
/// <param name="ListBeside">The list is too long for it, and is to stand in a file of its own.</param>
public sealed record ReportWritten(int Rows, bool ListBeside) : ExportCounts
{
    public override int Lines => Rows;
}

/// <summary>A report as what leaves the program: it is written, recorded, approved, made again and frozen as every export is.</summary>
public static class ExportedReport
{
    /// <summary>The name of all reports among what is exported.</summary>
    public const string Name = "report";

    private static readonly ExportFormat[] Forms = [ExportFormat.Xlsx, ExportFormat.Docx];

    public static ExportSubject Of(ReportQuestion question) => ExportSubject.Of(Name, RecordKind.Person,
        // The questionnaire is filled in and sent: it is no workbook.
        question.Kind == ReportKind.Wgad ? [ExportFormat.Docx] : Forms, FileLanguage.Of(question.Language),
        async (answers, asked, cancel) =>
        {
            var made = await new ReportContent(answers).Make(new(asked.Db, asked.CurrentUser,
                question with { Audience = asked.Order.Audience }, asked.MadeAt, asked.Today, asked.KnownAt)
            { AloneBecause = asked.Alone ? asked.Order.Reason : null }, cancel);
            return made.Succeeded ? Outcome<ExportedFile>.Of(File(made.Value, asked)) : Outcome<ExportedFile>.Failed(made.Problems);
        }, _ => null, audience => Stays(question.Kind, audience)).With(new(question.Audience));

    /// <summary>What of the register does not leave in a report for others.</summary>
    private static IReadOnlyList<string> Stays(ReportKind kind, Audience audience)
    {
        var list = RecordLists.Find(kind.Name())?.Type;
        return
        [
            .. PersonDetails.Catalogue.Fields.Where(field => !AudienceFields.Leaves(audience, RecordKind.Person, field.Key))
                .Select(field => field.Label).Union(list?.Fields.Where(field => !AudienceFields.Leaves(audience, list.Kind, field.Key))
                .Select(field => field.Label) ?? []),
            .. AudienceProfile.Of(audience).HidesSmallCells && kind is ReportKind.Quarterly or ReportKind.Prisoners or ReportKind.Charges
                or ReportKind.Transnational ? (string[])[Texts.Localize("Reports.StaysList")] : [],
        ];
    }

    private static ExportedFile File(Report report, ExportAsked asked)
    {
        var question = report.Question;
        var whom = question.Audience == Audience.Own ? "" : $"-{question.Audience.ToString().ToLowerInvariant()}";
        return new($"{Name} {question.Kind.Name()}",
            $"{question.Kind.Name()}-{DateCells.Iso(question.From)}-{DateCells.Iso(question.To)}{whom}", new
            {
                from = DateCells.Iso(question.From),
                to = DateCells.Iso(question.To),
                knownOn = question.KnownOn is { } known ? DateCells.Iso(known) : null,
                language = FileLanguage.Of(question.Language),
                person = question.PersonId,
                @case = question.CaseId,
                parts = question.Parts,
            }, (output, _) =>
            {
                if (asked.Format == ExportFormat.Docx) ReportDocument.Write(report, output);
                else ReportWorkbook.Write(report, output);
                return Task.FromResult<ExportCounts>(new ReportWritten(report.List?.Rows.Count ?? 0, report.ListBeside));
            })
        { KnownAt = question.KnownOn is { } then ? CambodianTime.EndOf(then) : null };
    }
}
