using System.Globalization;
using CaseTracker.App.Bulk;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Bulk;

/// <summary>What can be done with many records at once.</summary>
public enum BulkWay { Field, Source, Participant, PutTag, TakeTagOff, Step, Assign }

/// <summary>One thing done with each of some records.</summary>
public sealed partial class BulkPage
{
    private readonly LastAsked _last = new();
    private CurrentUser _user = default!;
    private BulkChoices? _choices;
    private BulkAnswer? _answer;
    private BulkDone? _done;
    private Problem? _problem, _reasonProblem;
    private BulkWay _way;
    private ReviewMove _move;
    private string _field = "", _linkText = "";
    private string? _text, _reason, _said, _asked;
    private long? _source, _other;
    private ParticipantRole _role;
    private bool _busy;
    // What was previewed: what is typed since is not what is done.
    private BulkAct? _previewed;

    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private ShowBulk Show { get; set; } = default!;
    [Inject] private ChangeMany Change { get; set; } = default!;
    [Inject] private UndoMany Undoing { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;

    /// <summary>The kind of the records.</summary>
    [SupplyParameterFromQuery(Name = "kind")] public string? Kind { get; set; }

    /// <summary>Their ids, with commas between.</summary>
    [SupplyParameterFromQuery(Name = "ids")] public string? Ids { get; set; }

    private bool Closed => _busy || !RendererInfo.IsInteractive;

    private IEnumerable<BulkWay> Ways => Enum.GetValues<BulkWay>().Where(way => way switch
    {
        BulkWay.Field => _user.Role.May(Permission.EditRecords) && _choices!.Fields.Count > 0,
        BulkWay.Source => _user.Role.May(Permission.EditRecords) && _choices!.Kind != RecordKind.Source,
        BulkWay.Participant => _user.Role.May(Permission.EditRecords) && BulkAct.AddParticipant.Takes(_choices!.Kind),
        BulkWay.PutTag or BulkWay.TakeTagOff => _user.Role.May(Permission.EditRecords),
        BulkWay.Step => Moves.Any(),
        _ => _choices!.Reviewers.Count > 0,
    });

    private IEnumerable<ReviewMove> Moves => Enum.GetValues<ReviewMove>().Where(move => _user.Role.May(ReviewRules.Asks(move)));

    /// <summary>The values of a field that has few; null where one is typed.</summary>
    private IReadOnlyList<(string Value, string Words)>? Values =>
        _choices!.Fields.FirstOrDefault(one => one.Key == _field) is not { } of ? null
        : of.Kind == FieldKind.YesNo ? [("True", Texts.Localize("Choices.Yes")), ("False", Texts.Localize("Choices.No"))]
        : of.Kind == FieldKind.Choice && !of.Choices!.IsDefined(typeof(FlagsAttribute), false)
            ? [.. Enum.GetValues(of.Choices!).Cast<Enum>().Select(choice => ($"{choice}", FieldFormatter.Choice(choice)))] : null;

    protected override async Task OnParametersSetAsync()
    {
        // What is typed here outlives a page that is drawn again.
        if (_asked == $"{Kind} {Ids}") return;
        _asked = $"{Kind} {Ids}";
        _user = await Current.Get();
        var kind = RecordDefinitions.All.Select(definition => (RecordKind?)definition.Kind).FirstOrDefault(one => $"{one}" == Kind);
        var ids = (Ids ?? "").Split(',').Select(word => long.TryParse(word, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Distinct().ToList();
        if (kind is null || ids.Contains(0) || ids.Count > ListQuestion.MostOnly)
        {
            _problem = new Problem("Lists.WrongIds", ListQuestion.MostOnly);
            return;
        }
        if (await _last.Answer(() => Show.Handle(_user, kind.Value, ids)) is not { } outcome) return;
        (_choices, _problem) = outcome.Succeeded ? (outcome.Value, (Problem?)null) : (null, outcome.Problems[0]);
        if (_choices is null) return;
        (_way, _move) = (Ways.FirstOrDefault(), Moves.FirstOrDefault());
        _field = _choices.Fields.Count > 0 ? _choices.Fields[0].Key : "";
    }

    // A form is sent box by box before it is submitted: what is chosen already takes nothing away.
    private void Choose(BulkWay way)
    {
        if (way != _way) (_way, _text, _linkText, _answer, _previewed, _source, _other) = (way, "", "", null, null, null, null);
    }

    private void ChooseField(string field)
    {
        if (field != _field) (_field, _text, _answer, _previewed) = (field, "", null, null);
    }

    private BulkAct? Written() => _way switch
    {
        BulkWay.Field => new BulkAct.SetField(_field, _text),
        BulkWay.Source => _source is { } source ? new BulkAct.AddSource(source, _text) : null,
        BulkWay.Participant => _other is { } other ? new BulkAct.AddParticipant(other, _role) : null,
        BulkWay.PutTag => Named() is { } put ? new BulkAct.PutTag(put) : null,
        BulkWay.TakeTagOff => Named() is { } off ? new BulkAct.TakeTagOff(off) : null,
        BulkWay.Step => new BulkAct.TakeStep(_move, _text),
        _ => new BulkAct.Assign(long.TryParse(_text, CultureInfo.InvariantCulture, out var account) ? account : null),
    };

    private string? Named() => TagRules.Written(_text) is { Length: > 0 } name ? name : null;

    private async Task Preview()
    {
        (_answer, _previewed, _problem, _reasonProblem) = (null, Written(), null, null);
        if (_previewed is not { } act)
        {
            _problem = new Problem(_way switch
            {
                BulkWay.Source => "Bulk.NoSource",
                BulkWay.Participant => "Bulk.NoOther",
                _ => "Tags.NameMissing",
            });
            return;
        }
        if (_busy) return;
        _busy = true;
        var ids = _choices!.Chosen.Select(one => one.Id).ToList();
        var outcome = await Failures.Told(() => Change.Preview(_user, ids, act));
        _busy = false;
        (_answer, _problem) = outcome.Succeeded ? (outcome.Value, (Problem?)null) : (null, outcome.Problems[0]);
    }

    private async Task Do()
    {
        if (_busy || _answer is not { } answer || _previewed is not { } act) return;
        _busy = true;
        var seen = answer.Lines.Where(line => line.Skipped is null).ToDictionary(line => line.Of.Id, line => line.Version);
        var outcome = await Failures.Told(() => Change.Handle(_user, seen, act, _reason));
        _busy = false;
        _reasonProblem = outcome.Problems.FirstOrDefault(problem => problem is Invalid { Field: Invalid.Reason });
        _problem = outcome.Problems.FirstOrDefault(problem => problem != _reasonProblem);
        if (!outcome.Succeeded) return;
        (_done, _answer) = (outcome.Value, outcome.Value.Answer);
        _said = Texts.Localize("Bulk.Done", outcome.Value.Changed.Count);
    }

    private async Task Undo()
    {
        if (_busy || _done is not { } done) return;
        _busy = true;
        var outcome = await Failures.Told(() => Undoing.Handle(_user, done));
        _busy = false;
        _problem = outcome.Succeeded ? null : outcome.Problems[0];
        if (!outcome.Succeeded) return;
        (_done, _answer, _previewed, _said) = (null, null, null, Texts.Localize("Bulk.Undone", outcome.Value));
    }
}
