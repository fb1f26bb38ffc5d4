using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>One report while it is made: who asks for what, and the footnotes and sources that it has gathered. Sources are numbered when
/// all are known; until then cells hold <see cref="CitedText"/>.</summary>
/// <param name="db">Shows one state of the database until the report is made.</param>
/// <param name="now">UTC.</param>
/// <param name="again">Of a report that is made again: the moment of knowledge then, UTC.</param>
internal sealed class ReportAsked(CaseTrackerDb db, CurrentUser user, ReportQuestion question, DateTime now, DateTime? again = null)
{
    /// <summary>More rows than these are not laid out in a report.</summary>
    public const int MostRows = 5000;

    /// <summary>A footnote names so many sources by their numbers; of more it says how many they are.</summary>
    private const int MostInNote = 12;

    private readonly CitedSources _cited = new(user.Clearance);
    private readonly List<(string? Words, IReadOnlyList<long> Sources)> _notes = [];

    public CaseTrackerDb Db => db;
    public CurrentUser User => user;
    public ReportQuestion Question => question;
    public DateTime Now => now;

    public DateOnly From => question.From;

    /// <inheritdoc cref="ReportQuestion.LastDay"/>
    public DateOnly Day { get; } = question.LastDay(CambodianTime.DayOf(now));

    /// <summary>The moment of knowledge that was asked for, UTC; null is now.</summary>
    public DateTime? KnownThen { get; } = question.KnownOn is { } day ? CambodianTime.EndOf(day) : null;

    /// <summary>The moment of knowledge of all that can be told of one, UTC; null is now. What is made again knows no more than it
    /// did, and says so no more than it did.</summary>
    public DateTime? Known => KnownThen ?? again;

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

    /// <summary>All footnotes, once every source is known.</summary>
    public IReadOnlyList<string> Notes() => [.. _notes.Select(note => note.Words ?? Texts.Localize("Reports.NoteSources",
        note.Sources.Count <= MostInNote ? string.Join(", ", note.Sources.Select(_cited.Number))
            : Texts.Localize("Reports.NoteMany", note.Sources.Count.InDigits())))];

    /// <summary>The table with the numbers of sources in their place, and without columns that nobody fills.</summary>
    public ReportTable Numbered(ReportTable table) => (table with
    {
        Rows = [.. table.Rows.Select(row => !row.Cells.Any(cell => cell is CitedText) ? row : row with
        {
            Cells = [.. row.Cells.Select(cell => cell is CitedText cited ? cited.Written(_cited.Number) : cell)],
        })],
    }).Filled();

    public async Task<ReportTable> Sources(CancellationToken cancel)
    {
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

    /// <summary>A day in words of the report's language.</summary>
    public static string Said(DateOnly day) => ImpreciseDate.Of(day).Localize();

    /// <summary>A moment (UTC) as the clock in Cambodia shows it, to the minute.</summary>
    public static string Said(DateTime utc) => Texts.Localize("Reports.Moment", Said(CambodianTime.DayOf(utc)),
        CambodianTime.TimeOf(utc).ToString("HH:mm", CultureInfo.InvariantCulture));

    private int Note(string? words, IReadOnlyList<long> sources)
    {
        var at = _notes.FindIndex(note => note.Words == words && note.Sources.SequenceEqual(sources));
        if (at >= 0) return at + 1;
        _notes.Add((words, sources));
        return _notes.Count;
    }

    private static string Label(string field) => SourceDetails.Catalogue.Find(field)!.Label;
}
