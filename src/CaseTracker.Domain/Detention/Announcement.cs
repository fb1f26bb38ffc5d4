using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>Asks whether the source announces what a field dates; answered yes, the record is saved as it is.</summary>
/// <param name="Field">The key of the date.</param>
public sealed record AnnouncementQuestion(string Field, string Label, ImpreciseDate On, ImpreciseDate PublishedOn)
    : Invalid(Field, "Forms.AnnouncedAsk", Label, On, PublishedOn);

/// <summary>What lies wholly after the day on which its source was published is announced: the source cannot tell that it
/// happened.</summary>
public static class Announcement
{
    private static readonly (string Date, string Published)[] Fields =
        [("on", "publishedOn"), ("from", "publishedOn"), ("to", "publishedOn"), ("outcomeOn", "outcomePublishedOn"),
            ("appealOn", "appealPublishedOn")];

    /// <summary>The question about each date of a record that lies so; none where the record says no day of publication.</summary>
    public static IEnumerable<AnnouncementQuestion> In<T>(FieldCatalogue<T> catalogue, T details) where T : class, new()
    {
        foreach (var (date, published) in Fields)
            if (catalogue.Find(date) is { } field && field.Get(details) is ImpreciseDate on
                && catalogue.Find(published)?.Get(details) is DateOnly day && on.Earliest > day)
                yield return new AnnouncementQuestion(field.Key, field.Label, on, ImpreciseDate.Of(day));
    }

    /// <summary>A record that takes a date, or what was decided, from another source takes the day of that source's publication with it,
    /// where it has none: what is announced stays announced, and what had happened had happened by then.</summary>
    /// <param name="filled">The record that stands with what was taken.</param>
    public static void Published<T>(FieldCatalogue<T> catalogue, T stands, T filled, T told) where T : class, new()
    {
        foreach (var (date, published) in Fields)
            if (catalogue.Find(date) is { } field && catalogue.Find(published) is { } day && day.Get(filled) is null
                && (Taken(field) || field.Of is { } of && Taken(catalogue.Find(of)!)))
                day.Set(filled, day.Get(told));

        bool Taken(Field<T> field) => !Equals(field.Get(stands), field.Get(filled));
    }

    /// <summary>Where a record only announces what a later source reports as having happened, it had happened by that source's
    /// publication.</summary>
    public static void Happened<T>(FieldCatalogue<T> catalogue, T stands, T told) where T : class, new()
    {
        foreach (var (date, published) in Fields)
            if (catalogue.Find(date) is { } field && catalogue.Find(published) is { } day && field.Get(stands) is ImpreciseDate on
                && day.Get(stands) is DateOnly before && on.Earliest > before
                && day.Get(told) is DateOnly after && !(on.Earliest > after) && !((field.Get(told) as ImpreciseDate)?.Earliest > after))
                day.Set(stands, after);
    }
}
