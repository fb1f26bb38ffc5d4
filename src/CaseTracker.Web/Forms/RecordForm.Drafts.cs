using System.Globalization;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Forms;

/// <summary>What is kept of a form that is not saved, and how it goes on beside what somebody else saved meanwhile.</summary>
public sealed partial class RecordForm<T>
{
    private const string Was = "was", Linked = "linked", Basis = "basis", Note = "note", SourceIdPart = "source-id", SourcePart = "source",
        LocatorPart = "locator", ReportedPart = "reported",
        CredibilityPart = "credibility", CitationNotePart = "citation-note";

    /// <summary>The fields that were changed here and elsewhere, each with both values.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Typed()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in Catalogue.Fields.Where(field => !IsHidden(field.Key)))
        {
            var (draft, began) = (_drafts[field.Key], Drafted(field, _start));
            if (IsMine(field))
            {
                (texts[field.Key], texts[$"{field.Key}.{Was}"]) = (Plain(field, Details, draft), Plain(field, _start, began));
                if (field.Kind is FieldKind.Link) texts[$"{field.Key}.{Linked}"] = draft.Text;
                if (field.Kind is FieldKind.Date) Put($"{field.Key}.{Basis}", draft.Basis.ToString());
                if (field.Kind is FieldKind.Date) Put($"{field.Key}.{Note}", draft.Note);
            }
            Cited(field.Key, draft.SourceId, draft.SourceText, draft.Locator);
            Put($"{field.Key}.{ReportedPart}", draft.Reported);
            Put($"{field.Key}.{CredibilityPart}", draft.Credibility?.ToString(CultureInfo.InvariantCulture));
            Put($"{field.Key}.{CitationNotePart}", draft.CitationNote);
        }
        Cited(FormParts.Source, SourceId, SourceText, Locator);
        Put(FormParts.Reason, Reason);
        Put(FormParts.NewCase, ChosenCase?.ToString());
        Put(FormParts.Same, Same.Kept);
        if (Confidentiality != _startConfidentiality) Put(FormParts.Confidentiality, Confidentiality.ToString());
        return texts;

        void Cited(string part, long? source, string name, string? locator)
        {
            Put($"{part}.{SourceIdPart}", source?.ToString(CultureInfo.InvariantCulture));
            Put($"{part}.{SourcePart}", name);
            Put($"{part}.{LocatorPart}", locator);
        }

        void Put(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text)) texts[name] = text;
        }
    }

    public void Restore(IReadOnlyDictionary<string, string> texts)
    {
        var conflicts = new List<FieldConflict>();
        foreach (var field in Catalogue.Fields.Where(field => !IsHidden(field.Key)))
        {
            var draft = _drafts[field.Key];
            if (texts.TryGetValue(field.Key, out var mine))
            {
                var saved = Plain(field, _start, draft);
                Set(field, draft, mine, texts);
                // Somebody changed the record since the draft began: neither value may win unseen.
                if (texts.GetValueOrDefault($"{field.Key}.{Was}") is { } was && was != saved && mine != saved)
                    conflicts.Add(Conflict(field));
            }
            (draft.SourceId, draft.SourceText, draft.Locator) = CitedIn(texts, field.Key);
            draft.Reported = texts.GetValueOrDefault($"{field.Key}.{ReportedPart}");
            draft.Credibility = int.TryParse(texts.GetValueOrDefault($"{field.Key}.{CredibilityPart}"), CultureInfo.InvariantCulture,
                out var grade) ? grade : null;
            draft.CitationNote = texts.GetValueOrDefault($"{field.Key}.{CitationNotePart}");
        }
        (SourceId, SourceText, Locator) = CitedIn(texts, FormParts.Source);
        Reason = texts.GetValueOrDefault(FormParts.Reason) ?? "";
        if (Enum.TryParse<Confidentiality>(texts.GetValueOrDefault(FormParts.Confidentiality), out var level)) Confidentiality = level;
        ChosenCase = Enum.TryParse<CaseKind>(texts.GetValueOrDefault(FormParts.NewCase), out var opened) ? opened : null;
        Same.Restore(texts.GetValueOrDefault(FormParts.Same));
        Read();
        (Conflicts, Problems) = (conflicts, []);
        NotifyChanged();
    }

    /// <summary>Goes on from a record that somebody else saved meanwhile: what was not changed here becomes as it is now
    /// saved, what was changed only here stays, and of what both changed the editor chooses (<see cref="Conflicts"/>).</summary>
    public void MergeSaved(Redacted<T> saved)
    {
        Read();
        var conflicts = new List<FieldConflict>();
        var mine = Catalogue.Fields.Where(IsMine).ToHashSet();
        var theirs = Catalogue.Differences(_start, saved.Details).ToHashSet();
        (_hidden, _unreadable) = (saved.Hidden, saved.Unreadable);
        _start = Catalogue.Copy(saved.Details);
        foreach (var field in Catalogue.Fields)
        {
            if (IsHidden(field.Key) || !mine.Contains(field)) TakeSaved(field);
            else if (theirs.Contains(field) && IsMine(field)) conflicts.Add(Conflict(field));
        }
        if (Confidentiality == _startConfidentiality) Confidentiality = saved.Confidentiality;
        else if (saved.Confidentiality != _startConfidentiality && saved.Confidentiality != Confidentiality)
            conflicts.Add(new FieldConflict(FormParts.Confidentiality, Texts.Localize("PersonPages.Confidentiality"), Confidentiality,
                saved.Confidentiality, null, new FieldDraft()));
        (_startConfidentiality, Version, Conflicts, Problems) = (saved.Confidentiality, saved.Version, conflicts, []);
        Taken = [.. theirs.Where(field => !IsHidden(field.Key) && !mine.Contains(field)).Select(field => field.Label)];
        Renewed?.Invoke();
    }

    /// <summary>The labels of the fields that somebody else changed and nobody here: they are now as that person saved them.</summary>
    public IReadOnlyList<string> Taken { get; private set; } = [];

    /// <summary>Decides a conflict: the value that is saved, or the one that was typed here.</summary>
    public void Decide(FieldConflict conflict, bool takeTheirs)
    {
        if (conflict.TakeTheirs == takeTheirs) return;
        conflict.TakeTheirs = takeTheirs;
        if (conflict.Key == FormParts.Confidentiality) Confidentiality = (Confidentiality)(takeTheirs ? conflict.Theirs : conflict.Mine)!;
        else
        {
            var field = Field(conflict.Key);
            if (takeTheirs) TakeSaved(field);
            else
            {
                field.Set(Details, conflict.Mine);
                _drafts[field.Key].TakeText(conflict.MyDraft);
            }
        }
        NotifyChanged();
        Renewed?.Invoke();
    }

    /// <summary>Back to how the form began.</summary>
    public void StartOver()
    {
        foreach (var field in Catalogue.Fields)
        {
            TakeSaved(field);
            var draft = _drafts[field.Key];
            (draft.SourceId, draft.SourceText, draft.Locator, draft.Reported, draft.Credibility, draft.CitationNote) = (null, "", null,
                null, null, null);
        }
        (SourceId, SourceText, Locator, Reason, Confidentiality, ChosenCase) = (null, "", null, "", _startConfidentiality, null);
        (Conflicts, Problems, Taken, Changed) = ([], [], [], false);
        Same.Clear();
    }

    /// <summary>Whether what stands here differs from how the form began, readable or not.</summary>
    private bool IsMine(Field<T> field)
    {
        var (draft, began) = (_drafts[field.Key], Drafted(field, _start));
        return Plain(field, Details, draft) != Plain(field, _start, began)
            || field.Kind is FieldKind.Date && (draft.Basis != began.Basis || (draft.Note ?? "") != (began.Note ?? ""))
            || field.Kind is FieldKind.Link && draft.Text.Length > 0 && field.Get(Details) is null or 0L;
    }

    /// <summary>A field as one text that <see cref="Set"/> takes back.</summary>
    private static string Plain(Field<T> field, T details, FieldDraft draft) =>
        FieldText.IsTyped(field.Kind) ? draft.Text : Convert.ToString(field.Get(details), CultureInfo.InvariantCulture) ?? "";

    private void Set(Field<T> field, FieldDraft draft, string plain, IReadOnlyDictionary<string, string> texts)
    {
        switch (field.Kind)
        {
            case FieldKind.Choice:
                if (Enum.TryParse(field.Choices!, plain, out var choice)) field.Set(Details, choice);
                break;
            case FieldKind.YesNo:
                field.Set(Details, plain == bool.TrueString);
                break;
            case FieldKind.Link:
                field.Set(Details, long.TryParse(plain, CultureInfo.InvariantCulture, out var id) ? id : field.Get(new T()));
                draft.Text = texts.GetValueOrDefault($"{field.Key}.{Linked}") ?? "";
                break;
            default:
                draft.Text = plain;
                draft.Basis = Enum.TryParse<DateBasis>(texts.GetValueOrDefault($"{field.Key}.{Basis}"), out var basis)
                    ? basis : draft.Basis;
                draft.Note = texts.GetValueOrDefault($"{field.Key}.{Note}");
                break;
        }
    }

    private void TakeSaved(Field<T> field)
    {
        field.Set(Details, field.Get(_start));
        _drafts[field.Key].TakeText(Drafted(field, _start));
    }

    private FieldConflict Conflict(Field<T> field) =>
        new(field.Key, field.Label, field.Get(Details), field.Get(_start), field.Kind is FieldKind.Link
            ? field.LinkTo : null, _drafts[field.Key] with { });

    private static (long? Id, string Text, string? Locator) CitedIn(IReadOnlyDictionary<string, string> texts, string part) => (
        long.TryParse(texts.GetValueOrDefault($"{part}.{SourceIdPart}"), CultureInfo.InvariantCulture, out var id) ? id : null,
        texts.GetValueOrDefault($"{part}.{SourcePart}") ?? "", texts.GetValueOrDefault($"{part}.{LocatorPart}"));
}
