using CaseTracker.App.Logging;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Logging;

/// <summary>A case while it is logged: a form for each part, and which parts the source speaks of. What is typed into a part
/// stays when the part is closed, and counts only while it is open.</summary>
public sealed partial class LogDraft() : LogForm(CaseKind.PoliticalPrisoner)
{
    public RecordForm<PersonDetails> Person { get; } = new(PersonDetails.Catalogue, null) { Prefix = "person" };
    public RecordForm<CustodyEventDetails> Arrest { get; } = Event("arrest", CustodyEventKind.Arrest);
    public RecordForm<CustodyEventDetails> Sighting { get; } = Event("sighting", CustodyEventKind.ConfirmedHeld);
    public RecordForm<StayDetails> Stay { get; } = new(StayDetails.Catalogue, null) { Prefix = "stay" };
    public RecordForm<ChargeDetails> Charge { get; } = new(ChargeDetails.Catalogue, null) { Prefix = "charge" };
    public RecordForm<SentenceDetails> Sentence { get; } = new(SentenceDetails.Catalogue, null) { Prefix = "sentence" };

    /// <summary>What the source says: an arrest, until somebody says otherwise.</summary>
    public HashSet<LogPart> Said { get; } = [LogPart.Arrest];

    /// <summary>Somebody on record who it is, with the name to show.</summary>
    public (long Id, string Name)? SamePerson { get; set; }

    /// <summary>What belongs to no field.</summary>
    public IReadOnlyList<Problem> General { get; private set; } = [];

    public void Say(LogPart part, bool said)
    {
        if (said) Said.Add(part);
        else Said.Remove(part);
        // A sentence stands on a charge.
        if (said && part == LogPart.Sentence) Said.Add(LogPart.Charge);
        if (!said && part == LogPart.Charge) Said.Remove(LogPart.Sentence);
    }

    /// <summary>Reads every open part; false where something that was typed cannot be read.</summary>
    public override bool Read()
    {
        General = [];
        bool[] read =
        [
            Source.Read(), Person.Read(), Open(LogPart.Arrest, Arrest), Open(LogPart.Stay, Stay), Open(LogPart.Charge, Charge),
                Open(LogPart.Sentence, Sentence), Open(LogPart.Sighting, Sighting), Case.Read(),
        ];
        return read.All(ok => ok);
    }

    public CaseLog ToLog() => new()
    {
        Source = Source.ToLog(),
        Person = Person.Details with { },
        SamePerson = SamePerson?.Id,
        Level = Level,
        Announced = Announced,
        Case = Case.ToLog(),
        Arrest = Said.Contains(LogPart.Arrest) ? Arrest.Details with { } : null,
        Stay = Said.Contains(LogPart.Stay) ? Stay.Details with { } : null,
        Charge = Said.Contains(LogPart.Charge) ? Charge.Details with { } : null,
        Sentence = Said.Contains(LogPart.Sentence) ? Sentence.Details with { } : null,
        Sighting = Said.Contains(LogPart.Sighting) ? Sighting.Details with { } : null,
        ArrestIs = Arrest.Same.Answer,
        StayIs = Stay.Same.Answer,
        ChargeIs = Charge.Same.Answer,
        SentenceIs = Sentence.Same.Answer,
        SightingIs = Sighting.Same.Answer,
    };

    /// <summary>What was answered of one person's records says nothing of another's.</summary>
    public void ForgetAnswers()
    {
        foreach (var same in new[] { Arrest.Same, Stay.Same, Charge.Same, Sentence.Same, Sighting.Same }) same.Clear();
    }

    /// <summary>Shows what the handler refused, each at its field.</summary>
    public override void Refuse(IReadOnlyList<Problem> problems)
    {
        Ask(problems);
        var parts = problems.Select(LogParts.Of).OfType<(LogPart Part, Problem Problem)>()
            .ToLookup(part => part.Part, part => part.Problem);
        Source.Refuse([.. parts[LogPart.Source]]);
        Person.Refuse([.. parts[LogPart.Person]]);
        Arrest.Refuse([.. parts[LogPart.Arrest]]);
        Stay.Refuse([.. parts[LogPart.Stay]]);
        Charge.Refuse([.. parts[LogPart.Charge]]);
        Sentence.Refuse([.. parts[LogPart.Sentence]]);
        Sighting.Refuse([.. parts[LogPart.Sighting]]);
        Case.Refuse([.. parts[LogPart.Case]]);
        General = [.. problems.Where(problem => LogParts.Of(problem) is null)];
    }

    /// <summary>Everything that is wrong, in the order of the page, with the way to its input where there is one.</summary>
    public IEnumerable<(Problem Problem, Func<ValueTask>? Go)> Problems => [.. General.Select(problem => (problem, (Func<ValueTask>?)null)),
        .. In(Source.Form), .. In(Person), .. In(Arrest), .. In(Stay), .. In(Charge), .. In(Sentence), .. In(Sighting), .. In(Case.Form)];

    private bool Open<T>(LogPart part, RecordForm<T> form) where T : class, new()
    {
        if (Said.Contains(part)) return form.Read();
        form.Refuse([]);
        return true;
    }

    private static RecordForm<CustodyEventDetails> Event(string prefix, CustodyEventKind kind) =>
        new(CustodyEventDetails.Catalogue, null, new CustodyEventDetails { Kind = kind }) { Prefix = prefix };
}

/// <summary>The case while it is typed: one that is chosen, or the title of a new one.</summary>
public sealed class CaseDraft(CaseKind proposed)
{
    public const ParticipantRole UsualRole = ParticipantRole.Defendant;

    public long? Id { get; set; }
    public string Text { get; set; } = "";
    public ParticipantRole Role { get; set; } = UsualRole;
    public RecordForm<CaseDetails> Form { get; } = new(CaseDetails.Catalogue, null, new CaseDetails { Kind = proposed })
    {
        Prefix = "case"
    };

    public bool IsNew => Id is null && Text.Trim().Length > 0;

    public bool Read()
    {
        Form.Draft("title").Text = Id is null ? Text : "";
        if (IsNew) return Form.Read();
        Form.Refuse([]);
        return true;
    }

    public LogCaseLink? ToLog() => Id is null && !IsNew ? null : new(Id, IsNew ? Form.Details with { } : null, Role);

    public void Refuse(IReadOnlyList<Problem> problems) => Form.Refuse(problems);
}
