using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Prosecution;

/// <summary>Records or corrects a charge. A charge stands in a prosecution: a new one that names none brings its own with
/// it, and both are saved or neither.</summary>
internal static class SaveCharge
{
    public static Task<Outcome<long>> Save(RecordWriter writer, CurrentUser user, Save<ChargeDetails> save, CancellationToken cancel) =>
        save is { Id: null, Details.ProsecutionId: 0, Same: null or { Id: null } }
            ? WithProsecution(writer, user, save, cancel) : writer.Fact<ChargeRow, ChargeDetails>(user, save, cancel);

    private static Task<Outcome<long>> WithProsecution(RecordWriter writer, CurrentUser user, Save<ChargeDetails> save,
        CancellationToken cancel) =>
        writer.Together(user, async together =>
        {
            var prosecution = await together.Record<ProsecutionRow, ProsecutionDetails>(user,
                new(null, 0, new() { PersonId = save.Details.PersonId }, save.Confidentiality) { Same = SameRecord.Another }, cancel);
            if (!prosecution.Succeeded) return prosecution;
            return await together.Fact<ChargeRow, ChargeDetails>(user,
                save with { Details = save.Details with { ProsecutionId = prosecution.Value } }, cancel);
        }, cancel);
}
