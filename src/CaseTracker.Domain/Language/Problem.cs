using System.Globalization;

namespace CaseTracker.Domain.Language;

/// <summary>Something expected that went wrong, as a resource key and its arguments: what, where, and what to do.
/// Handlers and rules return problems; they throw only for what nobody expects. What a caller decides by is the type, never the key or
/// its words.</summary>
public record Problem(string Key, params object?[] Args) : ILocalizable
{
    public string Localize(CultureInfo? culture = null) => Texts.LocalizeIn(culture ?? CultureInfo.CurrentUICulture, Key, Args);
    public sealed override string ToString() => Localize();
}

/// <summary>Somebody else was faster: what was to be changed is no longer what the person saw.</summary>
public sealed record Conflict(string Key = "Errors.ChangedMeanwhile", params object?[] Args) : Problem(Key, Args);

/// <summary>The person may not do this: signed out, or of a role that does not allow it.</summary>
public sealed record Denied(string Key = "Errors.NotAllowed", params object?[] Args) : Problem(Key, Args);

/// <summary>A value that cannot be kept.</summary>
/// <param name="Field">The key of the field that it stands in: in the record's catalogue, or in the form.</param>
public record Invalid(string Field, string Key, params object?[] Args) : Problem(Key, Args)
{
    /// <summary>The field of the reason that every correction of a fact takes; no catalogue has one of the name.</summary>
    public const string Reason = "form-reason";

    /// <summary>The same of another field: what is wrong with a citation is shown at the field that it cites.</summary>
    public static Problem At(string? field, Problem problem) => problem is not Invalid invalid ? problem
        : field is null ? new Problem(invalid.Key, invalid.Args) : invalid with { Field = field };
}
