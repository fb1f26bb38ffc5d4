using System.CommandLine;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"explain": shows how the program reads something. It needs no database.</summary>
public static class ExplainCommand
{
    public static void AddTo(RootCommand root)
    {
        var text = new Argument<string>("TEXT")
        {
            Description = Texts.Localize("Commands.ExplainDateText"),
            Arity = ArgumentArity.ZeroOrOne
        };
        var date = new Command("date", Texts.Localize("Commands.ExplainDate")) { text };
        date.SetAction(parsed =>
        {
            var read = ImpreciseDate.Parse(parsed.GetValue(text) ?? "");
            if (!read.Ok) throw new CommandException(read.Problem);
            Console.Out.WriteLine(DateExplanation.ToJson(read.Value));
        });
        var explain = new Command("explain", Texts.Localize("Commands.Explain")) { date };
        Action<ParseResult> complain = _ => throw new CommandException(new Problem("Commands.ExplainWhat"));
        explain.SetAction(complain);
        root.Subcommands.Add(explain);
    }
}
