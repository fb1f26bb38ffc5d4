using System.CommandLine;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"serve", and the program without a verb: opens the web pages.</summary>
public static class ServeCommand
{
    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var urls = new Option<string?>("--urls") { Description = Texts.Localize("Commands.Urls"), HelpName = "URLS", Recursive = false };
        var serve = new Command("serve", Texts.Localize("Commands.Serve"));
        root.Options.Add(urls);
        serve.Options.Add(urls);
        root.Subcommands.Add(serve);
        root.SetAction(Run);
        serve.SetAction(Run);

        Task<int> Run(ParseResult parsed, CancellationToken cancel) =>
            WebServer.Run(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), parsed.GetValue(urls), cancel);
    }
}
