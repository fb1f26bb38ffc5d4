using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CaseTracker.App.Exchange.Sheets;

/// <summary>Writes a workbook (ISO/IEC 29500, SpreadsheetML) forward only: each row goes into the compressed part as it
/// comes, so that memory does not grow with the rows. ClosedXML and the SDK's writer hold a part or the whole workbook in
/// memory (10,000 rows: hundreds of megabytes), and two ways for small and large sheets would be two things to keep right.
/// Texts are written in their cells, without a shared table, for the same reason. The parts use the default namespace and
/// cells carry their references: some readers need both.</summary>
/// <param name="bare">For others than the team: no properties and no defined names, of which one is hidden; nothing but what shows.</param>
internal sealed class WorkbookWriter(Stream output, string footer, string title, DateTime madeAt, bool bare = false)
{
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string TypePrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>Every part carries one stamp, so that the same data makes the same bytes.</summary>
    private static readonly DateTimeOffset PartStamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Write(IReadOnlyList<Sheet> sheets)
    {
        using var package = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Part(package, "[Content_Types].xml", xml => ContentTypes(xml, sheets.Count));
        Part(package, "_rels/.rels", xml => RelationsTo(xml, [($"{Relations}/officeDocument", "xl/workbook.xml"),
            .. bare ? (IEnumerable<(string, string)>)[] : [("http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                + "core-properties", "docProps/core.xml")]]));
        if (!bare) Part(package, "docProps/core.xml", CoreProperties);
        Part(package, "xl/_rels/workbook.xml.rels", xml => RelationsTo(xml,
            [.. sheets.Select((_, index) => ($"{Relations}/worksheet", $"worksheets/sheet{index + 1}.xml")),
                ($"{Relations}/styles", "styles.xml")]));
        Part(package, "xl/styles.xml", WorkbookStyles.Write);
        var rows = new int[sheets.Count];
        for (var i = 0; i < sheets.Count; i++)
        {
            var index = i;
            Part(package, $"xl/worksheets/sheet{i + 1}.xml", xml => rows[index] = new SheetWriter(xml, sheets[index], footer).Write());
        }
        // Last, as its names need the number of rows.
        Part(package, "xl/workbook.xml", xml => Workbook(xml, sheets, rows));
    }

    private static void Part(ZipArchive package, string path, Action<XmlWriter> write)
    {
        var entry = package.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = PartStamp;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private void ContentTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
        xml.Leaf("Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        xml.Leaf("Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        if (!bare) Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        Override("/xl/workbook.xml", $"{TypePrefix}sheet.main+xml");
        Override("/xl/styles.xml", $"{TypePrefix}styles+xml");
        for (var i = 1; i <= sheets; i++) Override($"/xl/worksheets/sheet{i}.xml", $"{TypePrefix}worksheet+xml");
        xml.WriteEndElement();

        void Override(string part, string type) => xml.Leaf("Override", ("PartName", part), ("ContentType", type));
    }

    private static void RelationsTo(XmlWriter xml, params (string Type, string Target)[] targets)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        for (var i = 0; i < targets.Length; i++)
            xml.Leaf("Relationship", ("Id", $"rId{i + 1}"), ("Type", targets[i].Type), ("Target", targets[i].Target));
        xml.WriteEndElement();
    }

    /// <summary>The title and when it was made; never by whom, as workbooks travel.</summary>
    private void CoreProperties(XmlWriter xml)
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            dublin = "http://purl.org/dc/elements/1.1/",
            terms = "http://purl.org/dc/terms/", schema = "http://www.w3.org/2001/XMLSchema-instance";
        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteAttributeString("xmlns", "dc", null, dublin);
        xml.WriteAttributeString("xmlns", "dcterms", null, terms);
        xml.WriteAttributeString("xmlns", "xsi", null, schema);
        xml.WriteElementString("dc", "title", dublin, title);
        xml.WriteStartElement("dcterms", "created", terms);
        xml.WriteAttributeString("xsi", "type", schema, "dcterms:W3CDTF");
        xml.WriteString(madeAt.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Workbook(XmlWriter xml, IReadOnlyList<Sheet> sheets, int[] rows)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("bookViews");
        xml.Leaf("workbookView", ("activeTab", "0"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheets");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", $"{i + 1}");
            xml.WriteAttributeString("r", "id", Relations, $"rId{i + 1}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        if (!bare) DefinedNames(xml, sheets, rows);
        xml.WriteEndElement();
    }

    private static void DefinedNames(XmlWriter xml, IReadOnlyList<Sheet> sheets, int[] rows)
    {
        xml.WriteStartElement("definedNames");
        for (var i = 0; i < sheets.Count; i++)
        {
            var (sheet, name) = (sheets[i], $"'{sheets[i].Name.Replace("'", "''", StringComparison.Ordinal)}'");
            var last = Math.Max(rows[i], 1);
            if (sheet.IsTable) Name(i, "_xlnm._FilterDatabase", $"{name}!$A$1:${SheetWriter.Letters(sheet.Columns.Count)}${last}",
                hidden: true);
            Name(i, "_xlnm.Print_Area", $"{name}!$A$1:${SheetWriter.Letters(sheet.PrintedColumns)}${last}");
            if (sheet.IsTable) Name(i, "_xlnm.Print_Titles", $"{name}!$1:$1");
        }
        xml.WriteEndElement();

        void Name(int sheet, string name, string range, bool hidden = false)
        {
            xml.WriteStartElement("definedName");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("localSheetId", $"{sheet}");
            if (hidden) xml.WriteAttributeString("hidden", "1");
            xml.WriteString(range);
            xml.WriteEndElement();
        }
    }
}
