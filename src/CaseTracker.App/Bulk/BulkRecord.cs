using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.App.Tags;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Bulk;

/// <summary>What is done with one of the chosen records, within the unit of work of all. It writes or says why not, and never a
/// half.</summary>
internal sealed class BulkRecord(WriteContext work, RecordWriter writer, StoredRecord stored, string? reason)
{
    /// <summary>The record that was made beside the chosen one; null where it was changed itself.</summary>
    public long? Made { get; private set; }

    public Task<(string? Before, string? After, Problem? Skipped)> Do(BulkAct act, CancellationToken cancel) => act switch
    {
        BulkAct.SetField set => Set(set, cancel),
        BulkAct.AddSource add => Cite(add, cancel),
        BulkAct.AddParticipant add => TakePart(add, cancel),
        BulkAct.TakeStep step => Step(step, cancel),
        BulkAct.Assign assign => Assign(assign, cancel),
        BulkAct.PutTag tag => Tag(tag.Name, RecordTags.Put, cancel),
        BulkAct.TakeTagOff tag => Tag(tag.Name, RecordTags.TakeOff, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    /// <summary>The fields that can be set for many at once: not what a record is called by, and no link, of which each record has its
    /// own.</summary>
    public static IEnumerable<FieldDescriptor> Fields(RecordType type) =>
        type.Fields.Where(field => field.Kind != FieldKind.Link && !field.Names);

    private async Task<(string?, string?, Problem?)> Set(BulkAct.SetField set, CancellationToken cancel)
    {
        if (Fields(stored.Type).FirstOrDefault(one => one.Key == set.Field) is not { } field)
            return (null, null, new Problem("Bulk.NoSuchField"));
        if (!await RecordSight.SeesField(work.Db, stored.Id, field.Key, work.CurrentUser.Clearance, cancel))
            return (null, null, new Problem("Bulk.FieldRestricted"));
        var read = FieldReader.Read(field.Kind, field.Choices, new(set.Text ?? ""));
        var before = FieldFormatter.Of(field.Get(stored.Details));
        if (read.Problem is { } unread) return (before, null, unread);
        var details = stored.Type.Copy(stored.Details);
        field.Set(details, read.Value);
        var after = FieldFormatter.Of(field.Get(details));
        if (Equals(field.Get(details), field.Get(stored.Details))) return (before, after, new Problem("Bulk.AlreadySo"));
        var saved = await stored.Type.Save(writer, work.CurrentUser, stored, details, stored.Level, reason, cancel);
        return (before, after, Why(saved));
    }

    private async Task<(string?, string?, Problem?)> Cite(BulkAct.AddSource add, CancellationToken cancel)
    {
        var locator = string.IsNullOrWhiteSpace(add.Locator) ? null : add.Locator.Trim();
        var name = (await LinkNames.For(work.Db, [(long?)add.SourceId], work.CurrentUser.Clearance, cancel))
            .GetValueOrDefault(add.SourceId);
        if (stored.Type.Kind == RecordKind.Source) return (null, null, new Problem("Bulk.SourceOfSource"));
        if (await work.Db.Citations.AnyAsync(row => row.RecordId == stored.Id && row.SourceId == add.SourceId && row.Field == null
            && row.Locator == locator && row.DeletedAt == null, cancel)) return (null, name, new Problem("Bulk.AlreadyCited"));
        var saved = await writer.Record<CitationRow, CitationDetails>(work.CurrentUser, new(null, 0, new()
        {
            SourceId = add.SourceId,
            RecordId = stored.Id,
            Locator = locator,
        }, stored.Level, reason), cancel);
        return (null, name, Why(saved));
    }

    private async Task<(string?, string?, Problem?)> TakePart(BulkAct.AddParticipant add, CancellationToken cancel)
    {
        var (kind, other) = (stored.Type.Kind, BulkAct.AddParticipant.OtherOf(stored.Type.Kind));
        if (!BulkAct.AddParticipant.Takes(kind)) return (null, null, new Problem("Bulk.TakesNoPart"));
        var name = (await LinkNames.For(work.Db, [new LinkedRecord(add.OtherId, other)], work.CurrentUser.Clearance, cancel))
            .GetValueOrDefault(add.OtherId);
        var part = new ParticipantDetails
        {
            CaseId = kind == RecordKind.Case ? stored.Id : add.OtherId,
            PersonId = kind == RecordKind.Case ? add.OtherId : kind == RecordKind.Person ? stored.Id : null,
            OrganisationId = kind == RecordKind.Organisation ? stored.Id : null,
            Role = add.Role,
        };
        var after = name is null ? null : $"{name}: {FieldFormatter.Choice(add.Role)}";
        if (await work.Db.Participants.AnyAsync(row => row.CaseId == part.CaseId && row.PersonId == part.PersonId
            && row.OrganisationId == part.OrganisationId && row.Role == part.Role && row.DeletedAt == null, cancel))
            return (null, after, new Problem("Bulk.AlreadyTakesPart"));
        var saved = await writer.Record<ParticipantRow, ParticipantDetails>(work.CurrentUser,
            new(null, 0, part, stored.Level, reason) { Same = SameRecord.Another }, cancel);
        Made = saved.Succeeded ? saved.Value : null;
        return (null, after, Why(saved));
    }

    private async Task<(string?, string?, Problem?)> Step(BulkAct.TakeStep step, CancellationToken cancel)
    {
        var state = (await ReviewStates.Of(work.Db, [stored.Id], cancel))[stored.Id];
        var taken = await ReviewSteps.Take(work, new(stored.Id, stored.Version, state, step.Move,
            string.IsNullOrWhiteSpace(step.Remark) ? null : new(step.Remark)), cancel);
        return (FieldFormatter.Choice(state), FieldFormatter.Choice(ReviewRules.After(step.Move)), Why(taken));
    }

    private async Task<(string?, string?, Problem?)> Assign(BulkAct.Assign assign, CancellationToken cancel)
    {
        var colleagues = (await Colleagues.Who(work.Db, cancel)).ToDictionary(one => one.Id, one => one.Name);
        var before = await work.Db.Reviews.Where(row => row.RecordId == stored.Id).Select(row => row.AssignedToId)
            .SingleOrDefaultAsync(cancel);
        var (was, now) = (Name(before), Name(assign.To));
        if (before == assign.To) return (was, now, new Problem("Bulk.AlreadySo"));
        var given = await AssignReview.Assign(work, stored.Id, assign.To, cancel);
        return (was, now, Why(given));

        string? Name(long? account) => account is { } id ? colleagues.GetValueOrDefault(id) : null;
    }

    private async Task<(string?, string?, Problem?)> Tag(string? name,
        Func<WriteContext, StoredRecord, string?, CancellationToken, Task<Outcome<string>>> change, CancellationToken cancel)
    {
        var before = await Tags();
        var changed = await change(work, stored, name, cancel);
        if (!changed.Succeeded) return (before, null, Why(changed));
        await work.Db.SaveChangesAsync(cancel);
        return (before, await Tags(), null);

        async Task<string?> Tags() => (await TagNames.Of(work.Db, [stored.Id], cancel)).GetValueOrDefault(stored.Id);
    }

    private static Problem? Why<T>(Outcome<T> outcome) => outcome.Succeeded ? null : outcome.Problems[0];
}
