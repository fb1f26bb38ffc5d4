using System.CommandLine;
using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"rotate-keys": makes new keys of identities and of attached files, and encrypts by them what stands.</summary>
public static class RotateKeysCommand
{
    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var rotate = new Command("rotate-keys", Texts.Localize("Commands.RotateKeys"));
        var acting = new CommandUser();
        acting.AddTo(rotate);
        rotate.SetAction(async (parsed, cancel) =>
        {
            await CommandHost.Run(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), async services =>
            {
                var user = await acting.Find(parsed, services, cancel);
                var identities = Told("identities", await services.GetRequiredService<RotateIdentityKey>().Handle(user, cancel));
                // Their words are looked for by the new key.
                var prepared = await services.GetRequiredService<PrepareProjections>().Handle(cancel: cancel);
                if (!prepared.Succeeded) throw new CommandException(prepared.Problems[0]);
                var evidence = Told("evidence", await services.GetRequiredService<RotateEvidenceKey>().Handle(user, cancel));
                if (identities.Left + evidence.Left is > 0 and var left)
                    throw new CommandException(new Problem("Commands.RotateLeft", (int)left));
            }, cancel);
            return 0;
        });
        root.Subcommands.Add(rotate);
    }

    private static RotatedKey Told(string of, Outcome<RotatedKey> outcome)
    {
        if (!outcome.Succeeded) throw new CommandException(outcome.Problems[0]);
        var rotated = outcome.Value;
        Console.Out.WriteLine(rotated.Key is not { } key ? Texts.Localize("Commands.RotateNone", of)
            : Texts.Localize(rotated.Made ? "Commands.RotateMade" : "Commands.RotateWentOn", of, key, (int)rotated.Done));
        foreach (var unused in rotated.Unused) Console.Out.WriteLine(Texts.Localize("Commands.RotateUnused", $"{of}-{unused}.key"));
        return rotated;
    }
}
