using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Prosecution;

/// <summary>Records or corrects a charge. A charge stands in a prosecution: a new one that names none brings its own with
/// it, and both are saved or neither.</summary>
public sealed class SaveCharge
{
    private readonly RecordWriter _writer;

    internal SaveCharge(RecordWriter writer) => _writer = writer;

    /// <summary>The charge's fact id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<ChargeDetails> save, CancellationToken cancel = default) =>
        save is { Id: null, Details.ProsecutionId: 0, Same: null or { Id: null } }
            ? WithProsecution(user, save, cancel) : Charge(_writer, user, save, cancel);

    private Task<Outcome<long>> WithProsecution(CurrentUser user, Save<ChargeDetails> save, CancellationToken cancel) =>
        _writer.Together(user, async together =>
        {
            var prosecution = await together.Record<ProsecutionRow, ProsecutionDetails>(user, ProsecutionDetails.Catalogue,
                new Save<ProsecutionDetails>(null, 0, new() { PersonId = save.Details.PersonId },
                    save.Confidentiality)
                { Same = SameRecord.Another }, _ => [], cancel);
            if (!prosecution.Succeeded) return prosecution;
            return await Charge(together, user, save with { Details = save.Details with { ProsecutionId = prosecution.Value } }, cancel);
        }, cancel);

    private static Task<Outcome<long>> Charge(RecordWriter writer, CurrentUser user, Save<ChargeDetails> save, CancellationToken cancel) =>
        writer.Fact<ChargeRow, ChargeDetails>(user, ChargeDetails.Catalogue, save, ChargeRules.Check, cancel);
}
