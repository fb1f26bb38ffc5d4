using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Kernel;

/// <summary>What a feature brings to the program. The list of all is <see cref="Modules"/>.</summary>
internal abstract class Module
{
    /// <summary>What it does for pages, commands and files. Each takes what it needs by its one constructor.</summary>
    public virtual IReadOnlyList<Type> Handlers => [];

    /// <summary>What it keeps beside the records, made anew for each write.</summary>
    public virtual IReadOnlyList<Func<WriteHook>> Hooks => [];

    /// <summary>Registers the handlers, the hooks, and what else the feature has.</summary>
    public virtual void Register(IServiceCollection services)
    {
        foreach (var hook in Hooks) services.AddSingleton(hook);
        foreach (var handler in Handlers) services.AddSingleton(handler, provider => Make(provider, handler));
    }

    /// <summary>The container would look for a public constructor; those of handlers are internal, for they take the database.</summary>
    private static object Make(IServiceProvider provider, Type handler)
    {
        var constructor = handler.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(one => !one.IsPrivate);
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [.. constructor.GetParameters().Select(needed =>
            needed.HasDefaultValue ? needed.DefaultValue : provider.GetRequiredService(needed.ParameterType))], null);
    }
}
