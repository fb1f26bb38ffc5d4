using CaseTracker.Domain.Security;

namespace CaseTracker.App.Exchange;

/// <summary>For whom an export is made, and what of it is wanted.</summary>
public sealed record ExportOrder(Audience Audience = Audience.Own)
{
    /// <summary>The question as the query of an address, without a format: by it the export is made again.</summary>
    public string Question { get; init; } = "";

    /// <summary>Why it is to leave the team, in the words of whoever asks.</summary>
    public string? Reason { get; init; }

    /// <summary>The keys of the columns that are wanted, also where nobody has filled them; empty: all that somebody has filled.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The program's own address, for a link back in each row of the team's own files; null: no links.</summary>
    public string? BaseAddress { get; init; }

    /// <summary>A second row of HXL tags, for those who gather data of many (hxlstandard.org).</summary>
    public bool Hxl { get; init; }

    internal AudienceProfile Profile => AudienceProfile.Of(Audience);
}
