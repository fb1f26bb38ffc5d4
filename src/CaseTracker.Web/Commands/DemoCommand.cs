using System.CommandLine;
using System.Globalization;
using CaseTracker.App.Demo;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"demo": fills an empty data folder with people who never were, for training.</summary>
public static class DemoCommand
{
    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var day = new Option<string?>("--day") { Description = Texts.Localize("Demo.OptionDay", Iso(LoadDemo.Day)), HelpName = "DAY" };
        var people = new Option<int>("--people")
        {
            Description = Texts.Localize("Demo.OptionPeople", LoadDemo.Usual),
            HelpName = "COUNT",
            DefaultValueFactory = _ => LoadDemo.Usual,
        };
        var demo = new Command("demo", Texts.Localize("Demo.Command")) { day, people };
        demo.SetAction(async (parsed, cancel) =>
        {
            var asked = Day(parsed.GetValue(day), CambodianTime.Today(common.Clock));
            await CommandHost.Run(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), async services =>
            {
                var made = await services.GetRequiredService<LoadDemo>().Handle(asked, parsed.GetValue(people), cancel);
                if (!made.Succeeded) throw new CommandException(made.Problems[0]);
                var (persons, cases, sources, records) = made.Value;
                Console.Out.WriteLine(Texts.Localize("Demo.Made", persons, cases, sources, records,
                    services.GetRequiredService<ProgramSettings>().DataFolder));
            }, cancel);
            return 0;
        });
        root.Subcommands.Add(demo);
    }

    private static DateOnly Day(string? word, DateOnly today) => word switch
    {
        null => LoadDemo.Day,
        _ when !DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            throw new CommandException(new Problem("Demo.DayUnknown", word)),
        _ => DateOnly.ParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture) is var day && day <= today ? day
            : throw new CommandException(new Problem("Demo.DayToCome", word)),
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
