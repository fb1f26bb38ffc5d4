using System.Text;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>The bytes of a file, to be read once and disposed of.</summary>
/// <param name="Name">With an ending of its format.</param>
public sealed record OpenedFile(Stream Content, EvidenceFormatKind Format, string Name, long Bytes) : IDisposable
{
    public void Dispose() => Content.Dispose();
}

/// <summary>The beginning of a text.</summary>
/// <param name="Cut">There is more of it.</param>
public sealed record FileText(string Text, bool Cut);

/// <summary>Hands out the bytes of a file, and puts that down in its chain of custody first.</summary>
public sealed class OpenFile
{
    /// <summary>The largest picture that is stripped, for that is done in memory. Bytes.</summary>
    private const long MostStripped = 50 * EvidenceLimits.Megabyte;

    private readonly UnitOfWork _unit;
    private readonly EvidenceStore _store;

    internal OpenFile(UnitOfWork unit, EvidenceStore store) => (_unit, _store) = (unit, store);

    /// <summary>To be looked at within the program: one that is looked at in this way.</summary>
    public Task<Outcome<OpenedFile>> Look(CurrentUser user, long file, EvidenceView view, CancellationToken cancel = default) =>
        Look(user, file, format => format.Kind().View == view, goesOn: false, cancel);

    /// <summary>The same for one of these formats.</summary>
    /// <param name="goesOn">Where the same account opened it a moment ago (<see cref="NoteReads.Told"/>), this is one look.</param>
    internal Task<Outcome<OpenedFile>> Look(CurrentUser user, long file, Func<EvidenceFormat, bool> which, bool goesOn,
        CancellationToken cancel) =>
        Take(user, file, EvidenceAct.Opened, Permission.ReadRecords, reason: null, row => which(row.Format) ? Original(row)
            : Outcome<OpenedFile>.Failed(new NotFound()), cancel, goesOn);

    /// <summary>The beginning of a text, to be looked at within the program.</summary>
    /// <param name="most">In bytes.</param>
    public async Task<Outcome<FileText>> Read(CurrentUser user, long file, int most, CancellationToken cancel = default)
    {
        var opened = await Look(user, file, EvidenceView.Text, cancel);
        if (!opened.Succeeded) return Outcome<FileText>.Failed(opened.Problems);
        using var text = opened.Value;
        var bytes = new byte[most];
        try
        {
            var read = await text.Content.ReadAtLeastAsync(bytes, most, throwOnEndOfStream: false, cancel);
            return Outcome<FileText>.Of(new(Encoding.UTF8.GetString(bytes, 0, read), read < text.Bytes));
        }
        catch (Exception failure) when (failure is IOException or EncryptedFileException)
        {
            return Outcome<FileText>.Failed(new Problem("Evidence.CannotBeRead", text.Name));
        }
    }

    /// <summary>The evidentiary original, to leave the program.</summary>
    /// <param name="reason">What for; needed.</param>
    public Task<Outcome<OpenedFile>> Export(CurrentUser user, long file, string? reason, CancellationToken cancel = default) =>
        Leave(user, file, EvidenceAct.Exported, reason, Original, cancel);

    /// <summary>A working copy, to leave the program: a picture without its metadata (<see cref="PictureStrip"/>). What cannot be stripped
    /// is refused.</summary>
    /// <param name="reason">What for; needed.</param>
    public Task<Outcome<OpenedFile>> Share(CurrentUser user, long file, string? reason, CancellationToken cancel = default) =>
        Leave(user, file, EvidenceAct.Shared, reason, Stripped, cancel);

    /// <summary>A working copy that was made of it already, to leave the program.</summary>
    internal Task<Outcome<OpenedFile>> Share(CurrentUser user, long file, string? reason, byte[] copy, CancellationToken cancel) =>
        Leave(user, file, EvidenceAct.Shared, reason, row => Copy(row, copy), cancel);

    /// <summary>What is wrong with what somebody says a file is for; null where nothing is.</summary>
    internal static Problem? WrongReason(string? reason) => string.IsNullOrWhiteSpace(reason)
        ? new Invalid("reason", "Evidence.ReasonMissing") : EvidenceRules.WrongText("reason", reason);

    private Task<Outcome<OpenedFile>> Leave(CurrentUser user, long file, EvidenceAct act, string? reason,
        Func<EvidenceFileRow, Outcome<OpenedFile>> open, CancellationToken cancel) => WrongReason(reason) is { } wrong
            ? Task.FromResult(Outcome<OpenedFile>.Failed(wrong)) : Take(user, file, act, Permission.ExportRecords, reason, open, cancel);

    private async Task<Outcome<OpenedFile>> Take(CurrentUser user, long file, EvidenceAct act, Permission permission, string? reason,
        Func<EvidenceFileRow, Outcome<OpenedFile>> open, CancellationToken cancel, bool goesOn = false)
    {
        OpenedFile? opened = null;
        var taken = await _unit.Run(user, permission, async work =>
        {
            if (await EvidenceSight.Find(work.Db, file, user.Clearance, cancel) is not { } row)
                return Outcome<OpenedFile>.Failed(new NotFound());
            var outcome = Opened(row, open);
            if (!outcome.Succeeded) return outcome;
            // A unit that is done again opens the file again.
            opened?.Dispose();
            opened = outcome.Value;
            if (!goesOn || !await WasOpened(work, row, cancel)) await EvidenceActs.Add(work, row, act, cancel, reason);
            return outcome;
        }, cancel);
        if (!taken.Succeeded) opened?.Dispose();
        return taken;
    }

    private static async Task<bool> WasOpened(WriteContext work, EvidenceFileRow file, CancellationToken cancel)
    {
        var last = await work.Db.EvidenceActs.Where(line => line.FileId == file.Id && line.Act == EvidenceAct.Opened
            && line.AccountId == work.CurrentUser.AccountId).MaxAsync(line => (DateTime?)line.At, cancel);
        return last is { } at && at <= work.Now && work.Now - at < NoteReads.Told;
    }

    private static Outcome<OpenedFile> Opened(EvidenceFileRow row, Func<EvidenceFileRow, Outcome<OpenedFile>> open)
    {
        try
        {
            return open(row);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or EncryptedFileException)
        {
            return Outcome<OpenedFile>.Failed(new Problem("Evidence.CannotBeRead", row.Name));
        }
    }

    private Outcome<OpenedFile> Original(EvidenceFileRow row) =>
        Outcome<OpenedFile>.Of(new(_store.Open(row.StoredAs), row.Format.Kind(), row.Format.Kind().NameFor(row.Name), row.Bytes));

    private Outcome<OpenedFile> Stripped(EvidenceFileRow row)
    {
        if (!PictureStrip.Knows(row.Format)) return Outcome<OpenedFile>.Failed(new Problem("Evidence.NoWorkingCopy"));
        if (row.Bytes > MostStripped)
            return Outcome<OpenedFile>.Failed(new Problem("Evidence.TooLargeToStrip", (int)(MostStripped / EvidenceLimits.Megabyte)));
        using var content = _store.Open(row.StoredAs);
        using var whole = new MemoryStream((int)row.Bytes);
        content.CopyTo(whole);
        if (PictureStrip.Of(row.Format, whole.GetBuffer().AsSpan(0, (int)whole.Length)) is not { } alone)
            return Outcome<OpenedFile>.Failed(new Problem("Evidence.PictureDamaged"));
        return Copy(row, alone);
    }

    private static Outcome<OpenedFile> Copy(EvidenceFileRow row, byte[] copy)
    {
        var kind = row.Format.Kind();
        var name = kind.NameFor(row.Name);
        return Outcome<OpenedFile>.Of(new(new MemoryStream(copy), kind,
            $"{Path.GetFileNameWithoutExtension(name)}-working-copy{Path.GetExtension(name)}", copy.Length));
    }
}
