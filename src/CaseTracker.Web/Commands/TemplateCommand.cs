using System.CommandLine;
using System.Globalization;
using CaseTracker.App.Import;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Import;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"template KIND --output FILE": writes the workbook that is filled in without the program.</summary>
public static class TemplateCommand
{
    public static void AddTo(RootCommand root, CommonOptions common)
    {
        var kind = new Argument<string>("KIND")
        {
            Description = Texts.Localize("Import.ArgumentTemplate", string.Join(", ", PlanImport.Kinds)),
        };
        var output = new Option<string>("--output")
        {
            Description = Texts.Localize("Import.OptionTemplateOutput"),
            HelpName = "FILE",
            Required = true,
        };
        var language = new Option<string>("--language")
        {
            Description = Texts.Localize("Import.OptionTemplateLanguage"),
            HelpName = string.Join('|', TemplateEndpoint.Codes),
            DefaultValueFactory = _ => TemplateEndpoint.Codes[0],
        };
        var command = new Command("template", Texts.Localize("Import.TemplateCommand")) { kind, output, language };
        var user = new CommandUser();
        user.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var code = parsed.GetValue(language)!;
            if (!TemplateEndpoint.Codes.Contains(code)) throw new CommandException(new Problem("Import.LanguageUnknown", code));
            await CommandHost.Run(parsed.GetValue(common.Data), parsed.GetValue(common.Environment), async services =>
            {
                var made = await services.GetRequiredService<MakeTemplate>().Handle(await user.Find(parsed, services, cancel),
                    parsed.GetValue(kind)!, CultureInfo.GetCultureInfo(code), cancel);
                if (!made.Succeeded) throw new CommandException(made.Problems[0]);
                await File.WriteAllBytesAsync(parsed.GetValue(output)!, made.Value, cancel);
            }, cancel);
            Console.Out.WriteLine(Texts.Localize("Import.WroteTemplate", Path.GetFullPath(parsed.GetValue(output)!)));
            return 0;
        });
        root.Subcommands.Add(command);
    }
}
