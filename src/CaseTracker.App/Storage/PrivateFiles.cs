using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CaseTracker.App.Storage;

/// <summary>What became of a file or folder that was to be closed to everybody but its owner.</summary>
/// <remarks><see cref="Nothing"/>: it was closed, or the system has no modes (Windows: there the rights of the folder hold).
/// <see cref="NotOurs"/>: it belongs to another account, or is a link, and was left as it is. <see cref="Refused"/>: the file system keeps
/// no modes, or may not be written.</remarks>
public enum Closing { Nothing, Done, NotOurs, Refused }

/// <summary>Files and folders that only the account that runs the program may read: they hold names of people at risk.</summary>
public static class PrivateFiles
{
    /// <summary>0700.</summary>
    public const UnixFileMode ForFolders = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>0600.</summary>
    public const UnixFileMode ForFiles = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OfOthers = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    private const int KindOfFile = 0xF000, Link = 0xA000;

    /// <summary>From here on, whatever this process makes is closed to others from its first moment, also by libraries that name no
    /// mode.</summary>
    public static void CloseWhatComes()
    {
        if (!OperatingSystem.IsWindows())
            _ = Native.ProcessMask((uint)(UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute));
    }

    /// <summary>Makes a folder, and those above it that are missing, for this account alone. One that is there stays as it is.
    /// Throws as <see cref="Directory.CreateDirectory(string)"/>.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, ForFolders);
    }

    /// <summary>Makes an empty file for this account alone, where there is nothing of that name. Throws as
    /// <see cref="FileStream"/>.</summary>
    public static void MakeFile(string path)
    {
        if (Path.Exists(path)) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = ForFiles;
        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it in between.
        }
    }

    /// <summary>Ends the name of what <see cref="Replace"/> has not finished.</summary>
    private const string Unfinished = ".part";

    /// <summary>The files of a folder, none where it is not there: without those that are being written and are gone in a moment, by
    /// <see cref="Replace"/>, or by ASP.NET's data protection, which writes a key as ".tmp" first.</summary>
    public static IReadOnlyList<string> In(string folder) => !Directory.Exists(folder) ? []
        : [.. Directory.GetFiles(folder).Where(path => Path.GetExtension(path) is not (Unfinished or ".tmp"))
            .Order(StringComparer.Ordinal)];

    /// <summary>Puts a whole new content in the place of a file's, for this account alone: whoever reads meets the one or the other.
    /// Throws as
    /// <see cref="FileStream"/>.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var unfinished = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}{Unfinished}";
        try
        {
            MakeFile(unfinished);
            using (var file = new FileStream(unfinished, FileMode.Open, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Opens a file in a folder, for this account alone, to write and to read again, that is gone once it is closed, whatever
    /// becomes of the program: on Unix it has no name from its first moment, on Windows the system removes it. Throws as
    /// <see cref="FileStream"/>.</summary>
    public static FileStream OpenNameless(string folder)
    {
        var path = Path.Combine(folder, $".{RandomNumberGenerator.GetHexString(16, lowercase: true)}.part");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            // What finds no room is told by the write, and not once more when the file is closed.
            BufferSize = 0,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = ForFiles;
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }

    /// <summary>How a file is opened that nobody else may open meanwhile, and that can get its name while it is open.</summary>
    public static FileShare Alone => OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    /// <summary>Makes a file for this account alone and holds it open to write. Throws as <see cref="FileStream"/>, also where there is
    /// one of that name.</summary>
    public static FileStream OpenNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = Alone };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = ForFiles;
        return new FileStream(path, options);
    }

    /// <summary>Whether others than the owner may do anything with a file or folder.</summary>
    public static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OfOthers) != 0;

    /// <summary>Whether a file or folder belongs to the account that runs this process, and is no link to elsewhere.</summary>
    public static bool IsOurs(string path) => OperatingSystem.IsWindows()
        || Native.Look(path, out var status) == 0 && status.Owner == Native.Account() && (status.Mode & KindOfFile) != Link;

    /// <summary>Closes a file or folder to others, where it is this account's.</summary>
    public static Closing Close(string path)
    {
        if (OperatingSystem.IsWindows() || !Path.Exists(path)) return Closing.Nothing;
        try
        {
            if (!IsOpen(path)) return Closing.Nothing;
            if (!IsOurs(path)) return Closing.NotOurs;
            File.SetUnixFileMode(path, Directory.Exists(path) ? ForFolders : ForFiles);
            // Some file systems take a mode and keep none.
            return IsOpen(path) ? Closing.Refused : Closing.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Path.Exists(path) ? Closing.Refused : Closing.Nothing;
        }
    }

    /// <summary>What .NET has no public call for.</summary>
    private static class Native
    {
        [DllImport("libc", EntryPoint = "umask")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern uint ProcessMask(uint mask);

        /// <summary>The runtime's own lstat, whose answer has one shape on every system.</summary>
        [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat", BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern int Look([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out Status status);

        [DllImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern uint Account();

        /// <summary>Its beginning; room for the rest.</summary>
        [StructLayout(LayoutKind.Sequential, Size = 256)]
        public readonly struct Status
        {
            public readonly int Flags;
            public readonly int Mode;
            public readonly uint Owner;
        }
    }
}
