using CaseTracker.App.Logging;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Transnational;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Logging;

/// <summary>A story while it is logged: a form for each of its parts. What is typed into a part that the source does not speak of, after
/// all, stays and does not count.</summary>
public sealed partial class StoryDraft : LogForm
{
    /// <summary>How many steps the story is asked in.</summary>
    public const int Steps = 4;

    public StoryDraft() : this(StoryKind.Event) { }

    public StoryDraft(StoryKind kind) : base(kind.Case())
    {
        Kind = kind;
        Person = new("person", kind.Person());
        Relation.FirstChange += Touch;
        Struck.Form.FirstChange += Touch;
        Land.FirstChange += Touch;
        Act.FirstChange += Touch;
        Charge.FirstChange += Touch;
        Prosecution.FirstChange += Touch;
        Case.Form.FirstChange += Touch;
        if (kind is not StoryKind.Abroad) AddEvent();
        if (kind is StoryKind.Land) Said.Add(LogPart.Land);
    }

    /// <summary>Raised with the first change of each part.</summary>
    public event Action? Touched;

    public StoryKind Kind { get; }

    /// <summary>The step that one is at, from 1; a draft is opened again where it was left.</summary>
    public int At { get; set; } = 1;
    public PersonDraft Person { get; }
    public PersonDraft Relative { get; } = new("relative", PersonKind.Individual);

    /// <summary>What the relative is to the person: nobody is a parent because nothing was chosen.</summary>
    public RecordForm<RelationDetails> Relation { get; } = new(RelationDetails.Catalogue, null,
        new RelationDetails { Kind = RelationKind.OtherRelative })
    { Prefix = "relation" };

    public OrganisationDraft Struck { get; } = new("struck");
    public List<EventDraft> Events { get; } = [];
    public List<ActorDraft> Actors { get; } = [];
    public RecordForm<LandDisputeDetails> Land { get; } = new(LandDisputeDetails.Catalogue, null) { Prefix = "land" };
    public RecordForm<TransnationalActDetails> Act { get; } = new(TransnationalActDetails.Catalogue, null) { Prefix = "act" };
    public RecordForm<ChargeDetails> Charge { get; } = new(ChargeDetails.Catalogue, null) { Prefix = "charge" };
    public RecordForm<ProsecutionDetails> Prosecution { get; } = new(ProsecutionDetails.Catalogue, null) { Prefix = "prosecution" };

    /// <summary>The charge is brought against the relative at home.</summary>
    public bool OfRelative { get; set; }

    /// <summary>The parts that the source speaks of, of those that it need not: the dispute, the relative, the charge.</summary>
    public HashSet<LogPart> Said { get; } = [];

    /// <summary>What belongs to no part.</summary>
    private IReadOnlyList<Problem> General { get; set; } = [];

    public EventDraft AddEvent() => Added(Events, Event, one => one.Number);

    /// <summary>Of a story of one event, who is named had a part in it, until somebody says otherwise.</summary>
    public ActorDraft AddActor()
    {
        var made = Added(Actors, Actor, one => one.Number);
        if (Events is [var only]) made.In.Add(only.Number);
        return made;
    }

    public void Remove(EventDraft removed)
    {
        Events.Remove(removed);
        foreach (var actor in Actors) actor.In.Remove(removed.Number);
    }

    public void Say(LogPart part, bool said)
    {
        if (said) Said.Add(part);
        else Said.Remove(part);
    }

    /// <summary>What was answered of one person's or case's records says nothing of another's.</summary>
    public void ForgetAnswers()
    {
        foreach (var same in Events.Select(one => one.Form.Same).Append(Act.Same).Append(Charge.Same)) same.Clear();
    }

    /// <summary>Reads every part that counts; false where something that was typed cannot be read.</summary>
    public override bool Read()
    {
        General = [];
        List<bool> read = [Source.Read(), Case.Read(), Person.Read(), Struck.Read(), Open(Land, Says(LogPart.Land)),
            Open(Act, Kind is StoryKind.Abroad), Open(Charge, Says(LogPart.Charge)), Open(Prosecution, Says(LogPart.Charge)),
            Open(Relative.Form, Says(LogPart.Relative)), Open(Relation, Says(LogPart.Relative))];
        read.AddRange(Events.Select(one => one.Form.Read()));
        read.AddRange(Actors.Select(one => one.Read()));
        return read.All(ok => ok);
    }

    public StoryLog ToLog() => new()
    {
        Source = Source.ToLog(),
        Case = Case.ToLog(),
        Person = Person.ToLog(Kind.Role()),
        Organisation = Struck.ToLog(),
        Relative = Says(LogPart.Relative) ? new(Relative.Form.Details with { }, Relative.Same?.Id, ParticipantRole.Relative) : null,
        Relation = Relation.Details.Kind,
        Actors = [.. Named.Select(actor => actor.ToLog())],
        Dispute = Says(LogPart.Land) ? Land.Details with { } : null,
        Events = [.. Events.Select(one => new StoryEvent(one.Form.Details with { }, one.Form.Same.Answer,
            [.. Named.Select((actor, at) => (actor, at)).Where(by => by.actor.In.Contains(one.Number)).Select(by => by.at)]))],
        Act = Kind is StoryKind.Abroad ? Act.Details with { } : null,
        ActIs = Act.Same.Answer,
        Charge = Says(LogPart.Charge)
            ? new(Charge.Details with { }, Prosecution.Details with { }, OfRelative && Says(LogPart.Relative), Charge.Same.Answer) : null,
        Level = Level,
        Announced = Announced,
    };

    /// <summary>Shows what the handler refused, each at its field.</summary>
    public override void Refuse(IReadOnlyList<Problem> problems)
    {
        Ask(problems);
        var parts = problems.Select(problem => (Part: LogParts.Of(problem), At: LogParts.At(problem))).Where(one => one.Part is not null)
            .ToLookup(one => (one.Part!.Value.Part, one.At), one => one.Part!.Value.Problem);
        Source.Refuse([.. parts[(LogPart.Source, 0)]]);
        Case.Refuse([.. parts[(LogPart.Case, 0)]]);
        Person.Refuse([.. parts[(LogPart.Person, 0)]]);
        Relative.Refuse([.. parts[(LogPart.Relative, 0)]]);
        Struck.Refuse([.. parts[(LogPart.Organisation, 0)]]);
        Land.Refuse([.. parts[(LogPart.Land, 0)]]);
        Act.Refuse([.. parts[(LogPart.Act, 0)]]);
        Charge.Refuse([.. parts[(LogPart.Charge, 0)]]);
        foreach (var (one, at) in Events.Select((one, at) => (one, at + 1))) one.Form.Refuse([.. parts[(LogPart.Event, at)]]);
        foreach (var (one, at) in Named.Select((one, at) => (one, at + 1))) one.Refuse([.. parts[(LogPart.Actor, at)]]);
        General = [.. problems.Where(problem => LogParts.Of(problem) is null)];
    }

    /// <summary>Everything that is wrong, in the order of the page, with its step (0: the source, above all steps) and the way to its input
    /// where there is one.</summary>
    public IEnumerable<(Problem Problem, int? Step, Func<ValueTask>? Go)> Problems => InForms.OrderBy(one => one.Step ?? 0);

    private IEnumerable<(Problem Problem, int? Step, Func<ValueTask>? Go)> InForms =>
    [
        .. General.Select(problem => (problem, (int?)null, (Func<ValueTask>?)null)), .. In(0, Source.Form), .. In(1, Case.Form),
        .. In(1, Person.Form), .. In(1, Relative.Form), .. In(1, Relation), .. In(1, Struck.Form),
        .. Events.SelectMany(one => In(2, one.Form, key => key is "place" && Kind is not StoryKind.Land ? 3 : 2)),
        .. In(2, Act, key => StoryFields.ActWhere.Contains(key) ? 3 : 2), .. In(2, Charge), .. In(2, Prosecution),
        .. In(3, Land, key => StoryFields.LandWho.Contains(key) ? 1 : 3),
        .. Actors.SelectMany(one => In(3, one.Organisation.Form).Concat(In(3, one.InCase)).Concat(In(3, one.Part))),
    ];

    private IEnumerable<ActorDraft> Named => Actors.Where(actor => actor.Named);

    private bool Says(LogPart part) => Said.Contains(part);

    private static IEnumerable<(Problem, int?, Func<ValueTask>?)> In<T>(int step, RecordForm<T> form, Func<string, int>? of = null)
        where T : class, new() =>
        form.Problems.Select(problem => (problem.Problem, (int?)(of is not null && problem.Field is { } key ? of(key) : step),
            problem.Field is { } input ? form.Inputs.GetValueOrDefault(input) : null));

    private static bool Open<T>(RecordForm<T> form, bool counts) where T : class, new()
    {
        if (counts) return form.Read();
        form.Refuse([]);
        return true;
    }

    private void Touch() => Touched?.Invoke();

    private EventDraft Event(int number)
    {
        var made = new EventDraft(number, Kind.Event());
        made.Form.FirstChange += Touch;
        return made;
    }

    private ActorDraft Actor(int number)
    {
        var made = new ActorDraft(number);
        made.Organisation.Form.FirstChange += Touch;
        made.InCase.FirstChange += Touch;
        made.Part.FirstChange += Touch;
        return made;
    }

    private static TPart Added<TPart>(List<TPart> parts, Func<int, TPart> make, Func<TPart, int> number)
    {
        var made = make(parts.Count == 0 ? 1 : parts.Max(number) + 1);
        parts.Add(made);
        return made;
    }
}
