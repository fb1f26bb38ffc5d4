using CaseTracker.App.Kernel;

namespace CaseTracker.App.Maintenance;

/// <summary>Backups, and what an installation is examined by.</summary>
internal sealed class MaintenanceModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(MakeBackup), typeof(CheckBackupAge), typeof(ScheduleBackups), typeof(AcceptLog), typeof(MoveDatabase),
        typeof(ExamineInstallation), typeof(CheckReadiness),
    ];
}
