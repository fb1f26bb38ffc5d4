using System.Runtime.CompilerServices;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>Writes a prisoner list in a format. Individuals are read once, forward, into files without a name, one for each sheet that
/// tells of them, and the list is written from these when sums and numbers are known: neither is ever held whole.</summary>
/// <param name="parts">The individuals, part by part.</param>
/// <param name="db">The context that the parts are read in.</param>
internal sealed class PrisonersWriter(ExportedPrisoners export, IAsyncEnumerable<PrisonersPart> parts, CaseTrackerDb db, string folder)
{
    /// <summary>A file of the list alone.</summary>
    public ExportedFile File(ExportAsked asked)
    {
        var (list, question, totals) = (export.List, export.List.Question, export.List.Totals);
        var told = new
        {
            asOf = question.AsOf,
            knownAt = list.KnownAt,
            statuses = question.StatusesInForce.Select(status => status.ToString()),
            certainty = question.Certainty?.ToString(),
            name = question.Name,
            ids = question.Only.Count == 0 ? null : question.Only,
            filters = question.Filters.All.ToDictionary(chosen => chosen.Filter.Key, chosen => chosen.Values),
        };
        return new(question.List.Name, $"{question.List.Name}-{DateCells.Iso(question.AsOf)}", told, async (output, cancel) =>
        {
            await Write(asked.Format, output, cancel, asked.Synthetic);
            return new PrisonersWritten(totals.Certain, totals.Possible, list.Groups.Count, totals.HeldBack);
        })
        { KnownAt = list.KnownAt };
    }

    /// <param name="synthetic">The people are made up: the file says so.</param>
    public async Task Write(ExportFormat format, Stream output, CancellationToken cancel, bool synthetic = false)
    {
        using var spools = new Spools(folder, cancel);
        switch (format)
        {
            case ExportFormat.Csv: await Csv(spools, output, synthetic, cancel); break;
            case ExportFormat.Json: await Json(spools, output, synthetic, cancel); break;
            case ExportFormat.Xlsx: await Workbook(spools, output, synthetic, cancel); break;
            default: throw new ArgumentOutOfRangeException(nameof(format));
        }
    }

    private async Task Csv(Spools spools, Stream output, bool synthetic, CancellationToken cancel)
    {
        var rows = spools.Rows();
        await foreach (var (part, row) in Rows(cancel)) rows.Add(PrisonersSheet.Row(part, row, ExportedFact.Behind(row)));
        CsvWriter.Write(output, PrisonersSheet.Picked(PrisonersSheet.Of(rows.Read()), rows, export.Columns)
            .Numbered(export.Cited.Number, cancel).Marked(synthetic));
    }

    private async Task Workbook(Spools spools, Stream output, bool synthetic, CancellationToken cancel)
    {
        var (prisoners, charges, quality) = (spools.Rows(), spools.Rows(), spools.Rows());
        await foreach (var (part, row) in Rows(cancel))
        {
            var facts = ExportedFact.Behind(row);
            prisoners.Add(PrisonersSheet.Row(part, row, facts));
            charges.Add(ChargesSheet.Rows(part, row.Person, row.Charges));
            quality.Add(DataQualitySheet.Rows(part, row, facts));
        }
        foreach (var group in export.List.Groups)
        {
            charges.Add(ChargesSheet.Rows(export.Groups, group.Group, group.Charges));
            quality.Add(DataQualitySheet.Rows(export.Groups, group));
        }
        var sources = await spools.Rows(export.Cited.Read(db, cancel));

        var footer = Texts.Localize("Export.Footer", DateCells.Iso(export.Day), CoverSheet.Moment(export.List.KnownAt));
        Sheet[] sheets =
        [
            CoverSheet.Of(export), SummarySheet.Of(export),
                PrisonersSheet.Picked(PrisonersSheet.Of(prisoners.Read()), prisoners, export.Columns), ChargesSheet.Of(charges.Read()),
                SourcesSheet.Of(sources.Read()), DataQualitySheet.Of(quality.Read()),
        ];
        new WorkbookWriter(output, SyntheticSheets.Marked(footer, synthetic),
            SyntheticSheets.Marked(Texts.Localize("Export.Title"), synthetic), export.MadeAt)
            .Write([.. sheets.Select(sheet => sheet.Numbered(export.Cited.Number, cancel).Marked(synthetic))]);
    }

    private async Task Json(Spools spools, Stream output, bool synthetic, CancellationToken cancel)
    {
        var rows = spools.Json();
        await foreach (var (part, row) in Rows(cancel))
        {
            new PrisonersJson(rows.Json, part).Row(row);
            rows.Next();
        }
        var sources = await spools.Json(export.Cited.Read(db, cancel));
        await using var marked = new MarkedJson(output, export.Cited.Number, [rows, sources], cancel);
        PrisonersJson.Write(marked, export, synthetic);
    }

    /// <summary>Each individual once, added to the sums.</summary>
    private async IAsyncEnumerable<(ExportedPart Part, PrisonerRow Row)> Rows(
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var part in parts.Ahead(cancel))
        {
            var exported = new ExportedPart(export.Day, part.Citations);
            foreach (var row in part.Rows)
            {
                export.Sums.Add(row);
                yield return (exported, row);
            }
        }
    }
}
