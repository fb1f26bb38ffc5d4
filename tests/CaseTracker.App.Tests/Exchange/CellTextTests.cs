using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CaseTracker.App.Exchange.Sheets;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>What a workbook's reader gets is what was written. Codes of characters are those of ISO/IEC 29500-1, 22.4.2.4.</summary>
public sealed class CellTextTests
{
    private static readonly Gen<string> Texts = Gen.Elements("_", "_", "_x", "x", "_x0041_", "_x0041", "x0041_", "x005F_", "_x005F_",
        "_x005f_", "0041", "F", "A", "_X0041_", "\u0001", "\u001F", "\uFFFE", " ", "ក", "😀")
        .ListOf().Select(string.Concat);

    [Theory]
    [InlineData("Under_x0041_x0042_End", "Under_x005F_x0041_x005F_x0042_End")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("_x0041_x0042_x0043_", "_x005F_x0041_x005F_x0042_x005F_x0043_")]
    [InlineData("__x0041__x0042_", "__x005F_x0041__x005F_x0042_")]
    [InlineData("_x005F_", "_x005F_x005F_")]
    [InlineData("_x0041", "_x0041")]
    [InlineData("_x0041\u0001", "_x005F_x0041_x0001_")]
    [InlineData("_x004", "_x004")]
    [InlineData("_x00G1_", "_x00G1_")]
    [InlineData("snake_case_name", "snake_case_name")]
    public void A_text_that_looks_like_codes_is_kept_as_text(string text, string inFile)
    {
        Assert.Equal(inFile, CellText.ForWorkbook(text));
        Assert.Equal(text, ReadFromTheLeft(inFile));
    }

    [Fact]
    public void A_reader_gets_every_text_back() =>
        Prop.ForAll(Texts.ToArbitrary(), text => ReadFromTheLeft(CellText.ForWorkbook(text)) == text)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(" \u200B\uFEFF=1+1", "' \u200B\uFEFF=1+1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠SUM", "'＠SUM")]
    [InlineData("﹦1", "'﹦1")]
    [InlineData("“=1”", "'“=1”")]
    [InlineData("a;=1", "\"a;'=1\"")]
    [InlineData("a\t@x", "\"a\t'@x\"")]
    [InlineData("a\n-1", "\"a\n'-1\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("2024-07-01", "2024-07-01")]
    public void Whatever_a_spreadsheet_could_take_for_a_formula_has_an_apostrophe_before_it(string text, string inFile) =>
        Assert.Equal(inFile, CellText.ForCsv(text));

    [Fact]
    public void A_reader_of_the_file_gets_every_text_back_without_the_apostrophes() => Prop.ForAll(Gen.Elements("=", "+", "-", "@", "＝",
        "'", ";", "\t", "\n", " ", "\u200B", "“", "a", "ក", ",").ListOf().Select(string.Concat).ToArbitrary(), text =>
    {
        var cell = CellText.ForCsv(text);
        if (cell is ['"', .., '"'] && cell.Length > 1) cell = cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        return CellText.FromCsv(cell) == text;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static string ReadFromTheLeft(string inFile)
    {
        var read = new StringBuilder();
        for (var at = 0; at < inFile.Length; at++)
        {
            if (at + 7 <= inFile.Length && Regex.IsMatch(inFile.AsSpan(at, 7), "^_x[0-9A-Fa-f]{4}_$"))
            {
                read.Append((char)int.Parse(inFile.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 6;
            }
            else read.Append(inFile[at]);
        }
        return read.ToString();
    }
}
