using System.CommandLine;
using System.Text;
using CaseTracker.App.Evidence;
using CaseTracker.Domain.Evidence;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"read-file-text": what the program runs of itself to take the text out of a document that somebody else made
/// (<see cref="ReadDocumentText"/>). Nobody needs it by hand, so no help names it.</summary>
public static class ReadFileTextCommand
{
    public static void AddTo(RootCommand root)
    {
        var format = new Argument<EvidenceFormat>("FORMAT");
        var read = new Command(DocumentReader.Verb) { format };
        read.Hidden = true;
        read.SetAction(async (parsed, cancel) =>
        {
            using var document = new MemoryStream();
            await using (var from = Console.OpenStandardInput()) await from.CopyToAsync(document, cancel);
            document.Position = 0;
            await using var text = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return ReadDocumentText.Read(parsed.GetValue(format), document, text);
        });
        root.Subcommands.Add(read);
    }
}
