namespace CaseTracker.Web.Shared;

/// <summary>What the server holds of every input of a form, by the input's id. Before a save it is compared with what stands in the browser: a line that
/// broke may have swallowed what was typed meanwhile. Cascaded by the form, filled by <see cref="HeldInput"/>.</summary>
public sealed class FormInputs
{
    private readonly Dictionary<string, HeldInput> _held = new(StringComparer.Ordinal);
    private readonly List<Task> _lookups = [];

    public void Add(HeldInput input) => _held[input.Id] = input;

    /// <summary>A form that is drawn anew has its new inputs before the old ones go.</summary>
    public void Remove(HeldInput input)
    {
        if (_held.GetValueOrDefault(input.Id) == input) _held.Remove(input.Id);
    }

    /// <summary>A lookup that decides what an input means; a save waits for it.</summary>
    public void WaitFor(Task lookup)
    {
        _lookups.RemoveAll(one => one.IsCompleted);
        _lookups.Add(lookup);
    }

    public Task Settled() => Task.WhenAll(_lookups);

    /// <summary>The label of an input; null for one that is not known here.</summary>
    public string? LabelOf(string id) => _held.GetValueOrDefault(id)?.Label;

    /// <summary>The ids of the inputs in which browser and server differ, or that only one of them has.</summary>
    /// <param name="browser">What stands in the browser, by the input's id.</param>
    public IReadOnlyList<string> Differing(IReadOnlyDictionary<string, string> browser) =>
        [.. browser.Where(one => _held.GetValueOrDefault(one.Key) is not { } held || !held.Stands(one.Value)).Select(one => one.Key), .. _held.Keys.Where(id => !browser.ContainsKey(id))];
}
