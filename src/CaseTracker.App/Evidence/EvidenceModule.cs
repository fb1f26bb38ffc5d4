using CaseTracker.App.Kernel;
using CaseTracker.Domain.Evidence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseTracker.App.Evidence;

/// <summary>Files that are attached to records: taking them in, keeping them, handing them out, and the chain of custody.</summary>
internal sealed class EvidenceModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(AttachFile), typeof(RemoveFile), typeof(ShowFiles), typeof(ShowFile), typeof(OpenFile), typeof(VerifyFiles),
        typeof(ReadMetadata), typeof(DrawPdf), typeof(FlattenPdf), typeof(KeepFileTexts), typeof(ShowFileText), typeof(FindFiles),
        typeof(ExamineFiles), typeof(RotateEvidenceKey),
    ];

    public override void Register(IServiceCollection services)
    {
        base.Register(services);
        services.TryAddSingleton(EvidenceLimits.Usual);
        services.AddSingleton<EvidenceKeys>();
        services.AddSingleton<EvidenceStore>();
        services.TryAddSingleton(FileReaders.None);
        services.AddSingleton<FileTextReader>();
        services.AddSingleton<FilesArrived>();
        services.TryAddSingleton(new ScannerSetting(Address: null));
        services.AddSingleton<VirusScanner>();
    }
}
