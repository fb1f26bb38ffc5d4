using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace CaseTracker.Web.Security;

/// <summary>Holds each circuit to the session that opened it: the framework gives a circuit to whoever knows its secret, with whatever
/// cookie, and an open tab would go on showing one person's records in another's name.</summary>
public sealed class CircuitOwners(TimeProvider clock) : IHubFilter
{
    /// <summary>Longer than the framework keeps a circuit without a connection, or what is left of a paused one.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(3);

    private static readonly object Connected = new();
    private readonly ConcurrentDictionary<string, Owner> _owners = new(StringComparer.Ordinal);

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext,
        ValueTask<object?>> next)
    {
        var (connection, method) = (invocationContext.Context, invocationContext.HubMethodName);
        var secret = invocationContext.HubMethodArguments.Count > 0 ? invocationContext.HubMethodArguments[0] as string : null;
        // What is refused is answered as a circuit that is gone: the browser loads the page anew, with its own cookie.
        if (method is "ConnectCircuit" && !IsTheirs(connection, secret)) return false;
        if (method is "ResumeCircuit" && !IsTheirs(connection, secret)) return null;
        var answer = await next(invocationContext);
        if (method is "ConnectCircuit" && answer is true) Keep(connection, secret!);
        if (method is "StartCircuit" or "ResumeCircuit" && answer is string opened) Keep(connection, opened);
        return answer;
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (context.Context.Items.TryGetValue(Connected, out var secret) && secret is string circuit
            && _owners.TryGetValue(circuit, out var owner))
            _owners[circuit] = owner with { LeftAt = clock.GetUtcNow() };
        return next(context, exception);
    }

    private bool IsTheirs(HubCallerContext connection, string? secret) =>
        secret is not null && _owners.TryGetValue(secret, out var owner) && owner.Session == SessionOf(connection);

    private void Keep(HubCallerContext connection, string secret)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, owner) in _owners) if (owner.LeftAt < now - Remembered) _owners.TryRemove(old, out _);
        _owners[secret] = new Owner(SessionOf(connection), null);
        connection.Items[Connected] = secret;
    }

    /// <summary>Nobody is a session too: a page that is open to all stays theirs who opened it before they signed in.</summary>
    private static (long? Account, long? Session) SessionOf(HubCallerContext connection) =>
        SignIn.CurrentUserOf(connection.User) is { } user ? (user.AccountId, user.SessionId) : default;

    private sealed record Owner((long? Account, long? Session) Session, DateTimeOffset? LeftAt);
}
