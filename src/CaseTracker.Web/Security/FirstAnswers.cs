using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace CaseTracker.Web.Security;

/// <summary>The first answers of a page, asked once: the server draws the page with them, and the circuit that takes it over draws it with
/// the same ones, so that nothing vanishes meanwhile. The objects stay in this process (<see cref="HandedOver"/>).</summary>
public sealed class FirstAnswers(PersistentComponentState state, HandedOver store, CurrentUserAccessor current,
    NavigationManager navigation) : IDisposable
{
    private const string Word = "first-answers";
    private Dictionary<string, object> _answers = new(StringComparer.Ordinal);
    private PersistingComponentStateSubscription? _persisting;
    private bool _takenOver;

    /// <summary>The answer that the server drew the page with, where this is its circuit and it is still there; else asks.</summary>
    /// <param name="inCircuit">Whether the page is drawn in a circuit (<see cref="RendererInfo.IsInteractive"/>).</param>
    /// <param name="question">Tells the page's questions apart.</param>
    /// <param name="ask">Asks the handler.</param>
    public async Task<T> Get<T>(bool inCircuit, string question, Func<Task<T>> ask) where T : notnull
    {
        if (!inCircuit)
        {
            var answer = await ask();
            _persisting ??= state.RegisterOnPersisting(HandOver, RenderMode.InteractiveServer);
            _answers[question] = answer;
            return answer;
        }
        if (!_takenOver) await TakeOver();
        return _answers.Remove(question, out var first) && first is T kept ? kept : await ask();
    }

    public void Dispose()
    {
        navigation.LocationChanged -= Forget;
        _persisting?.Dispose();
    }

    private async Task HandOver()
    {
        if (await current.Find() is { } user) state.PersistAsJson(Word, store.Keep(user, _answers));
    }

    private async Task TakeOver()
    {
        _takenOver = true;
        // Whoever moves on and comes back asks anew.
        navigation.LocationChanged += Forget;
        if (state.TryTakeFromJson<string>(Word, out var word) && word is not null && await current.Find() is { } user
            && store.Take(user, word) is { } answers) _answers = answers;
    }

    private void Forget(object? sender, LocationChangedEventArgs moved) => _answers.Clear();
}
