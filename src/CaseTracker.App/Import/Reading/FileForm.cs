using System.IO.Compression;
using System.Text;

namespace CaseTracker.App.Import.Reading;

/// <summary>What a file is, by what stands in it: a name says only what somebody called it.</summary>
internal enum FileForm
{
    Empty, Workbook, Text, OldWorkbook, EncryptedWorkbook, MacroWorkbook, BinaryWorkbook, OpenDocument, Html, DamagedArchive, OtherArchive,
    Pdf, Other,
}

internal static class FileForms
{
    private const int Looked = 4096;
    private static readonly string[] WebPage = ["<html", "<table", "<!doctype", "<?xml", "<body", "<meta"];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Archive = [0x50, 0x4B];

    /// <summary>The name of the stream in which a workbook with a password is kept (MS-OFFCRYPTO, 2.3.4.4), as its directory writes
    /// it.</summary>
    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static FileForm Of(byte[] file)
    {
        if (file.Length == 0) return FileForm.Empty;
        var start = file.AsSpan(0, Math.Min(file.Length, Looked));
        if (start.StartsWith(Compound))
            return file.AsSpan().IndexOf(Encrypted) >= 0 ? FileForm.EncryptedWorkbook : FileForm.OldWorkbook;
        if (start.StartsWith(Archive)) return OfArchive(file);
        if (start.StartsWith("%PDF"u8)) return FileForm.Pdf;
        if (IsUtf16(start)) return FileForm.Text;
        var words = Encoding.Latin1.GetString(start).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (WebPage.Any(tag => words.StartsWith(tag, StringComparison.OrdinalIgnoreCase))) return FileForm.Html;
        return start.Contains((byte)0) ? FileForm.Other : FileForm.Text;
    }

    /// <summary>A text of two bytes a character: it says so at its start, or every other byte of its first ones is nothing.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> start) =>
        start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || Zeros(start, 0) || Zeros(start, 1);

    /// <summary>Whether the bytes at even or odd places are mostly 0, and the others are not.</summary>
    public static bool Zeros(ReadOnlySpan<byte> start, int first)
    {
        var (here, there) = (0, 0);
        for (var at = 0; at + 1 < start.Length; at += 2)
        {
            if (start[at + first] == 0) here++;
            if (start[at + 1 - first] == 0) there++;
        }
        return start.Length >= 8 && here * 2 > start.Length * 0.6 && there == 0;
    }

    private static FileForm OfArchive(byte[] file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            var names = archive.Entries.Select(entry => entry.FullName.Replace('\\', '/').ToLowerInvariant()).ToHashSet();
            if (names.Contains("mimetype")) return FileForm.OpenDocument;
            if (names.Contains("xl/vbaproject.bin")) return FileForm.MacroWorkbook;
            if (names.Contains("xl/workbook.bin")) return FileForm.BinaryWorkbook;
            return names.Contains("[content_types].xml") && names.Any(name => name.StartsWith("xl/", StringComparison.Ordinal))
                ? FileForm.Workbook : FileForm.OtherArchive;
        }
        catch (InvalidDataException)
        {
            return FileForm.DamagedArchive;
        }
    }
}
