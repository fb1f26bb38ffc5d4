using System.Collections.Frozen;
using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Catalogue;

/// <summary>A record as one viewer may see it. <see cref="Hidden"/> lists the fields that were taken out, so that
/// "restricted" never looks like "empty". Only <see cref="Redaction"/> makes one; pages and exports take nothing else.</summary>
public sealed record Redacted<T> where T : class
{
    internal Redacted(long id, T details, Confidentiality confidentiality, int version, IReadOnlySet<string> hidden,
        IReadOnlySet<string> unreadable) => (Id, Details, Confidentiality, Version, Hidden, Unreadable) =
            (id, details, confidentiality, version, hidden, unreadable);

    /// <summary>The record's id (a fact's <c>FactId</c>).</summary>
    public long Id { get; }

    public T Details { get; }

    public Confidentiality Confidentiality { get; }

    /// <summary>The version to send back with an edit.</summary>
    public int Version { get; }

    public IReadOnlySet<string> Hidden { get; }

    /// <summary>Those of the hidden fields that the viewer might see, if the key were there that opens them.</summary>
    public IReadOnlySet<string> Unreadable { get; }

    public bool IsHidden(string field) => Hidden.Contains(field);
}

/// <summary>Takes out what a viewer may not see, and puts it back when that viewer saves.</summary>
public static class Redaction
{
    /// <summary>The record for a clearance, or null where the record itself is above it.</summary>
    /// <param name="now">The record as it stands, where it is shown as it was: what is closed now is closed in the past, too.</param>
    public static Redacted<T>? For<T>(FieldCatalogue<T> catalogue, long id, T details, Confidentiality confidentiality, int version,
        Confidentiality clearance, T? now = null)
        where T : class, new()
    {
        if (confidentiality > clearance) return null;
        var copy = catalogue.Copy(details);
        HashSet<string>? hidden = null, unreadable = null;
        foreach (var field in catalogue.MayBeAbove(clearance))
        {
            if (SensitivityRules.Of(field, details) <= clearance && (now is null || SensitivityRules.Of(field, now) <= clearance)) continue;
            field.Set(copy, field.Get(Empty<T>.Record));
            (hidden ??= new(StringComparer.Ordinal)).Add(field.Key);
            if (field.Identity && field.Sensitivity <= clearance) (unreadable ??= new(StringComparer.Ordinal)).Add(field.Key);
        }
        return new Redacted<T>(id, copy, confidentiality, version,
            (IReadOnlySet<string>?)hidden ?? FrozenSet<string>.Empty, (IReadOnlySet<string>?)unreadable ?? FrozenSet<string>.Empty);
    }

    /// <summary>The record to store when a viewer saves a form: what the viewer could not see stays as it was.</summary>
    public static T KeepHidden<T>(FieldCatalogue<T> catalogue, T stored, T edited, Confidentiality clearance) where T : class, new()
    {
        var merged = catalogue.Copy(edited);
        foreach (var field in catalogue.Fields)
            if (SensitivityRules.Of(field, stored) > clearance) field.Set(merged, field.Get(stored));
        return merged;
    }

    private static class Empty<T> where T : new()
    {
        public static readonly T Record = new();
    }
}
