using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Records;

/// <summary>Authorises and runs a write.</summary>
internal interface IUnitOfWork
{
    Task<Outcome<T>> Run<T>(CurrentUser user, Permission permission, Func<WriteContext, Task<Outcome<T>>> body, CancellationToken cancel);
}

/// <summary>Runs saves inside a unit of work that is open, so that they stand or fall together. The open unit has
/// authorised its user, and commits.</summary>
internal sealed class NestedUnitOfWork(WriteContext open) : IUnitOfWork
{
    public Task<Outcome<T>> Run<T>(CurrentUser user, Permission permission, Func<WriteContext, Task<Outcome<T>>> body,
        CancellationToken cancel) =>
        user == open.CurrentUser && user.Role.May(permission) ? body(open)
            : Task.FromResult(Outcome<T>.Failed(new Denied()));
}
