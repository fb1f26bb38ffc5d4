using System.Reflection;
using System.Runtime.Loader;

namespace CaseTracker.App.Tests.Schema;

/// <summary>Microsoft's model of a SQL Server database (DacFx), which checks scripts without a server. Its newest version needs a
/// parser package that the package source lacks; the version that brings its parser along copies
/// <c>AssemblyName.KeyPair</c>, a property that .NET 5 took away, and so stops on .NET 10. Here it is loaded apart from
/// everything else, without that one assignment. When the parser package can be had, take the newest DacFx and drop this class.</summary>
internal sealed class DacFx : AssemblyLoadContext
{
    private const string Patched = "Microsoft.Data.Tools.Schema.Sql";

    private static readonly string SqlClient = typeof(DacFx).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "SqlClientOfDacFx").Value!;

    private static readonly Assembly Extensions = new DacFx().LoadFromAssemblyName(new AssemblyName("Microsoft.SqlServer.Dac.Extensions"));

    /// <summary>What DacFx has against the scripts, errors and warnings, in its words.</summary>
    public static IReadOnlyList<string> MessagesOn(params IEnumerable<string> scripts)
    {
        // SQL Server 2019: the oldest that Microsoft still supports in full.
        var version = Enum.Parse(Extensions.GetType("Microsoft.SqlServer.Dac.Model.SqlServerVersion", true)!, "Sql150");
        dynamic options = Activator.CreateInstance(Extensions.GetType("Microsoft.SqlServer.Dac.Model.TSqlModelOptions", true)!)!;
        using dynamic model = Activator.CreateInstance(Extensions.GetType("Microsoft.SqlServer.Dac.Model.TSqlModel", true)!, version, options)!;
        var messages = new List<string>();
        foreach (var script in scripts)
        {
            try { model.AddObjects(script); }
            catch (Exception refused) when (refused.GetType().Name == "DacModelException") { messages.Add(refused.Message); }
        }
        foreach (var message in model.Validate()) messages.Add($"{message.MessageType} {message.Number}: {message.Message}");
        return messages;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == "Microsoft.Data.SqlClient") return LoadFromAssemblyPath(Path.GetFullPath(SqlClient));
        var file = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
        if (!File.Exists(file) || !IsOfDacFx(assemblyName.Name!)) return null;
        if (assemblyName.Name != Patched) return LoadFromAssemblyPath(file);
        return LoadFromStream(new MemoryStream(WithoutKeyPair(File.ReadAllBytes(file))));
    }

    private static bool IsOfDacFx(string name) =>
        name.StartsWith("Microsoft.Data.Tools", StringComparison.Ordinal) || name.StartsWith("Microsoft.SqlServer.Dac", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.SqlServer.T", StringComparison.Ordinal);

    /// <summary>"copy.KeyPair = template.KeyPair" becomes nothing, in the one method that copies an AssemblyName member by member:
    /// the six copies are dup, ldarg.1, callvirt getter, callvirt setter, and the third is the key pair's.</summary>
    private static byte[] WithoutKeyPair(byte[] assembly)
    {
        // dup ldarg.1 callvirt ???? callvirt ????, with the table number of a member reference (0x0A) as the fourth byte of each.
        ReadOnlySpan<int> copy = [0x25, 0x03, 0x6F, -1, -1, -1, 0x0A, 0x6F, -1, -1, -1, 0x0A];
        int[] copies = [.. copy, .. copy, .. copy, .. copy, .. copy, .. copy];
        var found = Enumerable.Range(0, assembly.Length - copies.Length).Where(at => Matches(assembly, at, copies)).ToList();
        Array.Clear(assembly, found.Single() + 2 * copy.Length, copy.Length); // 0 is nop
        return assembly;
    }

    private static bool Matches(byte[] bytes, int at, int[] pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
            if (pattern[i] >= 0 && bytes[at + i] != pattern[i]) return false;
        return true;
    }
}
