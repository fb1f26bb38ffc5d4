using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace CaseTracker.App.Import.Reading;

/// <summary>The cells of a workbook that hold an error ("#REF!") in place of a value: the reader of workbooks gives nothing for them, and
/// nothing would look like an empty cell.</summary>
internal sealed class CellErrors
{
    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<(string Sheet, string Cell), string> _errors = [];

    public static CellErrors None { get; } = new();

    public static CellErrors Of(byte[] workbook, CancellationToken cancel)
    {
        var found = new CellErrors();
        using var archive = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        if (Part(archive, "xl/workbook.xml") is not { } book
            || Part(archive, "xl/_rels/workbook.xml.rels") is not { } relations) return found;
        var targets = relations.Root!.Elements().ToDictionary(one => (string)one.Attribute("Id")!, one => (string)one.Attribute("Target")!);
        foreach (var sheet in book.Descendants().Where(one => one.Name.LocalName == "sheet"))
            if ((string?)sheet.Attribute(Relation + "id") is { } id && targets.TryGetValue(id, out var target)
                && archive.GetEntry(target.StartsWith('/') ? target[1..] : $"xl/{target}") is { } part)
                found.Read((string)sheet.Attribute("name")!, part, cancel);
        return found;
    }

    /// <summary>The error of a cell; null where it holds none.</summary>
    /// <param name="cell">As "B5".</param>
    public string? Find(string sheet, string cell) => _errors.Count == 0 ? null : _errors.GetValueOrDefault((sheet, cell));

    public bool Any => _errors.Count > 0;

    private void Read(string sheet, ZipArchiveEntry part, CancellationToken cancel)
    {
        using var stream = part.Open();
        using var xml = XmlReader.Create(stream, Plain);
        while (xml.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" } || xml.GetAttribute("t") != "e"
                || xml.GetAttribute("r") is not { } cell) continue;
            using var inside = xml.ReadSubtree();
            _errors[(sheet, cell)] = inside.ReadToDescendant("v", xml.NamespaceURI) ? inside.ReadElementContentAsString() : "#ERROR!";
        }
    }

    private static XDocument? Part(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } part) return null;
        using var stream = part.Open();
        using var xml = XmlReader.Create(stream, Plain);
        return XDocument.Load(xml);
    }
}
