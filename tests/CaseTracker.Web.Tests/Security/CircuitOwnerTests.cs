using System.Security.Claims;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Security;

/// <summary>An open page belongs to the session that opened it.</summary>
public sealed class CircuitOwnerTests(AppFixture fixture)
{
    private const string Reconnect = "async () => { await Blazor._internal.forceCloseConnection(); return await Blazor.reconnect(); }";

    [Fact]
    public async Task A_page_whose_line_broke_comes_back_to_its_own_session_and_not_to_anothers_cookie()
    {
        var page = await fixture.SignedIn(Role.Researcher);
        var other = await fixture.SignedIn(Role.Advocate);
        await page.OpenAlive("/people");
        Assert.True(await page.EvaluateAsync<bool>(Reconnect));
        await page.Context.ClearCookiesAsync();
        await page.Context.AddCookiesAsync((await other.Context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
            Secure = cookie.Secure,
            SameSite = cookie.SameSite,
        }));
        Assert.False(await page.EvaluateAsync<bool>(Reconnect));
    }

    [Theory]
    [InlineData("ConnectCircuit", 1L, 1L, true)]
    [InlineData("ConnectCircuit", 1L, 2L, false)]
    [InlineData("ConnectCircuit", 2L, 1L, false)]
    [InlineData("ConnectCircuit", null, null, false)]
    [InlineData("ResumeCircuit", 1L, 1L, true)]
    [InlineData("ResumeCircuit", 1L, 2L, false)]
    [InlineData("ResumeCircuit", 2L, 1L, false)]
    [InlineData("ResumeCircuit", null, null, false)]
    public async Task Only_the_same_account_in_the_same_session_takes_a_circuit_up_again(string method, long? account, long? session,
        bool taken)
    {
        var owners = new CircuitOwners(TimeProvider.System);
        Assert.Equal("secret", await Ask(owners, "StartCircuit", new Caller(1, 1), "address", "secret"));
        Assert.Equal(taken, await Ask(owners, method, new Caller(account, session), "secret", "answer") is "answer" or true);
    }

    [Theory]
    [InlineData("ConnectCircuit")]
    [InlineData("ResumeCircuit")]
    public async Task A_circuit_that_nobody_opened_here_is_taken_up_by_nobody(string method) =>
        Assert.NotEqual("answer", await Ask(new CircuitOwners(TimeProvider.System), method, new Caller(1, 1), "secret", "answer"));

    [Fact]
    public async Task A_circuit_that_was_resumed_is_held_to_its_session_under_its_new_secret()
    {
        var owners = new CircuitOwners(TimeProvider.System);
        await Ask(owners, "StartCircuit", new Caller(1, 1), "address", "first");
        await Ask(owners, "ResumeCircuit", new Caller(1, 1), "first", "second");
        Assert.Equal(true, await Ask(owners, "ConnectCircuit", new Caller(1, 1), "second", true));
        Assert.Equal(false, await Ask(owners, "ConnectCircuit", new Caller(2, 2), "second", true));
    }

    [Fact]
    public async Task Other_calls_pass() =>
        Assert.Equal("answer", await Ask(new CircuitOwners(TimeProvider.System), "OnRenderCompleted", new Caller(1, 1), "1", "answer"));

    /// <summary>What a caller is told whose call, if it is let through, gets an answer.</summary>
    private static async Task<object?> Ask(CircuitOwners owners, string method, Caller caller, string argument, object answer)
    {
        using var hub = new Circuits();
        var invocation = new HubInvocationContext(caller, null!, hub, typeof(Circuits).GetMethod(method)!, [argument]);
        return await owners.InvokeMethodAsync(invocation, _ => ValueTask.FromResult<object?>(answer));
    }

    /// <summary>The calls of the framework's hub by their names.</summary>
#pragma warning disable CA1822 // Methods of a hub are those of an instance.
    private sealed class Circuits : Hub
    {
        public void StartCircuit(string address) { }
        public void ConnectCircuit(string secret) { }
        public void ResumeCircuit(string secret) { }
        public void OnRenderCompleted(string batch) { }
    }
#pragma warning restore CA1822

    private sealed class Caller(long? account, long? session) : HubCallerContext
    {
        public override string ConnectionId => "test";
        public override string? UserIdentifier => null;
        public override ClaimsPrincipal? User => account is null ? new ClaimsPrincipal() : new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, $"{account}"), new("session", $"{session}"), new(ClaimTypes.Name, "Test Person"),
                new(ClaimTypes.Role, nameof(Role.Researcher))], "test"));
        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();
        public override IFeatureCollection Features { get; } = new FeatureCollection();
        public override CancellationToken ConnectionAborted => default;
        public override void Abort() { }
    }
}
