using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Exchange.Made;

/// <summary>Reads what is on record of files: an account its own ones, an administrator all, and who may approve what waits for
/// it.</summary>
internal sealed class MadeFiles(IDbContextFactory<CaseTrackerDb> factory, Access access)
{
    private const int Most = 500;

    /// <summary>The last first, at most 500.</summary>
    public async Task<Outcome<IReadOnlyList<MadeFile>>> List(CurrentUser user, CancellationToken cancel)
    {
        if (await access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<MadeFile>>.Failed(refused);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var (own, all, approves) = (user.AccountId, user.Role.May(Permission.ManageAccounts), user.Role.May(Permission.ApproveExports));
        var rows = await Light(db.MadeFiles.Where(row => all || row.AccountId == own && own != null
            || approves && row.State == MadeFileState.Waiting)).OrderByDescending(row => row.Id).Take(Most).ToListAsync(cancel);
        return Outcome<IReadOnlyList<MadeFile>>.Of([.. rows.Select(row => View(row, user))]);
    }

    /// <summary>The row, for whoever may know of it.</summary>
    public async Task<Outcome<MadeFileRow>> Find(CurrentUser user, long id, CancellationToken cancel)
    {
        if (await access.Check(user, Permission.ExportRecords, cancel) is { } refused) return Outcome<MadeFileRow>.Failed(refused);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.MadeFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is { } row && MayKnow(row, user)
            ? Outcome<MadeFileRow>.Of(row) : Outcome<MadeFileRow>.Failed(new Problem("Export.NoSuchFile", id));
    }

    /// <summary>What is on record of every file: who makes it, with whose sight, in which language and by which rules.</summary>
    public static MadeFileRow Row(CurrentUser user) => new()
    {
        AccountId = user.AccountId,
        ActorName = user.Name,
        Role = user.Role,
        Language = FileLanguage.Now,
        Rules = CustodyRules.Version,
    };

    /// <summary>SHA-256 of a file that was just written, in hexadecimal.</summary>
    public static async Task<string> Hash(Stream written, CancellationToken cancel)
    {
        await written.FlushAsync(cancel);
        written.Position = 0;
        return Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(written, cancel));
    }

    private static bool MayKnow(MadeFileRow row, CurrentUser user) => Mine(row, user) || user.Role.May(Permission.ManageAccounts)
        || row.State == MadeFileState.Waiting && user.Role.May(Permission.ApproveExports);

    /// <summary>Whether it is the user who asked for it; all operators of commands are one.</summary>
    public static bool Mine(MadeFileRow row, CurrentUser user) => row.AccountId == user.AccountId && row.ActorName == user.Name;

    public static MadeFile View(MadeFileRow row, CurrentUser user) => new(row.Id, row.List, row.Question, row.Audience, row.Language,
        row.Format, row.FileName, row.Rules, row.KnownAt, row.Rows, row.Sha256, row.MadeAt, row.AccountId, row.ActorName, row.Reason,
        row.State, row.DecidedAt, ActorNames.Shown(user.Clearance, row.DecidedBy, row.DecidedByName), row.Remark,
        row.TakenAt, row.Frozen, Mine(row, user));

    // Without the files themselves.
    private static IQueryable<MadeFileRow> Light(IQueryable<MadeFileRow> rows) => rows.Select(row => new MadeFileRow
    {
        Id = row.Id,
        List = row.List,
        Question = row.Question,
        Audience = row.Audience,
        Language = row.Language,
        Format = row.Format,
        FileName = row.FileName,
        Rules = row.Rules,
        KnownAt = row.KnownAt,
        Rows = row.Rows,
        Sha256 = row.Sha256,
        MadeAt = row.MadeAt,
        AccountId = row.AccountId,
        ActorName = row.ActorName,
        Role = row.Role,
        Reason = row.Reason,
        State = row.State,
        DecidedAt = row.DecidedAt,
        DecidedByName = row.DecidedByName,
        Remark = row.Remark,
        TakenAt = row.TakenAt,
        Frozen = row.Frozen,
    });
}
