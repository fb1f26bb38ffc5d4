using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.Figures;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>What is exported: a list, its matrix, the ledger, or a table on what the register rests on and lacks.</summary>
public sealed class ExportSubject
{
    private readonly Func<ExportAnswers, ExportAsked, CancellationToken, Task<Outcome<ExportedFile>>> _file;

    private ExportSubject(string name, RecordKind kind,
        Func<ExportAnswers, ExportAsked, CancellationToken, Task<Outcome<ExportedFile>>> file) => (Name, Kind, _file) = (name, kind, file);

    public string Name { get; }

    /// <summary>The kind of record that the audit log names.</summary>
    internal RecordKind Kind { get; }

    internal Task<Outcome<ExportedFile>> File(ExportAnswers answers, ExportAsked asked, CancellationToken cancel) =>
        _file(answers, asked, cancel);

    /// <summary>The prisoner list of a day; the question's page counts for nothing.</summary>
    /// <param name="sides">The sides of a cross-tab for the workbook's summary, or null for none.</param>
    public static ExportSubject Of(PrisonerQuestion question, MatrixSides? sides = null) =>
        new(question.List.Name, RecordKind.Person, async (answers, asked, cancel) =>
    {
        if (sides is not null && asked.Format != ExportFormat.Xlsx)
            return Outcome<ExportedFile>.Failed(new Problem("Export.CrossTabNeedsWorkbook"));
        var found = await answers.List.Forward(asked.Db, asked.CurrentUser, question, cancel);
        if (!found.Succeeded) return Outcome<ExportedFile>.Failed(found.Problems);
        var matrix = sides is null ? null : await answers.Matrix.All(asked.Db, asked.CurrentUser, question, sides, cancel);
        if (matrix is { Succeeded: false }) return Outcome<ExportedFile>.Failed(matrix.Problems);
        var export = new ExportedPrisoners(found.Value.Head, asked.MadeAt, asked.CurrentUser.Role)
        {
            Matrix = matrix?.Value,
            Ever = asked.Format == ExportFormat.Xlsx ? await answers.Ever.In(asked.Db, asked.CurrentUser, cancel) : null,
            Sums = new ExportedSums(question.AsOf),
            Cited = found.Value.Cited,
        };
        return Outcome<ExportedFile>.Of(new PrisonersWriter(export, found.Value.Parts, asked.Db, asked.Folder).File(asked));
    });

    /// <summary>The whole answer to a question; its page counts for nothing.</summary>
    public static ExportSubject Of(RecordQuestion question) =>
        Table(question.List.Name, question.List.Kind, async (answers, asked, cancel) =>
        Of(await answers.List.Forward(asked.Db, asked.CurrentUser, question, cancel), list => Listed(list, asked)));

    /// <summary>The same records counted by two filters of their list; the workbook holds the records too.</summary>
    public static ExportSubject Of(RecordQuestion question, MatrixSides sides) =>
        Table(question.List.Name, question.List.Kind, async (answers, asked, cancel) =>
    {
        var matrix = await answers.Matrix.All(asked.Db, asked.CurrentUser, question, sides, cancel);
        if (!matrix.Succeeded) return Outcome<ExportedTable>.Failed(matrix.Problems);
        return Of(await answers.List.Forward(asked.Db, asked.CurrentUser, question, cancel), list =>
            ExportedMatrix.Of(matrix.Value, Listed(list, asked), withList: asked.Format == ExportFormat.Xlsx));
    });

    /// <summary>Every report of every number; the question's page counts for nothing.</summary>
    public static ExportSubject Of(LedgerQuestion question) => Table("ledger", RecordKind.Figure, async (answers, asked, cancel) =>
    {
        var ledger = await answers.Ledger.All(asked.CurrentUser, question, cancel);
        // A sum that silently leaves out what was asked for would be read as the whole.
        return ledger.Succeeded && question.Add?.FirstOrDefault(key => ledger.Value.Entries.All(entry => entry.Key != key)) is { } unknown
            ? Outcome<ExportedTable>.Failed(new Problem("Ledger.NoSuchKey", unknown))
            : Of(ledger, all => ExportedLedger.Of(all, question, asked.MadeAt, asked.CurrentUser.Role));
    });

    /// <summary>What each fact rests on.</summary>
    /// <param name="kind">Only facts of this kind, one of <see cref="ShowCorroboration.Kinds"/>; null: of all.</param>
    /// <param name="voices">Only facts that rest on this; null: on anything or nothing.</param>
    public static ExportSubject Corroboration(RecordKind? kind = null, Voices? voices = null) =>
        Table("corroboration", RecordKind.Citation, async (answers, asked, cancel) =>
        Of(await answers.Corroboration.Forward(asked.Db, asked.CurrentUser, kind, voices, cancel),
            all => ExportedCorroboration.Of(all, asked.Db, kind, voices, asked.MadeAt, asked.CurrentUser.Role)));

    /// <summary>The fields whose sources disagree.</summary>
    public static ExportSubject Conflicts { get; } = Table("conflicts", RecordKind.Citation, async (answers, asked, cancel) =>
        Of(await answers.Conflicts.Forward(asked.Db, asked.CurrentUser, cancel),
            conflicts => ExportedQuality.Of(conflicts, asked.MadeAt, asked.CurrentUser.Role)));

    /// <summary>Who is ready for a submission, and what is missing of whom.</summary>
    public static ExportSubject Completeness { get; } = Table("completeness", RecordKind.Person, async (answers, asked, cancel) =>
        Of(await answers.Completeness.All(asked.CurrentUser, cancel),
            completeness => ExportedQuality.Of(completeness, asked.MadeAt, asked.CurrentUser.Role)));

    /// <summary>How exact the whole register is.</summary>
    public static ExportSubject Exactness { get; } = Table("exactness", RecordKind.Source, async (answers, asked, cancel) =>
        Of(await answers.Exactness.Handle(asked.CurrentUser, cancel),
            exactness => ExportedQuality.Of(exactness, asked.MadeAt, asked.CurrentUser.Role)));

    private static ExportSubject Table(string name, RecordKind kind,
        Func<ExportAnswers, ExportAsked, CancellationToken, Task<Outcome<ExportedTable>>> table) =>
        new(name, kind, async (answers, asked, cancel) =>
            Of(await table(answers, asked, cancel), made => new TableWriter(made, asked.Folder).File(asked)));

    private static ExportedTable Listed(ListForward<RecordListPage, RecordListPage> list, ExportAsked asked) =>
        ExportedRecords.Of(list, TableSources.Of(list.Cited, asked.Db), asked.MadeAt, asked.CurrentUser.Role);

    private static Outcome<TMade> Of<T, TMade>(Outcome<T> answer, Func<T, TMade> make) =>
        answer.Succeeded ? Outcome<TMade>.Of(make(answer.Value)) : Outcome<TMade>.Failed(answer.Problems);
}

/// <summary>The handlers of the pages, which answer what is exported.</summary>
internal sealed record ExportAnswers(ListRecords List, CountTwoWays Matrix, ShowLedger Ledger, ShowCorroboration Corroboration,
    FindConflicts Conflicts, ShowCompleteness Completeness, ShowExactness Exactness,
    CountEverTaken Ever);

/// <summary>Who asks for an export, how, and when.</summary>
/// <param name="Db">Shows one state of the database until the export is made.</param>
/// <param name="Folder">For what is on its way.</param>
/// <param name="Synthetic">The people are made up: the file says so.</param>
internal sealed record ExportAsked(CurrentUser CurrentUser, ExportFormat Format, DateTime MadeAt, CaseTrackerDb Db, string Folder,
    bool Synthetic);

/// <summary>An export before it is written.</summary>
/// <param name="List">What the audit log calls it.</param>
/// <param name="Name">Of the file, without its end.</param>
/// <param name="Question">For the audit log.</param>
/// <param name="Write">Writes it, and counts what it holds.</param>
internal sealed record ExportedFile(string List, string Name, object Question, Func<Stream, CancellationToken, Task<ExportCounts>> Write);
