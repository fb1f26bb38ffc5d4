using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Shared;

/// <summary>What the server holds of every input of a form, by the input's id. Before a save it is compared with what stands in the
/// browser: a line that broke may have swallowed what was typed meanwhile. Cascaded by the form, filled by
/// <see cref="HeldInput"/>.</summary>
public sealed class FormInputs
{
    private readonly Dictionary<string, HeldInput> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<object, (Func<Task<Problem?>> Ask, Task<Problem?> Asked)> _lookups = [];

    private readonly HashSet<Action> _waiting = [];

    /// <summary>The form is being saved, and takes nothing meanwhile.</summary>
    public bool Closed { get; set; }

    /// <summary>Draws an input anew; while the form is closed, with the drawing that opens it: whoever reads what was refused can mend
    /// it.</summary>
    public void Draw(Action draw)
    {
        if (Closed) _waiting.Add(draw);
        else draw();
    }

    /// <summary>Called within the drawing of the open form, of which the drawings that waited become a part.</summary>
    public void DrawWaiting()
    {
        Action[] draws = [.. _waiting];
        _waiting.Clear();
        foreach (var draw in draws) draw();
    }

    public void Add(HeldInput input) => _held[input.Id] = input;

    /// <summary>A form that is drawn anew has its new inputs before the old ones go.</summary>
    public void Remove(HeldInput input)
    {
        if (_held.GetValueOrDefault(input.Id) == input) _held.Remove(input.Id);
    }

    /// <summary>Makes the lookup that decides what a box means; a save waits for it.</summary>
    /// <param name="box">Whose lookup it is: a later one takes its place.</param>
    /// <param name="ask">Looks it up, and gives what kept it from that.</param>
    public async Task LookUp(object box, Func<Task<Problem?>> ask)
    {
        var asked = ask();
        _lookups[box] = (ask, asked);
        await asked;
    }

    /// <summary>The box is gone.</summary>
    public void Forget(object box) => _lookups.Remove(box);

    /// <summary>Waits for every lookup, and makes those that failed once more.</summary>
    /// <returns>What kept one from being made, for then nobody knows what its box means; null where none.</returns>
    public async Task<Problem?> Settled()
    {
        foreach (var (box, (ask, asked)) in _lookups.ToList())
        {
            if (await asked is not null && await ask() is { } problem) return problem;
            _lookups.Remove(box);
        }
        return null;
    }

    /// <summary>The label of an input; null for one that is not known here.</summary>
    public string? LabelOf(string id) => _held.GetValueOrDefault(id)?.Label;

    /// <summary>The ids of the inputs in which browser and server differ, or that only one of them has.</summary>
    /// <param name="browser">What stands in the browser, by the input's id.</param>
    public IReadOnlyList<string> Differing(IReadOnlyDictionary<string, string> browser) =>
        [.. browser.Where(one => _held.GetValueOrDefault(one.Key) is not { } held || !held.Stands(one.Value))
            .Select(one => one.Key), .. _held.Keys.Where(id => !browser.ContainsKey(id))];
}
