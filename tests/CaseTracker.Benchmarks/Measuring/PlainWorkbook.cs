using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>The cells of a workbook, and the least that writes them again: a zip archive, and XML that is written forward.</summary>
internal sealed class PlainWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly List<(string Name, List<List<(string? Place, bool Text, string Value)>> Rows)> _sheets = [];

    public int Rows => _sheets.Sum(sheet => sheet.Rows.Count);

    public static PlainWorkbook CellsOf(Stream workbook)
    {
        var read = new PlainWorkbook();
        using var archive = new ZipArchive(workbook, ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
        {
            using var xml = XmlReader.Create(entry.Open());
            var rows = new List<List<(string?, bool, string)>>();
            (string? place, var text) = (null, false);
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element)
                    switch (xml.LocalName)
                    {
                        case "row": rows.Add([]); break;
                        case "c": (place, text) = (xml.GetAttribute("r"), xml.GetAttribute("t") == "inlineStr"); break;
                        case "t" or "v": rows[^1].Add((place, text, xml.ReadString())); break;
                    }
            read._sheets.Add((entry.FullName, rows));
        }
        return read;
    }

    public void Write(Stream output)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, rows) in _sheets)
        {
            using var xml = XmlWriter.Create(archive.CreateEntry(name, CompressionLevel.Fastest)
                .Open(), new XmlWriterSettings { CloseOutput = true });
            xml.WriteStartElement("worksheet", Main);
            xml.WriteStartElement("sheetData");
            for (var number = 0; number < rows.Count; number++)
            {
                xml.WriteStartElement("row");
                xml.WriteAttributeString("r", (number + 1).ToString(CultureInfo.InvariantCulture));
                foreach (var cell in rows[number]) Write(xml, cell);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private static void Write(XmlWriter xml, (string? Place, bool Text, string Value) cell)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", cell.Place);
        if (cell.Text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteElementString("t", Main, cell.Value);
            xml.WriteEndElement();
        }
        else xml.WriteElementString("v", Main, cell.Value);
        xml.WriteEndElement();
    }
}
