using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>A question that an account keeps.</summary>
/// <param name="Address">The page's address with its query. It is no answer: it is asked anew each time it is opened, and each reader
/// is answered what that reader may see.</param>
public sealed record SavedView(long Id, string Name, string Address)
{
    /// <summary>Everybody who may read records finds it.</summary>
    public bool Shared { get; init; }

    /// <summary>Who shares it; null where that is the reader, who alone sees it otherwise.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether the reader may rename, share and delete it.</summary>
    public bool MayChange { get; init; } = true;

    /// <summary>The last record that was on record when the reader opened it last; null where that never was. What has a greater id was
    /// recorded since.</summary>
    internal long? LastRecord { get; init; }

    /// <summary>Whether the reader has opened it, so that something can be new in it.</summary>
    public bool Opened => LastRecord is not null;
}

/// <summary>Views of lists: an account's own, which nobody else sees unless they are shared, and those that others share. They are no
/// records and change none, so the audit log leaves them out.</summary>
public sealed class SavedViews
{
    public const int LongestName = SavedViewRow.LongestName, LongestAddress = SavedViewRow.LongestAddress;
    private static readonly string[] Matrices = ["/matrix", "/cross-tab"];
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly UnitOfWork _unit;
    private readonly Access _access;
    private readonly AskLists _lists;

    internal SavedViews(IDbContextFactory<CaseTrackerDb> factory, UnitOfWork unit, Access access, AskLists lists) =>
        (_factory, _unit, _access, _lists) = (factory, unit, access, lists);

    /// <summary>The account's own views by name, then those that others share; none for the operator of a command, who has no
    /// account.</summary>
    public async Task<Outcome<IReadOnlyList<SavedView>>> List(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<SavedView>>.Failed(refused);
        if (user.AccountId is not { } account) return Outcome<IReadOnlyList<SavedView>>.Of([]);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var views = await (from row in db.SavedViews.AsNoTracking()
                           where row.AccountId == account || row.SharedAt != null
                           join owner in db.Users on row.AccountId equals owner.Id
                           join opening in db.ViewOpenings.Where(opening => opening.AccountId == account) on row.Id equals opening.ViewId
                               into openings
                           from opening in openings.DefaultIfEmpty()
                           select new { Row = row, owner.DisplayName, LastRecord = (long?)opening.LastRecord }).ToListAsync(cancel);
        return Outcome<IReadOnlyList<SavedView>>.Of([.. views.Select(view => View(view.Row, user,
            ActorNames.Shown(user.Clearance, null, view.DisplayName)) with
        {
            LastRecord = view.LastRecord,
        }).OrderBy(view => view.Owner is not null).ThenBy(view => view.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }

    /// <summary>Keeps an address under a new name.</summary>
    /// <param name="shared">With the team.</param>
    public Task<Outcome<SavedView>> Save(CurrentUser user, string name, string address, bool shared = false,
        CancellationToken cancel = default) => Change(user, async (work, account) =>
    {
        if (address.Length > LongestAddress) return Outcome<SavedView>.Failed(new Problem("PrisonerPages.ViewTooLong"));
        if (!OfAList(address.Split('?')[0])) return Outcome<SavedView>.Failed(new Problem("PrisonerPages.ViewElsewhere"));
        if (await Wrong(work, account, null, name, cancel) is { } wrong) return Outcome<SavedView>.Failed(wrong);
        var row = new SavedViewRow
        {
            AccountId = account,
            Name = name.Trim(),
            Address = address,
            SavedAt = work.Now,
            SharedAt = shared ? work.Now : null
        };
        work.Db.SavedViews.Add(row);
        await work.Db.SaveChangesAsync(cancel);
        // Its answer stands before the eyes of who saves it.
        var opening = new ViewOpeningRow { ViewId = row.Id, AccountId = account };
        work.Db.ViewOpenings.Add(opening);
        await Mark(work, opening, cancel);
        return Outcome<SavedView>.Of(View(row, user, null) with { LastRecord = opening.LastRecord });
    }, cancel);

    public Task<Outcome<SavedView>> Rename(CurrentUser user, long id, string name, CancellationToken cancel = default) =>
        Change(user, async (work, _) =>
    {
        if (await ToChange(work, user, id, cancel) is not { } row) return Gone;
        if (await Wrong(work, row.AccountId, id, name, cancel) is { } wrong) return Outcome<SavedView>.Failed(wrong);
        row.Name = name.Trim();
        return Outcome<SavedView>.Of(View(row, user, null));
    }, cancel);

    /// <summary>Shares a view with the team, or no longer. Its name and what it asks are then everybody's to read.</summary>
    public Task<Outcome<SavedView>> Share(CurrentUser user, long id, bool shared, CancellationToken cancel = default) =>
        Change(user, async (work, _) =>
    {
        if (await ToChange(work, user, id, cancel) is not { } row) return Gone;
        row.SharedAt = shared ? row.SharedAt ?? work.Now : null;
        return Outcome<SavedView>.Of(View(row, user, null));
    }, cancel);

    /// <summary>Takes a view away; gives it back as it was, so that it can be saved again.</summary>
    public Task<Outcome<SavedView>> Delete(CurrentUser user, long id, CancellationToken cancel = default) =>
        Change(user, async (work, _) =>
    {
        if (await ToChange(work, user, id, cancel) is not { } row) return Gone;
        work.Db.SavedViews.Remove(row);
        return Outcome<SavedView>.Of(View(row, user, null));
    }, cancel);

    /// <summary>Remembers that the account has opened a view of its own or a shared one now: what is recorded later will be new in
    /// it.</summary>
    public Task<Outcome<SavedView>> Open(CurrentUser user, long id, CancellationToken cancel = default) =>
        Change(user, async (work, account) =>
    {
        if (await work.Db.SavedViews.SingleOrDefaultAsync(row => row.Id == id && (row.AccountId == account || row.SharedAt != null), cancel)
            is not { } row) return Gone;
        var opening = await work.Db.ViewOpenings.SingleOrDefaultAsync(one => one.ViewId == id && one.AccountId == account, cancel);
        if (opening is null) work.Db.ViewOpenings.Add(opening = new ViewOpeningRow { ViewId = id, AccountId = account });
        await Mark(work, opening, cancel);
        return Outcome<SavedView>.Of(View(row, user, null) with { LastRecord = opening.LastRecord });
    }, cancel);

    /// <summary>How many rows of a view's answer, as its reader may see it, were recorded since the reader opened it last; 0 where that
    /// never was.</summary>
    /// <param name="question">What the view's address asks.</param>
    public Task<Outcome<int>> CountNew(CurrentUser user, SavedView view, ListQuestion question, CancellationToken cancel = default) =>
        _lists.Ask(user, async asked => Outcome<int>.Of(
            view.LastRecord is { } last && await asked.Db.Headers.AnyAsync(header => header.Id > last, cancel)
                ? await question.Source(asked).Recorded(last, cancel) : 0), cancel);

    private static Outcome<SavedView> Gone => Outcome<SavedView>.Failed(new Problem("PrisonerPages.ViewGone"));

    private Task<Outcome<SavedView>> Change(CurrentUser user, Func<WriteContext, long, Task<Outcome<SavedView>>> change,
        CancellationToken cancel) =>
        _unit.Run(user, Permission.ReadRecords, work => user.AccountId is { } account
            ? change(work, account) : Task.FromResult(Outcome<SavedView>.Failed(new Problem("PrisonerPages.ViewNoAccount"))), cancel);

    /// <summary>The view, where it is the account's own, or shared and the account keeps the team's.</summary>
    private static async Task<SavedViewRow?> ToChange(WriteContext work, CurrentUser user, long id, CancellationToken cancel) =>
        await work.Db.SavedViews.SingleOrDefaultAsync(row => row.Id == id, cancel) is { } row && MayChange(row, user) ? row : null;

    private static bool MayChange(SavedViewRow row, CurrentUser user) => row.AccountId == user.AccountId
        || (row.SharedAt is not null && user.Role.May(Permission.ManageAccounts));

    // The last id says what was on record: all come from one sequence. Nobody is told it.
    private static async Task Mark(WriteContext work, ViewOpeningRow opening, CancellationToken cancel) =>
        (opening.OpenedAt, opening.LastRecord) = (work.Now, await work.Db.Headers.MaxAsync(header => (long?)header.Id, cancel) ?? 0);

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

    private static SavedView View(SavedViewRow row, CurrentUser user, string? owner) => new(row.Id, row.Name, row.Address)
    {
        Shared = row.SharedAt is not null,
        Owner = row.AccountId == user.AccountId ? null : owner,
        MayChange = MayChange(row, user),
    };
}
