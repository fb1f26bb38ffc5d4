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
