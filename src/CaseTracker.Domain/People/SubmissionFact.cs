using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.People;

/// <summary>The questions of the model questionnaire of the UN Working Group on Arbitrary Detention (Fact Sheet 26, annex V) about one
/// person. The report that fills it in and the page of what is still lacking read this one list. First come those that records answer;
/// their places are kept as bits, so that a new one is added after them and the version of what is kept is raised.</summary>
public enum SubmissionFact
{
    FamilyName, FirstName, NameKhmer, Sex, Birth, Nationality, Profession,
    ArrestDay, ArrestPlace, ArrestForces, Warrant, ArrestReasons, ArrestLaw,
    DetentionDay, Places, OrderedBy, Imputed, DetentionLaw,
    Circumstances, Trial, Category,
    Appeals, Steps,
    /// <summary>How the person stands on the day: worked out, and never lacking.</summary>
    Duration,
    /// <summary>From here on nothing on record answers: the sender writes it.</summary>
    Document, Address, WarrantBy, DetentionForces, SenderName, SenderAddress, Signature,
}

/// <summary>How a fact stands for one viewer. Withheld: it may be on record, above the viewer's clearance; that is never told as
/// missing.</summary>
public enum FactState { Missing, Uncertain, OnRecord, Withheld }

/// <summary>The questionnaire as it is printed.</summary>
public static class SubmissionForm
{
    /// <summary>Its six sections, each with its questions.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<SubmissionFact> Facts)> Sections { get; } =
    [
        ("identity", [SubmissionFact.FamilyName, SubmissionFact.FirstName, SubmissionFact.NameKhmer, SubmissionFact.Sex,
            SubmissionFact.Birth, SubmissionFact.Nationality, SubmissionFact.Document, SubmissionFact.Profession,
            SubmissionFact.Address]),
        ("arrest", [SubmissionFact.ArrestDay, SubmissionFact.ArrestPlace, SubmissionFact.ArrestForces, SubmissionFact.Warrant,
            SubmissionFact.WarrantBy, SubmissionFact.ArrestReasons, SubmissionFact.ArrestLaw]),
        ("detention", [SubmissionFact.DetentionDay, SubmissionFact.Duration, SubmissionFact.DetentionForces, SubmissionFact.Places,
            SubmissionFact.OrderedBy, SubmissionFact.Imputed, SubmissionFact.DetentionLaw]),
        ("reasons", [SubmissionFact.Circumstances, SubmissionFact.Trial, SubmissionFact.Category]),
        ("remedies", [SubmissionFact.Appeals, SubmissionFact.Steps]),
        ("sender", [SubmissionFact.SenderName, SubmissionFact.SenderAddress, SubmissionFact.Signature]),
    ];

    /// <summary>The questions that records answer, in the order of the form.</summary>
    public static IReadOnlyList<SubmissionFact> OnRecord { get; } = [.. Sections.SelectMany(section => section.Facts)
        .Where(fact => fact < SubmissionFact.Duration)];

    /// <summary>Whether it is said by the name of the person.</summary>
    public static bool IsName(this SubmissionFact fact) =>
        fact is SubmissionFact.FamilyName or SubmissionFact.FirstName or SubmissionFact.NameKhmer;

    /// <summary>Whether the person's own record says it, and not what is on record beside it.</summary>
    public static bool IsOfThePerson(this SubmissionFact fact) => fact <= SubmissionFact.Profession;

    /// <summary>Its name in files.</summary>
    public static string Key(this SubmissionFact fact) => $"{char.ToLowerInvariant($"{fact}"[0])}{$"{fact}"[1..]}";

    public static string Label(this SubmissionFact fact) => Texts.Localize($"Reports.Wgad_q_{fact.Key()}");
}
