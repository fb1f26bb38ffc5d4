using System.Globalization;
namespace CaseTracker.Domain.Values;
internal sealed class DateWords(CultureInfo culture)
{
    public string Of(EdtfDate? date, string edtf) => culture.Name + date + edtf;
}
