using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange.Audiences;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Reports;

/// <summary>One report while it is made: who asks for what, and the footnotes and sources that it has gathered. Sources are numbered when
/// all are known; until then cells hold <see cref="CitedText"/>.</summary>
/// <param name="db">Shows one state of the database until the report is made.</param>
/// <param name="now">UTC.</param>
/// <param name="today">The day on which it leaves: consent is asked as it stands then.</param>
/// <param name="again">Of a report that is made again: the moment of knowledge then, UTC.</param>
internal sealed class ReportAsked(CaseTrackerDb db, CurrentUser user, ReportQuestion question, DateTime now, DateOnly today,
    DateTime? again = null)
{
    /// <summary>More rows than these are not laid out in a report.</summary>
    public const int MostRows = 5000;

    /// <summary>A footnote names so many sources by their numbers; of more it says how many they are.</summary>
    private const int MostInNote = 12;

    private readonly CitedSources _cited = new(user.Clearance);
    private readonly List<(string? Words, IReadOnlyList<long> Sources)> _notes = [];

    private readonly Dictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private Provinces? _provinces;
    private ConsentOnRecord? _consent;

    public CaseTrackerDb Db => db;
    public CurrentUser User => user;
    public ReportQuestion Question => question;
    public DateTime Now => now;

    /// <summary>What may leave for whom the report is.</summary>
    public AudienceProfile Profile { get; } = AudienceProfile.Of(question.Audience);

    /// <summary>Nobody else was there to approve the file: the reason that was given instead.</summary>
    public string? AloneBecause { get; init; }

    /// <summary>Records that are told in counts alone, for somebody of whom they tell did not agree.</summary>
    public int WithoutConsent { get; private set; }

    /// <summary>Records that are not for the audience.</summary>
    public int LeftOut => _leftOut.Values.Sum();

    public DateOnly From => question.From;

    /// <inheritdoc cref="ReportQuestion.LastDay"/>
    public DateOnly Day { get; } = question.LastDay(CambodianTime.DayOf(now));

    /// <summary>The moment of knowledge that was asked for, UTC; null is now.</summary>
    public DateTime? KnownThen { get; } = question.KnownOn is { } day ? CambodianTime.EndOf(day) : null;

    /// <summary>The moment of knowledge of all that can be told of one, UTC; null is now. What is made again knows no more than it
    /// did, and says so no more than it did.</summary>
    public DateTime? Known => KnownThen ?? again;

    /// <summary>At the moment of knowledge that was asked for the register held nothing.</summary>
    public bool NothingYet { get; private set; }

    /// <summary>The last entry of the audit log before the report, for the team's own: whoever keeps the report can tell later whether the
    /// log
    /// still holds it. Null where there was none.</summary>
    public LogEnd? LogEnd { get; private set; }

    /// <summary>What everybody who writes for the audience has to know.</summary>
    public async Task Prepare(CancellationToken cancel)
    {
        NothingYet = KnownThen is { } then && !(await FirstRecord.At(db, cancel) <= then);
        if (Profile.IsOwn)
        {
            // By the moment of the report, so that the same stands in it when it is made again.
            LogEnd = await db.AuditEntries.Where(entry => entry.At < now).OrderByDescending(entry => entry.Id)
                .Select(entry => new LogEnd(entry.Id, entry.Hash)).FirstOrDefaultAsync(cancel);
            return;
        }
        _provinces = await Provinces.Read(db, user.Clearance, cancel);
        _consent = await ConsentOnRecord.Read(db, today, cancel);
    }

    /// <summary>Whether a field may be told.</summary>
    public bool Leaves(RecordKind kind, string key) => AudienceFields.Leaves(question.Audience, kind, key);

    /// <summary>An individual's name; null where the audience may not read it.</summary>
    public string? Named(long person, string? name) => Profile.IsOwn ? name : AudienceTables.Name(Profile, _consent!, person, name);

    /// <summary>Whether a record may be told one by one: everybody of whom it tells agreed to that. What may not is counted.</summary>
    /// <param name="people">Null where a link names nobody.</param>
    public bool MayTellOf(params IEnumerable<long?> people)
    {
        if (people.All(person => _consent is null || person is not { } id || _consent.MayStand(question.Audience, id))) return true;
        WithoutConsent++;
        return false;
    }

    /// <summary>The province of a place or a facility.</summary>
    public string? ProvinceOf(long? record) => _provinces?.Of(record);

    /// <summary>A cell of a list as the audience may read it.</summary>
    public object? Cell(RecordListPage page, RecordLine line, string key) => AudienceRecords.Cell(page, line,
        page.Question.List.Type.Find(key)!, Profile, _provinces!, _consent!);

    /// <summary>A count of individuals in a sentence.</summary>
    public string Told(int people) => Safe(people) is { Count: null } ? Texts.Localize("Reports.FewerThan", SmallCells.Least)
        : people.InDigits();

    /// <summary>A number that matters, of individuals.</summary>
    public ReportNumber Number(string words, int people, string? more = null) => new(SafeTable.Words(Safe(people)), words, more);

    /// <summary>A count of individuals that is certain, and so many more that are possible.</summary>
    public ReportNumber Number(string words, int certain, int possible) => Number(words, certain,
        possible > 0 ? Texts.Localize("Reports.MorePossibly", Told(possible)) : null);

    /// <summary>Counts what of a list is not for the audience; a list that is asked twice counts once.</summary>
    public void Leave(string list, int heldBack) => _leftOut[list] = heldBack;

    private SafeCount Safe(int people) => Profile.HidesSmallCells ? SmallCells.Of(people) : new(people, false);

    /// <summary>The number of a footnote in words.</summary>
    public int Note(string words) => Note(words, []);

    /// <summary>The number of a footnote that names sources; none where there are none.</summary>
    public async Task<IReadOnlyList<int>> Note(IEnumerable<long> sources, CancellationToken cancel)
    {
        var seen = await Cited(sources, cancel);
        return seen.Count == 0 ? [] : [Note(null, seen)];
    }

    /// <summary>Those of some sources that the reader may see; they are in the list of sources from now on.</summary>
    public async Task<IReadOnlyList<long>> Cited(IEnumerable<long> sources, CancellationToken cancel)
    {
        var asked = sources.Distinct().Order().ToList();
        await _cited.Add(db, asked, cancel);
        return [.. asked.Where(_cited.Sees)];
    }

    /// <summary>How many sources are cited so far.</summary>
    public int SourceCount => _cited.Count;

    /// <summary>All footnotes, once every source is known.</summary>
    public IReadOnlyList<string> Notes() => [.. _notes.Select(note => note.Words ?? Texts.Localize("Reports.NoteSources",
        note.Sources.Count <= MostInNote ? string.Join(", ", note.Sources.Select(_cited.Number))
            : Texts.Localize("Reports.NoteMany", note.Sources.Count.InDigits())))];

    /// <summary>The table as the audience may read it, with the numbers of sources in their place, and without columns that nobody
    /// fills.</summary>
    public ReportTable Finished(ReportTable table) => Numbered(SafeTable.Of(table, Profile.HidesSmallCells));

    private ReportTable Numbered(ReportTable table) => (table with
    {
        Rows = [.. table.Rows.Select(row => !row.Cells.Any(cell => cell is CitedText) ? row : row with
        {
            Cells = [.. row.Cells.Select(cell => cell is CitedText cited ? cited.Written(_cited.Number) : cell)],
        })],
    }).Filled();

    public async Task<ReportTable> Sources(CancellationToken cancel)
    {
        if (!Profile.IsOwn) return await SourcesForOthers(cancel);
        var rows = new List<ReportRow>();
        await foreach (var source in _cited.Read(db, cancel))
        {
            var details = source.Details;
            rows.Add(new([source.Number, details.Title, Shown("publisher", details.Publisher), Shown("kind",
                FieldFormatter.Choice(details.Kind)), Shown("published", details.Published?.Localize()),
                Shown("address", details.Address)]));

            string? Shown(string field, string? value) => source.Hidden.Contains(field) ? null : value;
        }
        return new ReportTable("sources", Texts.Localize("Export.Sheet_Sources"),
        [
            new(Texts.Localize("Export.Number"), 8, ReportColumnKind.Number), new(Label("title"), 46), new(Label("publisher"), 24),
            new(Label("kind"), 15), new(Label("published"), 15), new(Label("address"), 28),
        ], rows).Filled();
    }

    /// <summary>Titles and addresses may name anybody: who published a source and when is all that leaves of it.</summary>
    private async Task<ReportTable> SourcesForOthers(CancellationToken cancel)
    {
        var fields = SourceDetails.Catalogue.Fields.Where(field => Leaves(RecordKind.Source, field.Key)).ToList();
        var rows = new List<ReportRow>();
        await foreach (var source in _cited.Read(db, cancel))
            rows.Add(new([source.Number, .. fields.Select(field => source.Hidden.Contains(field.Key)
                || field.Key == "publisher" && !AudienceTables.NamesPublisher(source.Details.Kind) ? null
                : field.Get(source.Details) is ImpreciseDate date ? date.Localize() : FieldFormatter.Of(field.Get(source.Details)))]));
        return new ReportTable("sources", Texts.Localize("Export.Sheet_Sources"),
            [
                new(Texts.Localize("Export.Number"), 8, ReportColumnKind.Number),
                .. fields.Select(field => new ReportColumn(field.Label, 28)),
            ], rows).Filled();
    }

    /// <summary>A day in words of the report's language.</summary>
    public static string Said(DateOnly day) => ImpreciseDate.Of(day).Localize();

    /// <summary>A moment (UTC) as the clock in Cambodia shows it, to the minute.</summary>
    public static string Said(DateTime utc) => Texts.Localize("Reports.Moment", Said(CambodianTime.DayOf(utc)),
        CambodianTime.TimeOf(utc).InDigits());

    private int Note(string? words, IReadOnlyList<long> sources)
    {
        var at = _notes.FindIndex(note => note.Words == words && note.Sources.SequenceEqual(sources));
        if (at >= 0) return at + 1;
        _notes.Add((words, sources));
        return _notes.Count;
    }

    private static string Label(string field) => SourceDetails.Catalogue.Find(field)!.Label;
}
