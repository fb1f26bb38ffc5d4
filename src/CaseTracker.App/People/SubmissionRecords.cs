using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;

namespace CaseTracker.App.People;

/// <summary>The records of a person to which what a submission lacks is added; null where there is none yet.</summary>
/// <param name="Arrest">The last one.</param>
/// <param name="Sentence">The last on any charge.</param>
public sealed record SubmissionRecords(long Person, long? Arrest, long? Stay, long? Prosecution, long? Charge, long? Sentence)
{
    /// <summary>The address of the form in which a fact is added, at its field: of the record that would say it, or of a new one. Null
    /// where no field takes it.</summary>
    public string? FormOf(SubmissionFact fact) => fact switch
    {
        SubmissionFact.FamilyName or SubmissionFact.FirstName => Edit("people", Person, "name"),
        SubmissionFact.NameKhmer => Edit("people", Person, "nameKhmer"),
        SubmissionFact.Sex => Edit("people", Person, "sex"),
        SubmissionFact.Birth => Edit("people", Person, "birth"),
        SubmissionFact.Nationality => Edit("people", Person, "nationality"),
        SubmissionFact.Profession => Edit("people", Person, "occupation"),
        SubmissionFact.ArrestDay => OfArrest("on"),
        SubmissionFact.ArrestPlace => OfArrest("place"),
        SubmissionFact.ArrestForces => OfArrest("force"),
        SubmissionFact.Warrant => OfArrest("warrant"),
        SubmissionFact.ArrestReasons or SubmissionFact.Circumstances => OfArrest("statedReason"),
        SubmissionFact.ArrestLaw or SubmissionFact.DetentionLaw => OfCharge("article"),
        SubmissionFact.Imputed => OfCharge("label"),
        SubmissionFact.DetentionDay => OfStay("from"),
        SubmissionFact.Places => OfStay("facility"),
        SubmissionFact.OrderedBy => Prosecution is { } id ? Edit("prosecutions", id, "court") : New("prosecutions", "court"),
        SubmissionFact.Trial => Charge is { } charge ? New($"charges/{charge}/sentences", "on") : New("charges", "label"),
        SubmissionFact.Category => New("assessments", "criteria"),
        SubmissionFact.Appeals => Sentence is { } sentence ? Edit("sentences", sentence, "appeal")
            : Prosecution is { } prosecution ? Edit("prosecutions", prosecution, "stage") : New("prosecutions", "stage"),
        SubmissionFact.Steps => At("/responses/new", "person"),
        _ => null,
    };

    internal static long? Last<T>(IReadOnlyList<Redacted<T>> of) where T : class => of.Count == 0 ? null : of[^1].Id;

    private string OfArrest(string field) => Arrest is { } id ? Edit("custody-events", id, field) : New("events", field);

    private string OfStay(string field) => Stay is { } id ? Edit("stays", id, field) : New("stays", field);

    private string OfCharge(string field) => Charge is { } id ? Edit("charges", id, field) : New("charges", field);

    private string New(string folder, string field) => At($"/people/{Person}/{folder}/new", field);

    private static string Edit(string folder, long id, string field) => At($"/{folder}/{id}/edit", field);

    private static string At(string form, string field) => RecordDefinition.FieldOf(form, field);
}
