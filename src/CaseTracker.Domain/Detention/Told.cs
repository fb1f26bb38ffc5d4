using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>When something happened, as far as its date and the day of its publication say. What a source reports as having happened had
/// happened when it was published, whether the date is closed, open or missing. A date that lies wholly after the publication is an
/// announcement: it may come about from its first day on, and no day makes it sure.</summary>
internal readonly record struct Told(DateOnly Earliest, DateOnly Latest, bool Announced)
{
    public static Told Of(ImpreciseDate? date, DateOnly? publishedOn, DateOnly? notBefore = null)
    {
        var from = date?.Earliest ?? DateOnly.MinValue;
        if (notBefore > from && !(notBefore > date?.Latest)) from = notBefore.Value;
        var to = CustodyMarks.Later(from, date?.Latest ?? DateOnly.MaxValue);
        if (IsAnnounced(date, publishedOn)) return new(from, to, true);
        return new(from, publishedOn is { } published ? CustodyMarks.Later(from, CustodyMarks.Earlier(to, published)) : to, false);
    }

    public bool MayBy(DateOnly day) => Earliest <= day;
    public bool SureBy(DateOnly day) => !Announced && Latest <= day;

    public static bool IsAnnounced(ImpreciseDate? date, DateOnly? publishedOn) => publishedOn < date?.Earliest;
}
