using CaseTracker.App.Database;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Audiences;

/// <summary>What every table for others than the team has in common.</summary>
internal static class AudienceTables
{
    /// <summary>What bears the name of a publisher; of anything else who said it may stand there: a witness, a caller.</summary>
    private static readonly SourceKind[] Published = [SourceKind.Newsletter, SourceKind.NewsArticle, SourceKind.Report,
        SourceKind.CourtDocument, SourceKind.PressRelease, SourceKind.TrialMonitoring];

    /// <summary>Whether who published a source of that kind leaves.</summary>
    public static bool NamesPublisher(SourceKind kind) => Published.Contains(kind);

    /// <summary>A person's name where they agreed that it is told; null where they did not, or where it was taken out.</summary>
    public static string? Name(AudienceProfile profile, ConsentOnRecord consent, long person, string? name) =>
        name == PersonNaming.Called(new(), nameHidden: true) || !consent.MayBeNamed(profile.Audience, person) ? null : name;

    /// <summary>The table, with what was done to it said in words, its rows in an order that tells nothing of names, and its sources by
    /// publisher.</summary>
    public static async Task<ExportedTable> Make(ExportAsked asked, string name, string title, string about,
        IReadOnlyList<(string Label, string Value)> question, IReadOnlyList<TableColumn> columns, AudienceRows rows, int heldBack,
        string? knownAt, CancellationToken cancel)
    {
        var profile = asked.Order.Profile;
        var (cells, cited) = await rows.Numbered(cancel);
        cells.Sort((one, other) => string.CompareOrdinal(Words(one), Words(other)));
        return new ExportedTable(name, title, about, question, new Dictionary<string, IReadOnlyList<string>>(), columns,
            cells.ToAsyncEnumerable(), null, null, asked.MadeAt, asked.CurrentUser.Role)
        {
            Profile = profile,
            OnlyFilled = asked.Order.Columns.Count == 0,
            Assumptions = [.. Said(asked, knownAt, heldBack, rows.WithoutConsent)],
            // The list of sources is itself what the numbers of other lists lead to.
            Parts = name == "sources" ? [] : [await Sources(asked, cited, cancel)],
        };
    }

    /// <summary>What the file says of itself: for whom it is, and what it leaves out.</summary>
    private static IEnumerable<string> Said(ExportAsked asked, string? knownAt, int heldBack, int withoutConsent)
    {
        var profile = asked.Order.Profile;
        yield return Texts.Localize("Export.For", Texts.Localize($"Choices.Audience_{profile.Audience}"));
        if (knownAt is not null) yield return Texts.Localize("Export.KnownThen", knownAt);
        yield return Texts.Localize("Export.FieldsAllowed");
        yield return Texts.Localize("Export.NamedByConsent");
        yield return Texts.Localize("Export.PlacesAndAges");
        yield return Texts.Localize("Export.SourcesByPublisher");
        if (heldBack > 0) yield return Texts.Localize("Export.LeftOut", SmallCells.Of(heldBack));
        if (withoutConsent > 0) yield return Texts.Localize("Export.WithoutConsent", SmallCells.Of(withoutConsent));
        if (asked.Alone) yield return Texts.Localize("Export.AloneApproved", asked.Order.Reason);
    }

    /// <summary>Titles and addresses may name anybody: who published a source and when is all that leaves of it.</summary>
    private static async Task<ExportedTable> Sources(ExportAsked asked, CitedSources cited, CancellationToken cancel)
    {
        var keys = AudienceFields.Of(asked.Order.Audience, RecordKind.Source);
        var fields = SourceDetails.Catalogue.Fields.Where(field => keys.Contains(field.Key)).ToList();
        var rows = new List<object?[]>();
        await foreach (var source in cited.Read(asked.Db, cancel))
            rows.Add([source.Number, .. fields.Select(field => source.Hidden.Contains(field.Key)
                || field.Key == "publisher" && !NamesPublisher(source.Details.Kind)
                ? null : FieldFormatter.Of(field.Get(source.Details)))]);
        return new ExportedTable("sources", Texts.Localize("Export.Sheet_Sources"), "", [],
            new Dictionary<string, IReadOnlyList<string>>(),
            [new("number", Texts.Localize("Export.Number"), TableKind.Whole, 8),
                .. fields.Select(field => new TableColumn(field.Key, field.Label, TableKind.Text, 24))],
            rows.ToAsyncEnumerable(), null, null, asked.MadeAt, asked.CurrentUser.Role)
        { Profile = asked.Order.Profile };
    }

    private static string Words(object?[] row) => string.Join('\u001f', row.Select(cell => cell switch
    {
        ImpreciseDate date => date.Edtf,
        IEnumerable<int> => "",
        _ => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture),
    }));
}
