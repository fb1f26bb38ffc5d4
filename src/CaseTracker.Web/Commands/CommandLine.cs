using System.CommandLine;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Startup;
using Microsoft.Extensions.Options;

namespace CaseTracker.Web.Commands;

/// <summary>The program's verbs. Without one it serves. A command prints its result, and nothing else, on standard
/// output; what is wrong comes as one line on standard error, with an exit code that is not 0.</summary>
public static class CommandLine
{
    private const int Wrong = 2;

    public static async Task<int> Run(string[] args, TimeProvider clock)
    {
        var root = new RootCommand(Texts.Localize("Commands.Program"));
        var common = new CommonOptions(clock);
        common.AddTo(root);
        ServeCommand.AddTo(root, common);
        ExportCommand.AddTo(root, common);
        DemoCommand.AddTo(root, common);
        ImportCommand.AddTo(root, common);
        ReportCommand.AddTo(root, common);
        TemplateCommand.AddTo(root, common);
        RecoverAdministratorCommand.AddTo(root, common);
        BackupCommands.AddTo(root, common);
        MoveCommand.AddTo(root, common);
        VerifyAuditCommand.AddTo(root, common);
        VerifyEvidenceCommand.AddTo(root, common);
        RotateKeysCommand.AddTo(root, common);
        ReadFileCommand.AddTo(root);
        DoctorCommand.AddTo(root, common);
        ExplainCommand.AddTo(root);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return ReportError(parsed.UnmatchedTokens is [var first, ..]
                ? Texts.Localize("Commands.NotExpected", first) : parsed.Errors[0].Message);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CommandException wrong)
        {
            return ReportError(wrong.Message);
        }
        catch (OptionsValidationException wrong)
        {
            return ReportError(string.Join(" ", wrong.Failures));
        }
        catch (OperationCanceledException)
        {
            return ReportError(Texts.Localize("Commands.Cancelled"));
        }
    }

    private static int ReportError(string message)
    {
        Console.Error.WriteLine(message.ReplaceLineEndings(" "));
        return Wrong;
    }
}
