using System.Security.Cryptography;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>A file that appears at its place whole or not at all: it is written beside the place and takes it in one step.
/// Until then, and when anything fails, an older file there stays as it is. Disposing takes away what was not kept.</summary>
internal sealed class CompleteFile : IDisposable
{
    private readonly string _target, _temporary;

    private CompleteFile(string target, string temporary, FileStream stream) => (_target, _temporary, Stream) = (target, temporary, stream);

    public FileStream Stream { get; }

    /// <summary>Opens a file for a place, or says why nothing can be written there.</summary>
    public static Outcome<CompleteFile> For(string path)
    {
        try
        {
            var target = Path.GetFullPath(path);
            if (Directory.Exists(target) || Path.EndsInDirectorySeparator(path)) return Failed("Export.IsAFolder", path);
            var folder = Path.GetDirectoryName(target)!;
            if (!Directory.Exists(folder)) return Failed("Export.FolderMissing", folder);
            // A device or a pipe would be replaced by a file of its name.
            if (File.Exists(target) && !IsOrdinary(target)) return Failed("Export.NotAFile", path);
            var temporary = Path.Combine(folder, $".{RandomNumberGenerator.GetHexString(12, lowercase: true)}.part");
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                // As PrivateFiles.OpenNameless.
                BufferSize = 0,
            };
            // The list is for whoever asked for it; wider rights are for that person to give.
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return Outcome<CompleteFile>.Of(new CompleteFile(target, temporary, new FileStream(temporary, options)));
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            return Failed("Export.CannotWrite", path);
        }
    }

    /// <summary>Puts the file in its place; null, or what kept it from there.</summary>
    public Problem? Keep()
    {
        try
        {
            Stream.Flush(flushToDisk: true);
            Stream.Dispose();
            File.Move(_temporary, _target, overwrite: true);
            return null;
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            return new Problem("Export.CannotWrite", _target);
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_temporary);
    }

    // Of what lies under /dev only the memory that processes share holds ordinary files.
    private static bool IsOrdinary(string path) => !File.GetAttributes(path).HasFlag(FileAttributes.Device)
        && (OperatingSystem.IsWindows() || path.StartsWith("/dev/shm/", StringComparison.Ordinal)
            || !path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/proc/", StringComparison.Ordinal));

    private static bool IsExpected(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentException
        or NotSupportedException;

    private static Outcome<CompleteFile> Failed(string key, string path) => Outcome<CompleteFile>.Failed(new Problem(key, path));
}
