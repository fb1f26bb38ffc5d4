using System.Globalization;
using System.Xml;

namespace CaseTracker.App.Exchange.Sheets;

/// <summary>A row of a sheet as XML, put together before the writer takes it as a whole: asked for each attribute of each cell, it takes
/// three times as long. The writer still sees to line ends and encoding.</summary>
internal sealed class XmlLine
{
    private char[] _text = new char[4096];
    private int _length;

    /// <summary>Marks and what needs no code.</summary>
    public void Put(ReadOnlySpan<char> marks)
    {
        Grow(marks.Length);
        marks.CopyTo(_text.AsSpan(_length));
        _length += marks.Length;
    }

    public void Put<T>(T number) where T : ISpanFormattable
    {
        int written;
        while (!number.TryFormat(_text.AsSpan(_length), out written, default, CultureInfo.InvariantCulture)) Grow(_text.Length);
        _length += written;
    }

    /// <summary>Text that XML can hold, with codes for what would be marks.</summary>
    public void PutText(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('&', '<', '>') is var mark and >= 0)
        {
            Put(text[..mark]);
            Put(text[mark] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            text = text[(mark + 1)..];
        }
        Put(text);
    }

    public void WriteTo(XmlWriter xml)
    {
        xml.WriteRaw(_text, 0, _length);
        _length = 0;
    }

    private void Grow(int more)
    {
        if (_length + more > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + more));
    }
}
