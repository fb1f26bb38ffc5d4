using CaseTracker.App.Lists;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;

namespace CaseTracker.Web.Lists;

/// <summary>Reads what the address of a saved view asks: a feature whose list has an address of its own brings one.</summary>
public interface IViewReader
{
    /// <summary>The question; null where the path is not one of its lists.</summary>
    ListQuestion? Read(string path, string query);
}

/// <summary>Those of lists of records.</summary>
internal sealed class RecordViewReader : IViewReader
{
    public ListQuestion? Read(string path, string query) =>
        ListAddress.ListOf(path) is { } list ? ListAddress.Read(list, query, AskedSides.Rows, AskedSides.Columns).Question : null;
}

/// <summary>How much of the answers to saved views was recorded since the reader opened them.</summary>
internal sealed class ViewNews(SavedViews views, IEnumerable<IViewReader> readers, CurrentUserAccessor current, Failures failures)
{
    /// <summary>By the id of a view how much is new in it, where anything is; one after the other, beside the page. What cannot be counted
    /// is left out: the view opens without it.</summary>
    public async Task<IReadOnlyDictionary<long, int>> Of(IEnumerable<SavedView> asked)
    {
        var (user, found) = (await current.Get(), new Dictionary<long, int>());
        foreach (var view in asked.Where(view => view.Opened))
        {
            var parts = view.Address.Split('?', 2);
            if (readers.Select(reader => reader.Read(parts[0], parts.ElementAtOrDefault(1) ?? "")).FirstOrDefault(one => one is not null)
                is not { } question) continue;
            var counted = await failures.Told(() => Task.Run(() => views.CountNew(user, view, question)));
            if (counted is { Succeeded: true, Value: > 0 and var count }) found[view.Id] = count;
        }
        return found;
    }
}
