using System.Security.Claims;
using Bunit.TestDoubles;
using CaseTracker.App.Security;
using CaseTracker.App.Tests;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Ui.Tests.Security;

public sealed class FirstAnswersTests : ComponentTests
{
    private static readonly CurrentUser Somebody = new(1, 10, "Test Person A", Role.Researcher);
    private readonly SettableClock _clock = new();
    private readonly SessionEnds _ends = new();
    private readonly HandedOver _store;
    private int _asked;

    public FirstAnswersTests() => _store = new HandedOver(_ends, _clock);

    [Fact]
    public void What_was_kept_is_taken_once()
    {
        var word = Keep();
        Assert.Equal("the answer", Taken(Somebody, word));
        Assert.Null(Taken(Somebody, word));
        Assert.Null(Taken(Somebody, "another word"));
    }

    [Theory]
    [InlineData(2, 10, Role.Researcher)]
    [InlineData(1, 11, Role.Researcher)]
    [InlineData(1, 10, Role.Advocate)]
    public void Another_account_session_or_role_gets_nothing_and_takes_nothing_away(long account, long session, Role role)
    {
        var word = Keep();
        Assert.Null(Taken(new CurrentUser(account, session, "Test Person A", role), word));
        Assert.NotNull(Taken(Somebody, word));
    }

    [Fact]
    public void After_a_minute_it_is_gone()
    {
        var (late, early) = (Keep(), Keep());
        _clock.Advance(HandedOver.Kept - TimeSpan.FromSeconds(1));
        Assert.NotNull(Taken(Somebody, early));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Taken(Somebody, late));
    }

    [Fact]
    public void When_its_session_ends_it_is_gone_and_that_of_others_stays()
    {
        var other = Somebody with { SessionId = 11 };
        var (ended, open) = (Keep(), _store.Keep(other, Answers()));
        _ends.Tell(10, SessionEndReason.SignedOut);
        Assert.Null(Taken(Somebody, ended));
        Assert.NotNull(Taken(other, open));
    }

    [Fact]
    public void Beyond_so_many_pages_the_oldest_goes()
    {
        var oldest = Keep();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var words = Enumerable.Range(0, HandedOver.Most).Select(_ => Keep()).ToList();
        Assert.Null(Taken(Somebody, oldest));
        Assert.All(words, word => Assert.NotNull(Taken(Somebody, word)));
    }

    [Fact]
    public async Task The_circuit_draws_with_the_answer_of_the_page_and_asks_from_then_on()
    {
        using var circuit = await TakenOver(Somebody);
        Assert.Equal("answer 1", await Ask(circuit));
        Assert.Equal("answer 2", await Ask(circuit));
    }

    [Fact]
    public async Task The_circuit_of_another_session_asks_by_itself()
    {
        using var circuit = await TakenOver(Somebody with { SessionId = 11 });
        Assert.Equal("answer 2", await Ask(circuit));
    }

    [Fact]
    public async Task A_question_that_the_page_did_not_have_is_asked()
    {
        using var circuit = await TakenOver(Somebody);
        Assert.Equal("answer 2", await Ask(circuit, "another question"));
        Assert.Equal("answer 1", await Ask(circuit));
    }

    [Fact]
    public async Task Whoever_moves_on_and_comes_back_asks_anew()
    {
        using var circuit = await TakenOver(Somebody);
        await Ask(circuit, "another question");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/elsewhere");
        Assert.Equal("answer 3", await Ask(circuit));
    }

    /// <summary>A page that was drawn for somebody, taken over by the circuit of this user.</summary>
    private async Task<FirstAnswers> TakenOver(CurrentUser user)
    {
        var browser = AddBunitPersistentComponentState();
        using var page = In(Somebody);
        Assert.Equal("answer 1", await Ask(page, inCircuit: false));
        browser.TriggerOnPersisting();
        return In(user);
    }

    private Task<string> Ask(FirstAnswers answers, string question = "question", bool inCircuit = true) =>
        answers.Get(inCircuit, question, () => Task.FromResult($"answer {++_asked}"));

    private FirstAnswers In(CurrentUser user) => new(Services.GetRequiredService<PersistentComponentState>(), _store,
        new CurrentUserAccessor(new SignedInAs(user)), Services.GetRequiredService<NavigationManager>());

    private string Keep() => _store.Keep(Somebody, Answers());

    private static Dictionary<string, object> Answers() => new() { ["question"] = "the answer" };

    private string? Taken(CurrentUser user, string word) => _store.Take(user, word)?["question"] as string;

    protected override void Dispose(bool disposing)
    {
        if (disposing) _store.Dispose();
        base.Dispose(disposing);
    }

    private sealed class SignedInAs(CurrentUser user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(SignIn.Claims(user, "UTC"), "test"))));
    }
}
