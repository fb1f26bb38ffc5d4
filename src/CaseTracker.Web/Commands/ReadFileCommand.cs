using System.CommandLine;
using System.Text;
using CaseTracker.App.Evidence;
using CaseTracker.Domain.Evidence;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>"read-file": what the program runs of itself to take the text (<see cref="ReadDocumentText"/>) or the metadata
/// (<see cref="ReadFileMetadata"/>) out of a file that somebody else made. Nobody needs it by hand, so no help names it.</summary>
public static class ReadFileCommand
{
    public static void AddTo(RootCommand root)
    {
        var asked = new Argument<string>("WHAT").AcceptOnlyFromAmong(ReadDocumentText.Asked, ReadFileMetadata.Asked);
        var format = new Argument<EvidenceFormat>("FORMAT");
        var read = new Command(FileReader.Verb) { asked, format };
        read.Hidden = true;
        read.SetAction(async (parsed, cancel) =>
        {
            using var file = new MemoryStream();
            await using (var from = Console.OpenStandardInput()) await from.CopyToAsync(file, cancel);
            file.Position = 0;
            await using var answer = Console.OpenStandardOutput();
            if (parsed.GetValue(asked) == ReadFileMetadata.Asked) return ReadFileMetadata.Read(parsed.GetValue(format), file, answer);
            await using var text = new StreamWriter(answer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return ReadDocumentText.Read(parsed.GetValue(format), file, text);
        });
        root.Subcommands.Add(read);
    }
}
