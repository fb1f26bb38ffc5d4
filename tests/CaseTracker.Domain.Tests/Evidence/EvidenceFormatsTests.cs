using System.Text;
using CaseTracker.Domain.Evidence;

namespace CaseTracker.Domain.Tests.Evidence;

public class EvidenceFormatsTests
{
    [Theory]
    [InlineData("FFD8FFE000104A46", EvidenceFormat.Jpeg)]
    [InlineData("89504E470D0A1A0A0000", EvidenceFormat.Png)]
    [InlineData("474946383961", EvidenceFormat.Gif)]
    [InlineData("52494646FFFFFFFF57454250", EvidenceFormat.Webp)]
    [InlineData("52494646FFFFFFFF57415645", EvidenceFormat.Wav)]
    [InlineData("49492A0008", EvidenceFormat.Tiff)]
    [InlineData("4D4D002A00", EvidenceFormat.Tiff)]
    [InlineData("0000001866747970686569630000", EvidenceFormat.Heic)]
    [InlineData("000000186674797069736F6D0000", EvidenceFormat.Mp4)]
    [InlineData("255044462D312E37", EvidenceFormat.Pdf)]
    [InlineData("1A45DFA3", EvidenceFormat.Webm)]
    [InlineData("4F67675300", EvidenceFormat.Ogg)]
    [InlineData("494433040000", EvidenceFormat.Mp3)]
    [InlineData("504B030414", EvidenceFormat.Zip)]
    public void A_file_is_what_its_first_bytes_say(string hex, EvidenceFormat format) =>
        Assert.Equal(format, EvidenceFormats.Of(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("[Content_Types].xml … word/document.xml", EvidenceFormat.Docx)]
    [InlineData("[Content_Types].xml … xl/workbook.xml", EvidenceFormat.Xlsx)]
    [InlineData("[Content_Types].xml … ppt/presentation.xml", EvidenceFormat.Pptx)]
    [InlineData("word/of-no-document.txt", EvidenceFormat.Zip)]
    [InlineData("mimetypeapplication/vnd.oasis.opendocument.text", EvidenceFormat.OpenDocument)]
    public void An_archive_is_told_by_the_names_of_its_entries(string names, EvidenceFormat format) =>
        Assert.Equal(format, EvidenceFormats.Of([.. "PK\u0003\u0004"u8, .. new byte[26], .. Encoding.UTF8.GetBytes(names)]));

    [Theory]
    [InlineData("4D5A90000300")]
    [InlineData("7F454C460201")]
    [InlineData("CAFEBABE0000")]
    [InlineData("D0CF11E0A1B11AE1")]
    [InlineData("00")]
    [InlineData("")]
    [InlineData("C328")]
    public void Programs_old_office_files_and_what_nobody_knows_are_not_taken(string hex) =>
        Assert.Null(EvidenceFormats.Of(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("A witness said: «no».\r\n")]
    [InlineData("អត្ថបទសាកល្បង")]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("#!/bin/sh\n")]
    public void Pages_and_scripts_are_plain_text_and_leave_with_the_ending_of_text(string text)
    {
        Assert.Equal(EvidenceFormat.Text, EvidenceFormats.Of(Encoding.UTF8.GetBytes(text)));
        Assert.Equal("page.html.txt", EvidenceFormat.Text.Kind().NameFor("page.html"));
        Assert.StartsWith("text/plain", EvidenceFormat.Text.Kind().MediaType, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_the_beginning_cuts_in_two_is_no_fault()
    {
        var text = Encoding.UTF8.GetBytes(new string('ក', EvidenceFormats.Beginning));
        Assert.Equal(EvidenceFormat.Text, EvidenceFormats.Of(text.AsSpan(0, EvidenceFormats.Beginning)));
    }

    [Fact]
    public void Each_format_stands_once_and_in_the_order_of_its_number() =>
        Assert.Equal(Enum.GetValues<EvidenceFormat>(), EvidenceFormats.All.Select(kind => kind.Format));

    [Theory]
    [InlineData("photo.JPG", EvidenceFormat.Jpeg, "photo.JPG")]
    [InlineData("photo.exe", EvidenceFormat.Jpeg, "photo.exe.jpg")]
    [InlineData("scan", EvidenceFormat.Pdf, "scan.pdf")]
    public void A_name_ends_as_its_format_does(string name, EvidenceFormat format, string leaves) =>
        Assert.Equal(leaves, format.Kind().NameFor(name));
}
