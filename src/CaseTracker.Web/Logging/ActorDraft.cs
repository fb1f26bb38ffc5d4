using CaseTracker.App.Logging;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Logging;

/// <summary>One thing that happened, while it is typed.</summary>
/// <param name="Number">Tells it apart from the others of its story, also after one was removed.</param>
public sealed record EventDraft(int Number, EventKind Kind)
{
    public RecordForm<EventDetails> Form { get; } = new(EventDetails.Catalogue, null, new EventDetails { Kind = Kind })
    {
        Prefix = $"event{Number}",
    };

    /// <summary>What it is, for who chooses between several: kind and day.</summary>
    public string Words => string.Join(", ", new[] { Domain.Catalogue.FieldFormatter.Choice(Form.Details.Kind),
        Form.Draft("on").Text.Trim() }.Where(part => part.Length > 0));
}

/// <summary>Who did it or took part, while it is typed: an organisation, or a person on record.</summary>
/// <param name="Number">As <see cref="EventDraft.Number"/>.</param>
public sealed record ActorDraft(int Number)
{
    public OrganisationDraft Organisation { get; } = new($"actor{Number}");
    public long? PersonId { get; set; }
    public string PersonText { get; set; } = "";

    public RecordForm<ParticipantDetails> InCase { get; } = new(ParticipantDetails.Catalogue, null,
        new ParticipantDetails { Role = ParticipantRole.Perpetrator })
    { Prefix = $"actor{Number}-part" };

    public RecordForm<InvolvementDetails> Part { get; } = new(InvolvementDetails.Catalogue, null) { Prefix = $"actor{Number}-did" };

    /// <summary>The events that they had a part in, by their numbers.</summary>
    public HashSet<int> In { get; } = [];

    public bool Named => Organisation.Named || PersonId is not null || PersonText.Trim().Length > 0;

    public string Words => Organisation.Named ? Organisation.Text.Trim() : PersonText.Trim();

    public bool Read()
    {
        bool[] read = [Organisation.Read(), InCase.Read(), Part.Read()];
        if (PersonId is not null || PersonText.Trim().Length == 0) return read.All(ok => ok);
        InCase.Refuse([new Invalid("person", "Forms.ChooseFromList", InCase.Field("person").Label, PersonText)]);
        return false;
    }

    public StoryActor ToLog() => new(Organisation.ToLog(), PersonId, InCase.Details with { }, Part.Details with { });

    /// <summary>Shows what the handler refused: each at the form that has the field.</summary>
    public void Refuse(IReadOnlyList<Problem> problems)
    {
        Organisation.Refuse([.. problems.Where(problem => problem is Invalid { Field: "name" or "nameKhmer" or "kind" })]);
        InCase.Refuse([.. problems.Where(problem => problem is not Invalid { Field: "name" or "nameKhmer" or "kind" })]);
    }

    public void Put(IDictionary<string, string> texts)
    {
        Organisation.Put(texts);
        texts.Put(InCase);
        texts.Put(Part);
        texts.Put($"actor{Number}-person-id", PersonId);
        texts.Put($"actor{Number}-person", PersonText);
        texts.Put($"actor{Number}-in", string.Join(' ', In.Order()));
    }

    public void Take(IReadOnlyDictionary<string, string> texts)
    {
        Organisation.Take(texts);
        texts.Take(InCase);
        texts.Take(Part);
        (PersonId, PersonText) = (texts.Number($"actor{Number}-person-id"), texts.Text($"actor{Number}-person") ?? "");
        In.Clear();
        In.UnionWith(DraftTexts.Numbers(texts.Text($"actor{Number}-in")));
    }
}
