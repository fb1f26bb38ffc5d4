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
    private readonly UnitOfWork _unit;
    private readonly EvidenceStore _store;

    internal OpenFile(UnitOfWork unit, EvidenceStore store) => (_unit, _store) = (unit, store);

    /// <summary>To be looked at within the program: one that is looked at in this way.</summary>
    public Task<Outcome<OpenedFile>> Look(CurrentUser user, long file, EvidenceView view, CancellationToken cancel = default) =>
        Take(user, file, EvidenceAct.Opened, Permission.ReadRecords, reason: null, cancel, view);

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
        Take(user, file, EvidenceAct.Exported, Permission.ExportRecords, reason, cancel);

    private async Task<Outcome<OpenedFile>> Take(CurrentUser user, long file, EvidenceAct act, Permission permission, string? reason,
        CancellationToken cancel, EvidenceView? view = null)
    {
        if (act != EvidenceAct.Opened && string.IsNullOrWhiteSpace(reason))
            return Outcome<OpenedFile>.Failed(new Invalid("reason", "Evidence.ReasonMissing"));
        if (EvidenceRules.WrongText("reason", reason) is { } wrong) return Outcome<OpenedFile>.Failed(wrong);
        Stream? opened = null;
        var taken = await _unit.Run(user, permission, async work =>
        {
            if (await EvidenceSight.Find(work.Db, file, user.Clearance, cancel) is not { } row
                || view is not null && row.Format.Kind().View != view)
                return Outcome<EvidenceFileRow>.Failed(new NotFound());
            try
            {
                opened = _store.Open(row.StoredAs);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or EncryptedFileException)
            {
                return Outcome<EvidenceFileRow>.Failed(new Problem("Evidence.CannotBeRead", row.Name));
            }
            var kind = await work.Db.Headers.Where(header => header.Id == row.RecordId).Select(header => header.Kind).SingleAsync(cancel);
            EvidenceActs.Add(work, row, kind, act, reason);
            return Outcome<EvidenceFileRow>.Of(row);
        }, cancel);
        if (taken.Succeeded) return Outcome<OpenedFile>.Of(new(opened!, taken.Value.Format.Kind(),
            taken.Value.Format.Kind().NameFor(taken.Value.Name), taken.Value.Bytes));
        if (opened is not null) await opened.DisposeAsync();
        return Outcome<OpenedFile>.Failed(taken.Problems);
    }
}
