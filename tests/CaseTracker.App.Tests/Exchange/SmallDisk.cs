using System.Diagnostics;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>A disk in memory that is full. Only the administrator of a machine may mount one: elsewhere the test is skipped
/// aloud.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Filling => System.IO.Path.Combine(Path, "filling");

    public static SmallDisk Mount(string within)
    {
        var path = Directory.CreateDirectory(System.IO.Path.Combine(within, "disk")).FullName;
        if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", "size=1m", "none", path))
            Assert.Skip("This account may not mount a small disk: a full one was not tried.");
        var disk = new SmallDisk(path);
        using var filling = new FileStream(disk.Filling, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) filling.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // Full.
        }
        return disk;
    }

    public void MakeRoom() => File.Delete(Filling);

    // At once, whoever still looks at it.
    public void Dispose() => Run("umount", "--lazy", Path);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
