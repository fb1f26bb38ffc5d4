using CaseTracker.App.Cases;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Exchange.Audiences;
using CaseTracker.App.Exchange.Interchange;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.Figures;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.Pages.Charges;
using CaseTracker.App.Pages.Gaps;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>What is exported: a list, its matrix, the ledger, a table on what the register rests on and lacks, or a report.</summary>
public sealed record ExportSubject
{
    private readonly Func<ExportAnswers, ExportAsked, CancellationToken, Task<Outcome<ExportedFile>>> _file;
    private readonly Func<ExportOrder, Problem?> _refuses;
    private Func<Audience, IReadOnlyList<string>> _stays = _ => [];

    private ExportSubject(string name, RecordKind kind,
        Func<ExportAnswers, ExportAsked, CancellationToken, Task<Outcome<ExportedFile>>> file,
        Func<ExportOrder, Problem?>? refuses = null) =>
        (Name, Kind, _file, _refuses) = (name, kind, file, refuses ?? OwnTeamOnly(name));

    public string Name { get; }

    /// <summary>For whom it is made, and what of it is wanted.</summary>
    public ExportOrder Order { get; private init; } = new();

    /// <summary>The formats that it can be had in; the first is previewed.</summary>
    public IReadOnlyList<ExportFormat> Formats { get; private init; } = ExportFormats.OfLists;

    /// <summary>"en" or "km", of what is written in a language of its own; null: in that of whoever asks.</summary>
    internal string? Language { get; private init; }

    public ExportSubject With(ExportOrder order) => this with { Order = order };

    /// <summary>What another feature makes of the register.</summary>
    /// <param name="stays">What does not leave for an audience, in words.</param>
    internal static ExportSubject Of(string name, RecordKind kind, IReadOnlyList<ExportFormat> formats, string language,
        Func<ExportAnswers, ExportAsked, CancellationToken, Task<Outcome<ExportedFile>>> file, Func<ExportOrder, Problem?> refuses,
        Func<Audience, IReadOnlyList<string>> stays) =>
        new(name, kind, file, refuses) { Formats = formats, Language = language, _stays = stays };

    /// <summary>What keeps it from being had in a format; null where nothing does.</summary>
    public Problem? NotAs(ExportFormat format) => Formats.Contains(format) ? null
        : new Problem("Export.NotAs", format.Word(), string.Join(", ", Formats.Select(one => one.Word())));

    /// <summary>The labels of the fields that do not leave for its audience.</summary>
    internal IReadOnlyList<string> Stays => _stays(Order.Audience);

    /// <summary>What keeps it from being made so; null where nothing does.</summary>
    public Problem? Refused => _refuses(Order);

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
        // What is made again knows no more than it did.
        var known = question with { KnownAsOf = question.KnownAsOf ?? asked.KnownAt };
        known = known with { Look = known.Look.With([.. known.Look.Columns, .. PrisonersSheet.Beside(asked.Order.Columns)]) };
        var found = await answers.List.Forward(asked.Db, asked.CurrentUser, known, cancel);
        if (!found.Succeeded) return Outcome<ExportedFile>.Failed(found.Problems);
        if (!asked.Order.Profile.IsOwn)
            return Outcome<ExportedFile>.Of(new TableWriter(await AudiencePrisoners.Of(found.Value, asked, cancel), asked.Folder)
                .File(asked, found.Value.Head.KnownAt));
        var matrix = sides is null ? null : await answers.Matrix.All(asked.Db, asked.CurrentUser, known, sides, cancel);
        if (matrix is { Succeeded: false }) return Outcome<ExportedFile>.Failed(matrix.Problems);
        var export = new ExportedPrisoners(found.Value.Head, asked.MadeAt, asked.CurrentUser.Role)
        {
            Matrix = matrix?.Value,
            Ever = asked.Format == ExportFormat.Xlsx ? await answers.Ever.In(asked.Db, asked.CurrentUser, cancel) : null,
            Sums = new ExportedSums(question.AsOf),
            Cited = found.Value.Cited,
            KnownNow = question.KnownAsOf is null,
            NothingYet = !(await FirstRecord.At(asked.Db, cancel) <= found.Value.Head.KnownAt),
            Columns = asked.Order.Columns,
        };
        return Outcome<ExportedFile>.Of(new PrisonersWriter(export, found.Value.Parts, asked.Db, asked.Folder).File(asked));
    }, order => order.Audience == Audience.Own ? PrisonersSheet.Unknown(question, order.Columns)
        : sides is not null ? OwnTeamOnly(question.List.Name)(order) : AudiencePrisoners.Refuses(question, order))
        {
            _stays = audience => [.. PersonDetails.Catalogue.Fields
                .Where(field => !AudienceFields.Leaves(audience, RecordKind.Person, field.Key)).Select(field => field.Label)],
        };

    /// <summary>The whole answer to a question; its page counts for nothing.</summary>
    public static ExportSubject Of(RecordQuestion question) =>
        new(question.List.Name, question.List.Kind, async (answers, asked, cancel) =>
        {
            var list = await answers.List.Forward(asked.Db, asked.CurrentUser, Known(question, asked) with
            {
                Beside = asked.Order.Columns,
            }, cancel);
            if (!list.Succeeded) return Outcome<ExportedFile>.Failed(list.Problems);
            var read = AsAsked(list.Value, question);
            var table = asked.Order.Profile.IsOwn ? Listed(read, asked) : await AudienceRecords.Of(read, asked, cancel);
            return Outcome<ExportedFile>.Of(new TableWriter(table, asked.Folder).File(asked));
        }, order => ExportedRecords.Unknown(question.List, order.Columns)
            ?? (order.Audience == Audience.Own ? null : AudienceRecords.Refuses(question, order.Audience)))
        {
            _stays = audience => [.. question.List.Type.Fields
                .Where(field => !AudienceFields.Leaves(audience, question.List.Kind, field.Key)).Select(field => field.Label)],
        };

    /// <summary>The same records counted by two filters of their list; the workbook holds the records too.</summary>
    public static ExportSubject Of(RecordQuestion question, MatrixSides sides) =>
        Table(question.List.Name, question.List.Kind, async (answers, asked, cancel) =>
    {
        var known = Known(question, asked);
        var matrix = await answers.Matrix.All(asked.Db, asked.CurrentUser, known, sides, cancel);
        if (!matrix.Succeeded) return Outcome<ExportedTable>.Failed(matrix.Problems);
        return Of(await answers.List.Forward(asked.Db, asked.CurrentUser, known, cancel), list =>
            ExportedMatrix.Of(matrix.Value, Listed(AsAsked(list, question), asked), withList: asked.Format == ExportFormat.Xlsx));
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

    /// <summary>What the records of one kind, or of all, lack.</summary>
    public static ExportSubject Of(GapQuestion question) => Table("completeness", question.Kind ?? RecordKind.Person,
        (answers, asked, cancel) =>
        Task.FromResult(Outcome<ExportedTable>.Of(ExportedQuality.Of(answers.Gaps.All(asked.Db, asked.CurrentUser, question, cancel),
            question, asked.MadeAt, asked.CurrentUser.Role))));

    /// <summary>How exact the whole register is.</summary>
    public static ExportSubject Exactness { get; } = Table("exactness", RecordKind.Source, async (answers, asked, cancel) =>
        Of(await answers.Exactness.Handle(asked.CurrentUser, cancel),
            exactness => ExportedQuality.Of(exactness, asked.MadeAt, asked.CurrentUser.Role)));

    /// <summary>Why the list of prisoners of one day is another than that of an earlier day.</summary>
    public static ExportSubject Of(ChangeQuestion question) => Table("change-statement", RecordKind.Person,
        async (answers, asked, cancel) =>
    {
        // What is made again knows no more than it did.
        var known = question with { KnownAsOf = question.KnownAsOf ?? asked.KnownAt };
        var statement = await answers.Changes.In(asked.Db, asked.CurrentUser, known, cancel);
        if (!statement.Succeeded) return Outcome<ExportedTable>.Failed(statement.Problems);
        var moved = await ShowChanges.All(asked.Db, asked.CurrentUser, known, statement.Value.Movements, cancel);
        var cited = await ReadCitations.For(asked.Db, moved.Values.SelectMany(people => people.SelectMany(person => person.Facts))
            .Concat(statement.Value.Groups.SelectMany(group => group.RecordIds)), asked.CurrentUser.Clearance, cancel);
        return Outcome<ExportedTable>.Of(new ExportedChanges(statement.Value, moved, cited)
            .Table(asked.MadeAt, asked.CurrentUser.Role, asked.Format == ExportFormat.Json));
    });

    /// <summary>Charges by what they are counted by.</summary>
    public static ExportSubject Of(ChargeQuestion question) => Table("charges-and-courts", RecordKind.Charge,
        async (answers, asked, cancel) => Of(await answers.Charges.In(asked.Db, asked.CurrentUser, question, cancel),
            charges => ExportedCharges.Of(charges, asked.MadeAt, asked.CurrentUser.Role)));

    /// <summary>The review queue; the question's page counts for nothing.</summary>
    public static ExportSubject Of(ReviewQuestion question) => Table("review", RecordKind.Person, async (answers, asked, cancel) =>
        Of(await answers.Reviews.Handle(asked.CurrentUser, question with { Page = 0 }, cancel),
            queue => ExportedReviews.Of(queue, asked.MadeAt, asked.CurrentUser.Role)));

    /// <summary>People, organisations and what ties them, in the terms of followthemoney: a line of JSON an entity.</summary>
    public static ExportSubject Entities { get; } = new("ftm", RecordKind.Person, (_, asked, _) =>
        Task.FromResult(asked.Format == ExportFormat.Json ? Outcome<ExportedFile>.Of(ExportedEntities.Of(asked))
            : Outcome<ExportedFile>.Failed(new Problem("Export.LinesOnly"))));

    private static ExportSubject Table(string name, RecordKind kind,
        Func<ExportAnswers, ExportAsked, CancellationToken, Task<Outcome<ExportedTable>>> table) =>
        new(name, kind, async (answers, asked, cancel) =>
            Of(await table(answers, asked, cancel), made => new TableWriter(made, asked.Folder).File(asked)));

    /// <summary>What is made again knows no more than it did, where all that it asks of is known as of then.</summary>
    private static RecordQuestion Known(RecordQuestion question, ExportAsked asked)
    {
        var known = question with { KnownAsOf = question.KnownAsOf ?? asked.KnownAt };
        return known.Refused is null ? known : question;
    }

    /// <summary>It says what it said: the moment of knowledge stands in it only where that was asked for.</summary>
    private static ListForward<RecordListPage, RecordListPage> AsAsked(ListForward<RecordListPage, RecordListPage> read,
        RecordQuestion question) => question.KnownAsOf is not null ? read : read with
        {
            Head = read.Head with { Question = read.Head.Question with { KnownAsOf = null }, NothingYet = false },
        };

    private static ExportedTable Listed(ListForward<RecordListPage, RecordListPage> list, ExportAsked asked) =>
        ExportedRecords.Of(list, TableSources.Of(list.Cited, asked.Db), asked);

    /// <summary>What tells how the team works, and what it lacks, is for nobody else.</summary>
    private static Func<ExportOrder, Problem?> OwnTeamOnly(string name) =>
        order => order.Audience == Audience.Own ? null : new Problem("Export.OwnTeamOnly", name);

    private static Outcome<TMade> Of<T, TMade>(Outcome<T> answer, Func<T, TMade> make) =>
        answer.Succeeded ? Outcome<TMade>.Of(make(answer.Value)) : Outcome<TMade>.Failed(answer.Problems);
}

/// <summary>The handlers of the pages, which answer what is exported and reported.</summary>
internal sealed record ExportAnswers(ListRecords List, CountTwoWays Matrix, ShowLedger Ledger, ShowCorroboration Corroboration,
    FindConflicts Conflicts, ShowCompleteness Completeness, ShowExactness Exactness, CountEverTaken Ever, HeldOverTime Held,
    CountArrests Arrests, ShowPerson Person, ShowCase Case, ReportIssuer Issuer,
    ShowChanges Changes, ShowReviewQueue Reviews, ShowChargesAndCourts Charges,
    FindGaps Gaps);

/// <summary>Who asks for an export, how, and when.</summary>
/// <param name="Db">Shows one state of the database until the export is made.</param>
/// <param name="Folder">For what is on its way.</param>
/// <param name="Synthetic">The people are made up: the file says so.</param>
internal sealed record ExportAsked(CurrentUser CurrentUser, ExportFormat Format, DateTime MadeAt, CaseTrackerDb Db, string Folder,
    bool Synthetic)
{
    public ExportOrder Order { get; init; } = new();

    /// <summary>Of what is made again: the moment of knowledge then, UTC.</summary>
    public DateTime? KnownAt { get; init; }

    /// <summary>The day on which it leaves, in Cambodia, also of what is made again: consent is asked as it stands then.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>There is one account: nobody else could approve it, and the file says why it left.</summary>
    public bool Alone { get; init; }
}

/// <summary>An export before it is written.</summary>
/// <param name="List">What the audit log calls it.</param>
/// <param name="Name">Of the file, without its end.</param>
/// <param name="Question">For the audit log.</param>
/// <param name="Write">Writes it, and counts what it holds.</param>
internal sealed record ExportedFile(string List, string Name, object Question, Func<Stream, CancellationToken, Task<ExportCounts>> Write)
{
    /// <summary>The moment of knowledge, UTC, where the list knows one; null: what is on record now.</summary>
    public DateTime? KnownAt { get; init; }
}
