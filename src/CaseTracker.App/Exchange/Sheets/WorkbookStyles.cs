using System.Xml;

namespace CaseTracker.App.Exchange.Sheets;

/// <summary>The workbook's cell formats. Calm: one grey for headers, dates that cannot be misread, texts that wrap and stand
/// at the top of their row.</summary>
internal static class WorkbookStyles
{
    /// <summary>A day, as yyyy-mm-dd.</summary>
    public const int Date = 1;

    private const int DayFormat = 164;

    // (font, fill, border, number format, quotePrefix), in the order of the indexes that Of and Date give.
    private static readonly (int Font, int Fill, int Border, int Format, bool Quoted)[] Formats =
    [
        (0, 0, 0, 0, false), (0, 0, 0, DayFormat, false), (0, 0, 0, 0, true),
        (1, 2, 1, 0, false), (1, 2, 1, 0, true), (2, 0, 0, 0, false), (2, 0, 0, 0, true), (1, 0, 1, 0, false), (1, 0, 1, 0, true),
    ];

    /// <summary>The index of a text's or number's format.</summary>
    public static int Of(RowStyle style, bool quoted) => style switch
    {
        RowStyle.Plain => quoted ? 2 : 0,
        RowStyle.Header => quoted ? 4 : 3,
        RowStyle.Title => quoted ? 6 : 5,
        RowStyle.Heading => quoted ? 8 : 7,
        _ => throw new ArgumentOutOfRangeException(nameof(style)),
    };

    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", WorkbookWriter.Main);
        Counted("numFmts", 1, () => xml.Leaf("numFmt", ("numFmtId", $"{DayFormat}"), ("formatCode", "yyyy\\-mm\\-dd")));
        Counted("fonts", 3, () =>
        {
            Font(10, bold: false);
            Font(10, bold: true);
            Font(16, bold: true);
        });
        Counted("fills", 3, () =>
        {
            // The format reserves the first two.
            Fill("none", null);
            Fill("gray125", null);
            Fill("solid", "FFE8ECEF");
        });
        Counted("borders", 2, () =>
        {
            Border(null);
            Border("thin");
        });
        Counted("cellStyleXfs", 1, () => xml.Leaf("xf", ("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")));
        Counted("cellXfs", Formats.Length, () => { foreach (var format in Formats) Format(format); });
        Counted("cellStyles", 1, () => xml.Leaf("cellStyle", ("name", "Normal"), ("xfId", "0"), ("builtinId", "0")));
        xml.WriteEndElement();

        void Counted(string name, int count, Action content)
        {
            xml.WriteStartElement(name);
            xml.WriteAttributeString("count", $"{count}");
            content();
            xml.WriteEndElement();
        }

        void Font(int size, bool bold)
        {
            xml.WriteStartElement("font");
            if (bold) xml.Leaf("b");
            xml.Leaf("sz", ("val", $"{size}"));
            xml.Leaf("color", ("rgb", "FF1F2933"));
            xml.Leaf("name", ("val", "Arial"));
            xml.Leaf("family", ("val", "2"));
            xml.WriteEndElement();
        }

        void Fill(string pattern, string? colour)
        {
            xml.WriteStartElement("fill");
            xml.WriteStartElement("patternFill");
            xml.WriteAttributeString("patternType", pattern);
            if (colour is not null) xml.Leaf("fgColor", ("rgb", colour));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        void Border(string? below)
        {
            xml.WriteStartElement("border");
            xml.Leaf("left");
            xml.Leaf("right");
            xml.Leaf("top");
            if (below is null) xml.Leaf("bottom");
            else
            {
                xml.WriteStartElement("bottom");
                xml.WriteAttributeString("style", below);
                xml.Leaf("color", ("rgb", "FF8A949E"));
                xml.WriteEndElement();
            }
            xml.Leaf("diagonal");
            xml.WriteEndElement();
        }

        void Format((int Font, int Fill, int Border, int Format, bool Quoted) format)
        {
            xml.WriteStartElement("xf");
            xml.WriteAttributeString("numFmtId", $"{format.Format}");
            xml.WriteAttributeString("fontId", $"{format.Font}");
            xml.WriteAttributeString("fillId", $"{format.Fill}");
            xml.WriteAttributeString("borderId", $"{format.Border}");
            xml.WriteAttributeString("xfId", "0");
            if (format.Quoted) xml.WriteAttributeString("quotePrefix", "1");
            xml.WriteAttributeString("applyNumberFormat", "1");
            xml.WriteAttributeString("applyFont", "1");
            xml.WriteAttributeString("applyFill", "1");
            xml.WriteAttributeString("applyBorder", "1");
            xml.WriteAttributeString("applyAlignment", "1");
            // Under their headings, which are text: ids, days and the "unknown" among figures share columns with text.
            xml.Leaf("alignment", ("horizontal", "left"), ("vertical", "top"), ("wrapText", format.Font == 2 ? "0" : "1"));
            xml.WriteEndElement();
        }
    }
}
