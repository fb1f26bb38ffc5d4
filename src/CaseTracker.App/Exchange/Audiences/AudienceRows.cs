using CaseTracker.App.People;
using CaseTracker.App.Records;

namespace CaseTracker.App.Exchange.Audiences;

/// <summary>The rows of a table for others than the team: only of those who agreed to stand in it, and with the sources of these
/// alone.</summary>
internal sealed class AudienceRows
{
    /// <summary>In place of somebody who may not be known of here: nobody's number, and so nobody who agreed to anything.</summary>
    public const long NotTold = 0;

    private readonly ExportAsked _asked;
    private readonly List<(object?[] Cells, long[] Sources)> _rows = [];

    private AudienceRows(ExportAsked asked, ConsentOnRecord consent) => (_asked, Consent) = (asked, consent);

    public ConsentOnRecord Consent { get; }

    /// <summary>How many records were left out, for somebody of whom they tell did not agree.</summary>
    public int WithoutConsent { get; private set; }

    public static async Task<AudienceRows> For(ExportAsked asked, CancellationToken cancel) =>
        new(asked, await ConsentOnRecord.Read(asked.Db, asked.Today, cancel));

    /// <param name="tellsOf">The people of whom the record tells; null where a link names none.</param>
    /// <param name="cells">Without the numbers of the sources, which stand in the last column.</param>
    public void Add(IEnumerable<long?> tellsOf, IEnumerable<long> sources, Func<IEnumerable<object?>> cells)
    {
        if (tellsOf.Any(person => person is { } id && !Consent.MayStand(_asked.Order.Audience, id))) WithoutConsent++;
        else _rows.Add(([.. cells(), null], [.. sources]));
    }

    /// <summary>The rows with the numbers of their sources, which are known once all are there, and these sources.</summary>
    public async Task<(List<object?[]> Cells, CitedSources Cited)> Numbered(CancellationToken cancel)
    {
        var cited = new CitedSources(_asked.CurrentUser.Clearance);
        await cited.Add(_asked.Db, _rows.SelectMany(row => row.Sources), cancel);
        foreach (var (cells, sources) in _rows) cells[^1] = sources.Select(cited.Number).Order().ToList();
        return ([.. _rows.Select(row => row.Cells)], cited);
    }
}
