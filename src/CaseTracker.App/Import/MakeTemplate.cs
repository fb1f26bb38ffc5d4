using System.Globalization;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using ClosedXML.Excel;

namespace CaseTracker.App.Import;

/// <summary>Makes the workbook that somebody fills in without the program: its headings are known again when it comes in, its vocabulary
/// can be chosen from lists, and each heading says what it takes. It holds nothing of the register.</summary>
public sealed class MakeTemplate
{
    private const int Rows = 1000, LongestName = 31, LongestNote = 900;
    private const double Narrow = 9, Usual = 20, NoteWidth = 42, NoteHeight = 110;

    private readonly Access _access;

    internal MakeTemplate(Access access) => _access = access;

    /// <summary>The template of a kind.</summary>
    /// <param name="kind">One of <see cref="PlanImport.Kinds"/>.</param>
    /// <param name="language">In which it is filled in.</param>
    public async Task<Outcome<byte[]>> Handle(CurrentUser user, string kind, CultureInfo language, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused) return Outcome<byte[]>.Failed(refused);
        if (ImportKind.Find(kind) is not { } found) return Outcome<byte[]>.Failed(ImportKind.Unknown(kind));
        using var saved = new MemoryStream();
        using (var workbook = new XLWorkbook(XLEventTracking.Disabled))
        {
            Write(workbook, TemplateColumn.Of(found, language), language);
            workbook.SaveAs(saved);
        }
        return Outcome<byte[]>.Of(saved.ToArray());
    }

    private static void Write(XLWorkbook workbook, IReadOnlyList<TemplateColumn> columns, CultureInfo language)
    {
        var sheet = workbook.AddWorksheet(Named("Import.TemplateRows", language));
        var lists = workbook.AddWorksheet(Named("Import.TemplateLists", language));
        var listed = 0;
        for (var at = 1; at <= columns.Count; at++)
        {
            var column = columns[at - 1];
            // As text: a spreadsheet makes 7 of "007", and a day of its own of "2024".
            sheet.Column(at).Style.NumberFormat.Format = "@";
            sheet.Column(at).Width = at == 1 ? Narrow : Usual;
            Heading(sheet.Cell(1, at).SetValue(column.Heading));
            Note(sheet.Cell(1, at), column.Note);
            sheet.Cell(2, at).SetValue(column.Example).Style.Font.SetItalic().Font.SetFontColor(XLColor.DimGray);
            if (column.Choices.Count > 0) Choices(sheet, at, lists, ++listed, column, language);
        }
        sheet.SheetView.FreezeRows(1);
        lists.SheetView.FreezeRows(1);
    }

    private static void Choices(IXLWorksheet sheet, int at, IXLWorksheet lists, int list, TemplateColumn column, CultureInfo language)
    {
        lists.Column(list).Width = Usual;
        Heading(lists.Cell(1, list).SetValue(column.Heading));
        for (var row = 0; row < column.Choices.Count; row++) lists.Cell(row + 2, list).SetValue(column.Choices[row]);
        var asked = sheet.Range(2, at, Rows + 1, at).SetDataValidation();
        asked.List(lists.Range(2, list, column.Choices.Count + 1, list), true);
        asked.IgnoreBlanks = true;
        // What is not on the list is told when the file comes in, with what is near: several words may stand in one cell.
        asked.ErrorStyle = XLErrorStyle.Warning;
        asked.ErrorMessage = Texts.LocalizeIn(language, "Import.NotOnItsList");
    }

    private static void Heading(IXLCell cell)
    {
        cell.Style.Font.SetBold().Fill.SetBackgroundColor(XLColor.FromArgb(0xE8, 0xEE, 0xF4)).Alignment.SetWrapText()
            .Alignment.SetVertical(XLAlignmentVerticalValues.Top);
    }

    private static void Note(IXLCell cell, string text)
    {
        cell.Comment.AddText(text.Length <= LongestNote ? text : text[..LongestNote]);
        cell.Comment.Style.Size.SetWidth(NoteWidth).Size.SetHeight(NoteHeight);
    }

    private static string Named(string key, CultureInfo language) =>
        Texts.LocalizeIn(language, key) is { Length: <= LongestName } name ? name : Texts.LocalizeIn(language, key)[..LongestName];
}
