namespace CaseTracker.App.Maintenance;

/// <summary>The fonts of this machine, by the names of their files.</summary>
internal static class InstalledFonts
{
    // Leelawadee UI is Windows' own font for Khmer.
    private static readonly string[] Khmer = ["khmer", "leelawui", "leeluisl", "battambang", "hanuman", "kantumruy"];
    private static readonly string[] Endings = [".ttf", ".otf", ".ttc"];

    public static bool HasKhmer() => Folders().Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*",
            new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        .Any(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
            && Khmer.Any(name => Path.GetFileName(file).Contains(name, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Folders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? [Environment.GetFolderPath(Environment.SpecialFolder.Fonts)]
            : OperatingSystem.IsMacOS() ? ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts")]
            : ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local", "share", "fonts"), Path.Combine(home, ".fonts")];
    }
}
