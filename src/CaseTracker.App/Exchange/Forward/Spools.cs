using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Records;

namespace CaseTracker.App.Exchange.Forward;

/// <summary>The files without a name that one export goes through, gone with it.</summary>
internal sealed class Spools(string folder, CancellationToken cancel) : IDisposable
{
    private readonly List<IDisposable> _opened = [];

    /// <param name="order">Of <see cref="RowSpool"/>.</param>
    public RowSpool Rows(IReadOnlyList<long>? order = null) => Opened(new RowSpool(folder, order));

    /// <param name="order">Of <see cref="JsonSpool"/>.</param>
    public JsonSpool Json(IReadOnlyList<long>? order = null) => Opened(new JsonSpool(folder, order));

    /// <summary>The rows of the sheet of sources.</summary>
    public async Task<RowSpool> Rows(IAsyncEnumerable<NumberedSource> sources)
    {
        var spool = Rows();
        await foreach (var source in sources.EachAhead(cancel)) spool.Add(SourcesSheet.Row(source));
        return spool;
    }

    /// <summary>The array of the sources.</summary>
    public async Task<JsonSpool> Json(IAsyncEnumerable<NumberedSource> sources)
    {
        var spool = Json();
        await foreach (var source in sources.EachAhead(cancel))
        {
            spool.Json.Source(source);
            spool.Next();
        }
        return spool;
    }

    public void Dispose()
    {
        foreach (var spool in _opened) spool.Dispose();
    }

    private T Opened<T>(T spool) where T : IDisposable
    {
        _opened.Add(spool);
        return spool;
    }
}
