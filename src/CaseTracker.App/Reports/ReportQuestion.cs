using System.Globalization;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Reports;

/// <summary>What a report is about. The dossier is of one person or one case; the last is the questionnaire of the UN Working Group on
/// Arbitrary Detention, of one person.</summary>
public enum ReportKind { Quarterly, Prisoners, Charges, Land, Transnational, CivicSpace, Figures, Dossier, Wgad }

/// <summary>The whole question of a report; the address of its page and the options of its command hold the same.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period, included.</param>
public sealed record ReportQuestion(ReportKind Kind, DateOnly From, DateOnly To)
{
    /// <summary>All is told as it was known at the end of this day in Cambodia; null: as it is known now. What records link
    /// to is called by its name of now, and their sources and who may know of them are those of now.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>By what arrests and releases are counted within the period.</summary>
    public PeriodLength By { get; init; } = PeriodLength.Month;

    public Audience Audience { get; init; }

    /// <summary>The language of everything that the report says; one of <see cref="Texts.Languages"/>.</summary>
    public CultureInfo Language { get; init; } = Texts.Languages[0];

    /// <summary>Whose dossier; one of the two.</summary>
    public long? PersonId { get; init; }
    public long? CaseId { get; init; }

    /// <summary>The keys of the parts that are wanted (<see cref="ReportKinds.Parts"/>); empty: all.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The last day that is counted: nobody knows who is held tomorrow.</summary>
    public DateOnly LastDay(DateOnly today) => To < today ? To : today;

    internal bool Wants(string part) => Parts.Count == 0 || Parts.Contains(part);
}

/// <summary>The reports by the names that commands and addresses know them by.</summary>
public static class ReportKinds
{
    public const string Held = "held", Charges = "charges", Land = "land", Abroad = "transnational", Civic = "civic-space",
        Responses = "responses", Figures = "figures", List = "list", Quality = "quality";

    public static IReadOnlyList<ReportKind> All { get; } = Enum.GetValues<ReportKind>();

    /// <summary>"civic-space" for <see cref="ReportKind.CivicSpace"/>.</summary>
    public static string Name(this ReportKind kind) => kind == ReportKind.CivicSpace ? Civic : kind.ToString().ToLowerInvariant();

    /// <summary>The report of that name, in any case, or null.</summary>
    public static ReportKind? Find(string? name) =>
        All.Select(kind => (ReportKind?)kind).FirstOrDefault(kind => kind!.Value.Name().Equals(name, StringComparison.OrdinalIgnoreCase));

    public static string Title(this ReportKind kind) => Texts.Localize($"Reports.Title_{kind}");

    public static string About(this ReportKind kind) => Texts.Localize($"Reports.About_{kind}");

    /// <summary>Whether the report is of one person or case, and not of a register.</summary>
    public static bool IsOfOne(this ReportKind kind) => kind is ReportKind.Dossier or ReportKind.Wgad;

    /// <summary>The parts that a report has and that can be left out, by key.</summary>
    public static IReadOnlyList<string> Parts(this ReportKind kind) => kind switch
    {
        ReportKind.Quarterly => [Held, Land, Abroad, Civic, Responses, Figures, List, Quality],
        ReportKind.Prisoners => [Held, List, Quality],
        ReportKind.Charges => [Charges, List],
        ReportKind.Land => [Land, List],
        ReportKind.Transnational => [Abroad, List],
        ReportKind.CivicSpace => [Civic, List],
        ReportKind.Figures => [Figures, List],
        ReportKind.Dossier or ReportKind.Wgad => [],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string PartTitle(string part) => Texts.Localize($"Reports.Part_{part.Replace('-', '_')}");
}
