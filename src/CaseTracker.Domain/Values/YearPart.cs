namespace CaseTracker.Domain.Values;

/// <summary>A part of a year by its EDTF code. EDTF (ISO 8601-2) names the codes and leaves the bounds open. Ours are whole
/// months: seasons are the meteorological three months, and the year of a season is that of its first month, as the Ruby
/// library edtf counts it, so winter 2022 (24, 28) runs from December 2022 to the end of February 2023. The codes 21–24
/// mean the northern seasons here, as Cambodia lies north of the equator.</summary>
internal readonly record struct YearPart(int Code, int FirstMonth, int Months)
{
    public static YearPart? Of(int code) => code switch
    {
        >= 21 and <= 28 => new(code, 3 + 3 * ((code - 21) % 4), 3),
        29 => new(code, 9, 3),
        30 => new(code, 12, 3),
        31 => new(code, 3, 3),
        32 => new(code, 6, 3),
        >= 33 and <= 36 => new(code, 1 + 3 * (code - 33), 3),
        >= 37 and <= 39 => new(code, 1 + 4 * (code - 37), 4),
        40 or 41 => new(code, 1 + 6 * (code - 40), 6),
        _ => null,
    };

    public DateOnly First(int year) => new(year, FirstMonth, 1);

    /// <summary>Null where the part runs past the year 9999.</summary>
    public DateOnly? Last(int year) => FirstMonth + Months > 13 && year == 9999 ? null : First(year).AddMonths(Months - 1) is var month
        ? new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)) : null;
}
