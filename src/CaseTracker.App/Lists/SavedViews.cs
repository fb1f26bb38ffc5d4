using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>A question that an account keeps.</summary>
/// <param name="Address">The page's address with its query. It is no answer: it is asked anew each time it is opened.</param>
public sealed record SavedView(long Id, string Name, string Address);

/// <summary>An account's own views of lists: nobody else sees, renames or deletes them. They are no records and change none, so
/// the audit log leaves them out.</summary>
public sealed class SavedViews
{
    public const int LongestName = SavedViewRow.LongestName, LongestAddress = SavedViewRow.LongestAddress;
    private static readonly string[] Matrices = ["/matrix", "/cross-tab"];
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly UnitOfWork _unit;
    private readonly Access _access;

    internal SavedViews(IDbContextFactory<CaseTrackerDb> factory, UnitOfWork unit, Access access) =>
        (_factory, _unit, _access) = (factory, unit, access);

    /// <summary>The account's views by name; none for the operator of a command, who has no account.</summary>
    public async Task<Outcome<IReadOnlyList<SavedView>>> List(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<SavedView>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var rows = await db.SavedViews.AsNoTracking().Where(row => row.AccountId == user.AccountId).ToListAsync(cancel);
        return Outcome<IReadOnlyList<SavedView>>.Of([.. rows.OrderBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase)
            .Select(View)]);
    }

    /// <summary>Keeps an address under a new name.</summary>
    public Task<Outcome<SavedView>> Save(CurrentUser user, string name, string address, CancellationToken cancel = default) =>
        Change(user, async (work, account) =>
    {
        if (address.Length > LongestAddress) return Outcome<SavedView>.Failed(new Problem("PrisonerPages.ViewTooLong"));
        if (!OfAList(address.Split('?')[0])) return Outcome<SavedView>.Failed(new Problem("PrisonerPages.ViewElsewhere"));
        if (await Wrong(work, account, null, name, cancel) is { } wrong) return Outcome<SavedView>.Failed(wrong);
        var row = new SavedViewRow { AccountId = account, Name = name.Trim(), Address = address, SavedAt = work.Now };
        work.Db.SavedViews.Add(row);
        await work.Db.SaveChangesAsync(cancel);
        return Outcome<SavedView>.Of(View(row));
    }, cancel);

    public Task<Outcome<SavedView>> Rename(CurrentUser user, long id, string name, CancellationToken cancel = default) =>
        Change(user, async (work, account) =>
    {
        if (await Find(work, account, id, cancel) is not { } row) return Outcome<SavedView>.Failed(new Problem("PrisonerPages.ViewGone"));
        if (await Wrong(work, account, id, name, cancel) is { } wrong) return Outcome<SavedView>.Failed(wrong);
        row.Name = name.Trim();
        return Outcome<SavedView>.Of(View(row));
    }, cancel);

    /// <summary>Takes a view away; gives it back as it was, so that it can be saved again.</summary>
    public Task<Outcome<SavedView>> Delete(CurrentUser user, long id, CancellationToken cancel = default) =>
        Change(user, async (work, account) =>
    {
        if (await Find(work, account, id, cancel) is not { } row) return Outcome<SavedView>.Failed(new Problem("PrisonerPages.ViewGone"));
        work.Db.SavedViews.Remove(row);
        return Outcome<SavedView>.Of(View(row));
    }, cancel);

    private Task<Outcome<SavedView>> Change(CurrentUser user, Func<WriteContext, long, Task<Outcome<SavedView>>> change,
        CancellationToken cancel) =>
        _unit.Run(user, Permission.ReadRecords, work => user.AccountId is { } account
            ? change(work, account) : Task.FromResult(Outcome<SavedView>.Failed(new Problem("PrisonerPages.ViewNoAccount"))), cancel);

    private static Task<SavedViewRow?> Find(WriteContext work, long account, long id, CancellationToken cancel) =>
        work.Db.SavedViews.SingleOrDefaultAsync(row => row.Id == id && row.AccountId == account, cancel);

    private static async Task<Problem?> Wrong(WriteContext work, long account, long? id, string name, CancellationToken cancel)
    {
        var typed = name.Trim();
        if (typed.Length == 0) return new Problem("PrisonerPages.ViewNameMissing");
        if (typed.Length > LongestName) return new Problem("PrisonerPages.ViewNameTooLong", LongestName);
        var others = await work.Db.SavedViews.Where(row => row.AccountId == account && row.Id != id).Select(row => row.Name)
            .ToListAsync(cancel);
        return others.Contains(typed, StringComparer.CurrentCultureIgnoreCase) ? new Problem("PrisonerPages.ViewNameTaken", typed) : null;
    }

    /// <summary>Whether a path is that of a list, or of its matrix.</summary>
    private static bool OfAList(string path) => AllLists.All.Any(list => path == $"/{list.Name}"
        || Matrices.Any(matrix => path == $"/{list.Name}{matrix}"));

    private static SavedView View(SavedViewRow row) => new(row.Id, row.Name, row.Address);
}
