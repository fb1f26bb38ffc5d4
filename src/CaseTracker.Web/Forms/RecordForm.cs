using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Forms;

/// <summary>A record while somebody edits it: what is typed stays as it is typed, beside the record that it makes, the
/// sources that it rests on, and what is wrong with it.</summary>
public sealed partial class RecordForm<T> : IDraftForm, IFormContext where T : class, new()
{
    private readonly Dictionary<string, FieldDraft> _drafts;
    private IReadOnlySet<string> _hidden, _unreadable;
    private T _start;
    private Confidentiality _startConfidentiality;
    private string _published = "";

    /// <param name="record">The stored record; null for a new one.</param>
    /// <param name="start">What a new one begins with.</param>
    public RecordForm(FieldCatalogue<T> catalogue, Redacted<T>? record, T? start = null)
    {
        Catalogue = catalogue;
        (Id, Version, Confidentiality) = (record?.Id, record?.Version ?? 0, record?.Confidentiality ?? Confidentiality.Internal);
        _startConfidentiality = Confidentiality;
        _start = catalogue.Copy(record?.Details ?? start ?? new T());
        Details = catalogue.Copy(_start);
        (_hidden, _unreadable) = (record?.Hidden ?? new HashSet<string>(), record?.Unreadable ?? new HashSet<string>());
        _drafts = catalogue.Fields.ToDictionary(field => field.Key, field => Drafted(field, _start), StringComparer.Ordinal);
    }

    public FieldCatalogue<T> Catalogue { get; }

    /// <summary>The first part of the ids of its inputs: a page that holds several forms tells them apart by it.</summary>
    public string Prefix { get; init; } = "field";

    /// <summary>The link whose box also takes the title of a new record, which is made in the same save; null for none.</summary>
    public string? CreatesRecordAt { get; init; }

    /// <summary>The title of the new record that was typed there; null where one on record is linked, or nothing stands there.</summary>
    public string? Opened => CreatesRecordAt is { } key && Field(key).Get(Details) is null or 0L
        && _drafts[CreatesRecordAt!].Text.Trim() is { Length: > 0 } title ? title : null;

    /// <summary>A record that a field of it is to link to may be added in place.</summary>
    public bool AddsInPlace { get; init; } = true;

    /// <summary>What kind of case the form usually opens where it opens one.</summary>
    public CaseKind DefaultCase { get; init; }

    /// <summary>Another kind that was chosen for the new case; null: the usual one.</summary>
    public CaseKind? ChosenCase { get; set; }

    public T Details { get; }
    public long? Id { get; }
    public int Version { get; private set; }
    public Confidentiality Confidentiality { get; set; }
    public string Reason { get; set; } = "";

    /// <summary>The stored record, or the owner of the new one.</summary>
    public long? OwnerId => Id ?? Catalogue.Fields.Where(part => part.Kind is FieldKind.Link).OrderByDescending(part => part.Owner)
        .Select(part => part.Get(_start) as long?).FirstOrDefault(owner => owner is not null and not 0);

    /// <summary>The source of every field that names no other.</summary>
    public long? SourceId { get; set; }
    public string SourceText { get; set; } = "";
    public string? Locator { get; set; }

    /// <summary>The fields that a form asks for only under "more".</summary>
    public IReadOnlyList<Field<T>> More => [.. Catalogue.Fields.Where(part => !part.First)];

    /// <summary>Something stands under "more", or is wrong there: it must not be folded away.</summary>
    public bool MoreMatters => Catalogue.Differences(new T(), Details).Any(part => !part.First)
        || Problems.Any(problem => IsMore(problem.Field));

    /// <summary>Whether a new record is one on record.</summary>
    public SameAnswer Same { get; } = new();

    public bool Changed { get; private set; }
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>Moves the keyboard to a field's input.</summary>
    public Dictionary<string, Func<ValueTask>> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Raised with every change, while it is typed.</summary>
    public event Action? Edited;

    /// <summary>Raised when the first change is made.</summary>
    public event Action? FirstChange;

    /// <summary>Raised when the problems or the values have changed by more than typing: the inputs draw themselves anew.</summary>
    public event Action? Renewed;

    public Field<T> Field(string key) => Catalogue.Find(key)
        ?? throw new InvalidOperationException($"{typeof(T).Name} has no field {key}.");

    public FieldDraft Draft(string key) => _drafts[key];

    /// <summary>Puts the day on which the chosen source was published where a new record asks for it and nothing else was typed
    /// there.</summary>
    public void TakePublication(DateOnly? published)
    {
        if (Id is not null || !_drafts.TryGetValue("publishedOn", out var draft) || draft.Text != _published) return;
        draft.Text = _published = FieldText.Of(published);
        Renewed?.Invoke();
    }

    public bool IsMore(string? key) => key is not null && Catalogue.Find(key) is { First: false };

    public bool IsHidden(string key) => _hidden.Contains(key);

    /// <summary>Whether the field is hidden only because the key that opens it is missing.</summary>
    public bool IsUnreadable(string key) => _unreadable.Contains(key);

    public string? Error(string key) => Problems.FirstOrDefault(problem => problem.Field == key)?.Problem.Localize();

    public void NotifyChanged()
    {
        Edited?.Invoke();
        if (Changed) return;
        Changed = true;
        FirstChange?.Invoke();
    }

    /// <summary>Reads what was typed into the record. False where something cannot be read: the problems say what.</summary>
    public bool Read()
    {
        var problems = new List<FormProblem>();
        foreach (var field in Catalogue.Fields)
        {
            if (IsHidden(field.Key)) continue;
            var draft = _drafts[field.Key];
            if (field.Kind is FieldKind.Link && field.Key != CreatesRecordAt && draft.Text.Trim().Length > 0
                && field.Get(Details) is null or 0L)
                problems.Add(new FormProblem(field.Key, new Problem("Forms.ChooseFromList", field.Label, draft.Text)));
            if (!FieldText.IsTyped(field.Kind)) continue;
            var (value, problem) = FieldText.Read(field.Kind, draft, field.Label);
            if (problem is not null) problems.Add(new FormProblem(field.Key, problem));
            // Fields that are never empty go back to what a new record has.
            else field.Set(Details, value ?? field.Get(new T()) switch { int nothing => nothing, _ => null });
        }
        foreach (var draft in _drafts.Values.Where(draft => draft.SourceId is null && draft.SourceText.Trim().Length > 0))
            problems.Add(new FormProblem(null, new Problem("Forms.ChooseFromList", Texts.Localize("Forms.Source"), draft.SourceText)));
        if (SourceId is null && SourceText.Trim().Length > 0)
            problems.Add(new FormProblem(FormParts.Source, new Problem("Forms.ChooseFromList", Texts.Localize("Forms.Source"),
                SourceText)));
        if (Conflicts.FirstOrDefault(conflict => conflict.TakeTheirs is null) is { } open)
            problems.Add(new FormProblem(null, new Problem("Forms.ConflictOpen", open.Label)));
        Problems = problems;
        Renewed?.Invoke();
        return problems.Count == 0;
    }

    /// <summary>What stands here is what is on record, and cites nothing: a save would write nothing.</summary>
    public bool SavesNothing => Id is not null && Confidentiality == _startConfidentiality && !Catalogue.Differences(_start, Details).Any()
        && !Citations().Any();

    /// <summary>A saved record would become another by what stands here, readable or not.</summary>
    public bool Corrects => Id is not null && (Confidentiality != _startConfidentiality
        || Catalogue.Fields.Any(part => !IsHidden(part.Key) && IsMine(part)));

    public Save<T> ToSave() => new(Id, Version, Catalogue.Copy(Details), Confidentiality, string.IsNullOrWhiteSpace(Reason)
        ? null : Reason.Trim())
    { Citations = [.. Citations()], Same = Same.Answer };

    /// <summary>Shows what the handler refused, each at its field where it names one.</summary>
    public void Refuse(IReadOnlyList<Problem> problems)
    {
        Problems = [.. problems.Select(problem => new FormProblem(FieldOf(problem), problem))];
        Same.Ask(Catalogue.Kind, problems);
        Renewed?.Invoke();
    }

    public void Saved() => Changed = false;

    private string? FieldOf(Problem problem) => problem switch
    {
        Invalid invalid => invalid.Field,
        _ when SameQuestion.In(problem) is { Likely.Count: > 0 } => FormParts.Same,
        // The new case is opened from the box that takes its title.
        _ when LogParts.Of(problem) is { Part: LogPart.Case } => CreatesRecordAt,
        _ => null,
    };

    private IEnumerable<NewCitation> Citations()
    {
        var changed = Catalogue.Differences(_start, Details).Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var field in Catalogue.Fields.Where(field => field.Sourced && !IsHidden(field.Key)))
        {
            var draft = _drafts[field.Key];
            if ((draft.SourceId ?? SourceId) is not { } source) continue;
            // An unchanged field keeps the sources that it has.
            if (!draft.CitesItself && !(changed.Contains(field.Key) && field.Get(Details) is not null)) continue;
            yield return new NewCitation(source, field.Key, Given(draft.Locator)
                ?? (draft.SourceId is null ? Given(Locator) : null), Given(draft.Reported) ?? AsReported(field),
                Credibility: draft.Credibility, Note: Given(draft.CitationNote), Value: Given(draft.Reported) is null
                    ? CitedValue.Of(field.Get(Details)) : null);
        }
    }

    /// <summary>The value as it was typed is what the source reports, unless something else is said. What is chosen has no words of a
    /// source.</summary>
    private string? AsReported(Field<T> field) => FieldText.IsTyped(field.Kind) && field.Kind is not FieldKind.LongText
        ? FieldFormatter.Of(field.Get(Details)) : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static FieldDraft Drafted(Field<T> field, T details)
    {
        var draft = new FieldDraft { Text = FieldText.IsTyped(field.Kind) ? FieldText.Of(field.Get(details)) : "" };
        if (field.Get(details) is ImpreciseDate date) (draft.Basis, draft.Note) = (date.Basis, date.Note);
        return draft;
    }
}

/// <summary>The parts of a form that are no fields of its record.</summary>
public static class FormParts
{
    public const string Source = "form-source", Reason = Invalid.Reason, Confidentiality = "form-confidentiality",
        NewCase = "form-new-case", Same = "is";
}
