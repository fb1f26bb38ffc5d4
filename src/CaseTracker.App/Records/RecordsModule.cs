using CaseTracker.App.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Records;

/// <summary>What serves records of every kind.</summary>
internal sealed class RecordsModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(UnitOfWork), typeof(RecordWriter), typeof(SaveRecord), typeof(ShowRecord), typeof(ShowFact),
        typeof(EncryptIdentities), typeof(RotateIdentityKey),
    ];

    public override IReadOnlyList<Func<WriteHook>> Hooks => [() => new TouchedTexts()];

    public override void Register(IServiceCollection services)
    {
        base.Register(services);
        services.AddSingleton<NoteReads>();
        services.AddSingleton<IUnitOfWork>(provider => provider.GetRequiredService<UnitOfWork>());
    }
}
