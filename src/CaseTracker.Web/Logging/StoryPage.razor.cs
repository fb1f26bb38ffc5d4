using CaseTracker.App.Logging;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Logging;

public sealed partial class StoryPage
{
    private const int Most = 5;
    private static readonly string[] StepKeys = ["StepWho", "StepWhat", "StepWhere", "StepCheck"];

    private readonly StepPanel[] _panels = new StepPanel[StepKeys.Length];
    private Func<ValueTask>? _go;

    [Inject] private LogStory LogStory { get; set; } = default!;

    private StoryKind Kind => Enum.Parse<StoryKind>(new Uri(Navigation.Uri).AbsolutePath.Split('/')[^1], ignoreCase: true);

    private static IReadOnlyList<string> StepNames => [.. StepKeys.Select(step => Texts.Localize($"Logging.{step}"))];

    private HashSet<int> Wrong => [.. Draft.Problems.Select(one => one.Step).OfType<int>()];

    private IReadOnlyList<(Problem, Func<ValueTask>?)> Problems => [.. Draft.Problems.Select(one => (one.Problem, Way(one.Step, one.Go)))];

    protected override StoryDraft Make() => new(Kind);

    protected override void Listen()
    {
        Draft.Touched += Edited;
        Draft.Source.Form.Edited += Edited;
        Draft.Person.Form.Edited += () => Named(Draft.Person);
        Draft.Relative.Form.Edited += () => Named(Draft.Relative);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_go is not { } go || Saving) return;
        _go = null;
        await go();
    }

    /// <summary>Shows a step, and moves the keyboard there.</summary>
    private void To(int step)
    {
        Draft.At = step;
        // What was typed is understood anew, and what cannot be read is marked at its step.
        if (step == StepKeys.Length) Draft.Read();
        _go = () => _panels[step - 1].Focus();
    }

    /// <summary>The way to what is wrong: to its input in its step, or to the step where no one input is wrong.</summary>
    private Func<ValueTask>? Way(int? step, Func<ValueTask>? go) => step is null or 0 ? go : () =>
    {
        To(step.Value);
        if (go is not null) _go = go;
        StateHasChanged();
        return ValueTask.CompletedTask;
    };

    private void Named(PersonDraft person)
    {
        Changed = true;
        if (person.Names != person.Asked)
        {
            var (name, khmer) = person.Asked = person.Names;
            _ = OncePaused(async cancel => person.Likely = await Likely(name, khmer, Most, cancel) ?? []);
        }
        // The kind opens other questions.
        StateHasChanged();
    }

    private Task Submit() => SaveAndLeave(async draft =>
    {
        var outcome = await LogStory.Handle(CurrentUser, Draft.ToLog() with { Draft = draft });
        return outcome.Succeeded
            ? Outcome<string>.Of($"/cases/{outcome.Value.CaseId}?saved={outcome.Value.Last}&logged-from={outcome.Value.SourceId}")
            : Outcome<string>.Failed(outcome.Problems);
    });
}
