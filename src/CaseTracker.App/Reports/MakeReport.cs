using System.Globalization;
using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Reports;

/// <summary>Makes reports: what they say, for a preview, and their files. All is read by the handlers of the lists and pages, in one state
/// of the database, as the user may see it. A file is written down in the audit log before it is handed over.</summary>
public sealed class MakeReport
{
    private static readonly string[] Definitions = ["Deprived", "Certain", "Possible", "LastConfirmed", "Groups", "Dates", "Restricted"];

    private readonly Func<ReportAsked, HeldPart> _held;
    private readonly SubjectParts _subjects;
    private readonly DossierParts _dossiers;
    private readonly WgadParts _wgad;
    private readonly ExportRecords _export;
    private readonly UnitOfWork _unit;
    private readonly Access _access;
    private readonly TimeProvider _clock;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly SpoolFolder _folder;
    private readonly ReportIssuer _issuer;

    internal MakeReport(ListRecords list, CountTwoWays matrix, HeldOverTime held, CountArrestsByMonth arrests, ShowPerson person,
        ShowCase record, ExportRecords export, UnitOfWork unit, Access access, TimeProvider clock,
        IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, SpoolFolder folder, ReportIssuer issuer)
    {
        _held = asked => new(asked, list, matrix, held, arrests);
        _subjects = new(list, matrix);
        _dossiers = new(person, record);
        _wgad = new(person);
        (_export, _unit, _access, _clock, _factory, _dialect, _folder) = (export, unit, access, clock, factory, dialect, folder);
        _issuer = issuer;
    }

    /// <summary>All that the report says.</summary>
    public async Task<Outcome<Report>> Preview(CurrentUser user, ReportQuestion question, CancellationToken cancel = default) =>
        await _access.Check(user, Permission.ReadRecords, cancel) is { } refused ? Outcome<Report>.Failed(refused)
            : await In(question.Language, () => Make(user, question, cancel));

    /// <summary>The report in a file, which is replaced only by a complete one; a list that is too long for it goes into a
    /// file beside it, with "-list" behind its name.</summary>
    public async Task<Outcome<ReportReceipt>> ToFile(CurrentUser user, ReportQuestion question, string path,
        ReportFormat format = ReportFormat.Workbook, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ExportRecords, cancel) is { } refused) return Outcome<ReportReceipt>.Failed(refused);
        return await In(question.Language, async () =>
        {
            Report? report = null;
            var written = await Exporting.ToFile(path, async stream =>
            {
                var made = await Write(user, question, format, stream, Path.GetFullPath(path), cancel);
                if (made.Succeeded) report = made.Value.Report;
                return made.Succeeded ? Outcome<ExportReceipt>.Of(made.Value.Receipt) : Outcome<ExportReceipt>.Failed(made.Problems);
            });
            if (!written.Succeeded) return Outcome<ReportReceipt>.Failed(written.Problems);
            if (!report!.ListBeside) return Outcome<ReportReceipt>.Of(new(written.Value.FileName, path, null));
            var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!,
                $"{Path.GetFileNameWithoutExtension(path)}-list.xlsx");
            var list = await _export.ToFile(user, List(report.Question), ExportFormat.Xlsx, beside, cancel);
            return list.Succeeded ? Outcome<ReportReceipt>.Of(new(written.Value.FileName, path, beside))
                : Outcome<ReportReceipt>.Failed(list.Problems);
        });
    }

    /// <summary>As <see cref="ToFile"/>, for a page's download.</summary>
    public async Task<Outcome<PreparedExport>> Prepare(CurrentUser user, ReportQuestion question,
        ReportFormat format = ReportFormat.Workbook, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ExportRecords, cancel) is { } refused) return Outcome<PreparedExport>.Failed(refused);
        return await In(question.Language, () => Exporting.Prepare(_folder, async stream =>
        {
            var made = await Write(user, question, format, stream, null, cancel);
            return made.Succeeded ? Outcome<ExportReceipt>.Of(made.Value.Receipt) : Outcome<ExportReceipt>.Failed(made.Problems);
        }));
    }

    private async Task<Outcome<(Report Report, ExportReceipt Receipt)>> Write(CurrentUser user, ReportQuestion question,
        ReportFormat format, Stream output, string? path, CancellationToken cancel)
    {
        if (question.Kind == ReportKind.Wgad && format == ReportFormat.Workbook)
            return Outcome<(Report, ExportReceipt)>.Failed(new Problem("Reports.AsDocumentOnly", question.Kind.Title()));
        var made = await Make(user, question, cancel);
        if (!made.Succeeded) return Outcome<(Report, ExportReceipt)>.Failed(made.Problems);
        var report = made.Value;
        if (format == ReportFormat.Document) ReportDocument.Write(report, output);
        else ReportWorkbook.Write(report, output);
        var rows = report.List?.Rows.Count ?? 0;
        var receipt = new ExportReceipt(ExportFormat.Xlsx, FileName(report, format), path, new RowsWritten(rows, null), report.MadeAt);
        var text = JsonSerializer.Serialize(new
        {
            report = question.Kind.Name(),
            format = format.ToString(),
            question = new
            {
                from = DateCells.Iso(question.From),
                to = DateCells.Iso(question.To),
                knownOn = question.KnownOn is { } known ? DateCells.Iso(known) : null,
                audience = question.Audience.ToString(),
                language = question.Language.Name,
                person = question.PersonId,
                @case = question.CaseId,
                parts = question.Parts,
            },
            counts = new { rows },
        }, JsonSerializerOptions.Web);
        var row = MadeFiles.Row(user);
        (row.List, row.Question, row.Audience) = ($"report {question.Kind.Name()}", text, question.Audience);
        (row.Format, row.FileName) = (format == ReportFormat.Document ? "docx" : "xlsx", receipt.FileName);
        (row.KnownAt, row.MadeAt) = (question.KnownOn is { } then ? CambodianTime.EndOf(then) : report.MadeAt, report.MadeAt);
        (row.Rows, row.Sha256) = (rows, await MadeFiles.Hash(output, cancel));
        return await _unit.Run(user, Permission.ExportRecords, work =>
        {
            work.Db.MadeFiles.Add(row);
            work.Audit.Add(new Audited(AuditAction.Exported, RecordKind.Person, () => null, null, text));
            return Task.FromResult(Outcome<(Report, ExportReceipt)>.Of((report, receipt)));
        }, cancel);
    }

    private async Task<Outcome<Report>> Make(CurrentUser user, ReportQuestion question, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        if (Wrong(question, CambodianTime.DayOf(now)) is { } wrong) return Outcome<Report>.Failed(wrong);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await using var state = await _dialect.ReadOneState(db.Database, cancel);
        var asked = new ReportAsked(db, user, question, now);
        var said = question.Kind.IsOfOne() ? await OfOne(asked, cancel) : await OfRegister(asked, cancel);
        if (!said.Succeeded) return Outcome<Report>.Failed(said.Problems);
        var all = said.Value;
        var synthetic = await SyntheticMark.In(db, cancel);
        return Outcome<Report>.Of(new Report
        {
            Question = question,
            Title = all.Title,
            Organisation = _issuer.Name,
            Period = Period(asked),
            MadeAt = now,
            Facts = Facts(asked),
            Synthetic = synthetic,
            Numbers = [.. all.Numbers.Take(3)],
            Parts = [.. all.Parts.Select(part => part with { Tables = [.. part.Tables.Select(asked.Numbered)] })],
            List = all.List is { } list ? asked.Numbered(list) : null,
            ListBeside = all.ListBeside,
            Quality = all.Quality is { } quality ? asked.Numbered(quality) : null,
            Notes = asked.Notes(),
            Sources = await asked.Sources(cancel),
            Method = Method(asked, all),
            Definitions = [.. Definitions.Select(word => new ReportLine(Texts.Localize($"Export.Term_{word}"),
                Texts.Localize($"Export.Definition_{word}", CustodyRules.ConfirmationDays)))],
        });
    }

    /// <summary>All that the parts of a report say.</summary>
    private sealed record Said(string Title, IReadOnlyList<ReportNumber> Numbers, IReadOnlyList<ReportPart> Parts, ReportTable? List,
        bool ListBeside, ReportTable? Quality);

    private async Task<Outcome<Said>> OfOne(ReportAsked asked, CancellationToken cancel)
    {
        var dossier = asked.Question.Kind == ReportKind.Wgad ? await _wgad.OfPerson(asked, asked.Question.PersonId!.Value, cancel)
            : asked.Question.PersonId is { } person ? await _dossiers.OfPerson(asked, person, cancel)
            : await _dossiers.OfCase(asked, asked.Question.CaseId!.Value, cancel);
        return dossier.Succeeded ? Outcome<Said>.Of(new(dossier.Value.Title, dossier.Value.Numbers, dossier.Value.Parts, null, false, null))
            : Outcome<Said>.Failed(dossier.Problems);
    }

    private async Task<Outcome<Said>> OfRegister(ReportAsked asked, CancellationToken cancel)
    {
        var question = asked.Question;
        var (parts, numbers, list, beside) = (new List<ReportPart>(), new List<ReportNumber>(), (ReportTable?)null, false);
        ReportTable? quality = null;
        if (question.Kind is ReportKind.Quarterly or ReportKind.Prisoners && question.Wants(ReportKinds.Held))
        {
            var held = await _held(asked).Make(cancel);
            if (!held.Succeeded) return Outcome<Said>.Failed(held.Problems);
            parts.Add(held.Value.Part);
            numbers.AddRange(held.Value.Numbers);
            (list, beside, quality) = (held.Value.List, held.Value.ListBeside, held.Value.Quality);
        }
        foreach (var subject in question.Kind.Parts().Where(question.Wants))
        {
            // What else is on record is told as it is known now alone.
            if (Subject(subject) is not { } make || asked.Known is not null) continue;
            var made = await make(asked, cancel);
            if (!made.Succeeded) return Outcome<Said>.Failed(made.Problems);
            parts.Add(made.Value.Part);
            if (question.Kind == ReportKind.Quarterly) continue;
            numbers.AddRange(made.Value.Numbers);
            (list, beside) = (question.Wants(ReportKinds.List) ? made.Value.List : null, made.Value.ListBeside);
        }
        return Outcome<Said>.Of(new(question.Kind.Title(), numbers, parts, list is { Rows.Count: 0 } ? null : list, beside, quality));
    }

    private Func<ReportAsked, CancellationToken, Task<Outcome<SubjectAnswer>>>? Subject(string part) => part switch
    {
        ReportKinds.Charges => _subjects.Charges,
        ReportKinds.Land => _subjects.Land,
        ReportKinds.Abroad => _subjects.Abroad,
        ReportKinds.Civic => _subjects.CivicSpace,
        ReportKinds.Responses => _subjects.Responses,
        ReportKinds.Figures => _subjects.Figures,
        _ => null,
    };

    /// <summary>What cannot be answered, in words; null where all can.</summary>
    private static Problem? Wrong(ReportQuestion question, DateOnly today)
    {
        if (question.Audience != Audience.Own) return new Problem("Reports.AudienceNotYet",
            new Problem($"Reports.Audience_{question.Audience}"));
        if (question.From > question.To) return new Problem("Reports.EndsBeforeItBegins", ReportAsked.Said(question.From),
            ReportAsked.Said(question.To));
        if (question.From > today) return new Problem("Reports.NotBegun", ReportAsked.Said(question.From));
        if (question.KnownOn > today) return new Problem("Reports.NotKnownYet", ReportAsked.Said(question.KnownOn.Value));
        if (question.Kind == ReportKind.Wgad && question.PersonId is null) return new Problem("Reports.OfWhom");
        if (question.Kind.IsOfOne() && question is { PersonId: null, CaseId: null } or { PersonId: not null, CaseId: not null })
            return new Problem("Reports.OfWhom");
        if (question.KnownOn is not null && question.Kind is not (ReportKind.Quarterly or ReportKind.Prisoners or ReportKind.Dossier))
            return new Problem("Reports.NotKnownThen");
        return question.Parts.FirstOrDefault(part => !question.Kind.Parts().Contains(part)) is { } unknown
            ? new Problem("Reports.UnknownPart", unknown, string.Join(", ", question.Kind.Parts())) : null;
    }

    private static string Period(ReportAsked asked) => asked.Question.Kind.IsOfOne()
        ? Texts.Localize("Reports.OnDay", ReportAsked.Said(asked.Day))
        : Texts.Localize("Reports.FromTo", ReportAsked.Said(asked.Question.From), ReportAsked.Said(asked.Question.To));

    private static IReadOnlyList<ReportLine> Facts(ReportAsked asked) =>
    [
        new(Texts.Localize("Reports.FactAudience"), Texts.Localize($"Reports.Audience_{asked.Question.Audience}")),
        new(Texts.Localize("Reports.FactKnown"), asked.Known is { } known ? ReportAsked.Said(known)
            : Texts.Localize("Reports.KnownNow", ReportAsked.Said(asked.Now))),
        new(Texts.Localize("Export.MadeAt"), ReportAsked.Said(asked.Now)),
        new(Texts.Localize("Export.Sight"), FieldFormatter.Choice(asked.User.Role)),
        new(Texts.Localize("Reports.FactRules"), CustodyProjection.Projection.Version.ToString(CultureInfo.InvariantCulture)),
    ];

    private static IReadOnlyList<string> Method(ReportAsked asked, Said all)
    {
        var (question, ofOne) = (asked.Question, asked.Question.Kind.IsOfOne());
        string?[] sentences =
        [
            asked.Day < question.To && !ofOne
                ? Texts.Localize("Reports.MethodNotOver", ReportAsked.Said(asked.Day)) : null,
            asked.Known is { } known ? Texts.Localize("Reports.MethodKnown", ReportAsked.Said(known)) : null,
            asked.Known is not null && question.Kind == ReportKind.Quarterly ? Texts.Localize("Reports.MethodCustodyOnly") : null,
            ofOne ? Texts.Localize("Reports.MethodDossier") : Texts.Localize("Reports.MethodPeriod"),
            ofOne ? null : Texts.Localize("Reports.MethodOnce"),
            Texts.Localize("Reports.MethodSight", FieldFormatter.Choice(asked.User.Role)),
            all.ListBeside ? Texts.Localize("Reports.MethodListBeside", ReportAsked.MostRows.InDigits()) : null,
            Texts.Localize("Reports.MethodSources"),
        ];
        return [.. sentences.OfType<string>()];
    }

    /// <summary>The list of a report as an export, where it is too long to be laid out.</summary>
    private ExportSubject List(ReportQuestion question)
    {
        var day = question.LastDay(CambodianTime.Today(_clock));
        return question.Kind switch
        {
            ReportKind.Quarterly or ReportKind.Prisoners => ExportSubject.Of(new PrisonerQuestion(day, question.KnownOn is { } known
                ? CambodianTime.EndOf(known) : null)),
            ReportKind.Land => ExportSubject.Of(new RecordQuestion(RecordLists.Find("land")!)),
            _ => ExportSubject.Of(SubjectParts.Question(question.Kind, question.From, day)),
        };
    }

    private static string FileName(Report report, ReportFormat format) => string.Concat(report.Synthetic ? "synthetic-" : "",
        report.Question.Kind.Name(), "-",
        DateCells.Iso(report.Question.From), "-", DateCells.Iso(report.Question.To), format == ReportFormat.Document ? ".docx" : ".xlsx");

    /// <summary>All texts within are in the report's language, whatever its reader's is.</summary>
    private static async Task<T> In<T>(CultureInfo language, Func<Task<T>> make)
    {
        FileLanguage.Speak(language);
        return await make();
    }
}

/// <summary>The forms of a report: what is printed from a spreadsheet, and what somebody edits and sends.</summary>
public enum ReportFormat { Workbook, Document }

/// <summary>A report that was written.</summary>
/// <param name="Path">The file.</param>
/// <param name="ListPath">The list beside it, where it is too long for the report; else null.</param>
public sealed record ReportReceipt(string FileName, string Path, string? ListPath);
