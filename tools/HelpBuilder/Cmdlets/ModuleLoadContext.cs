using System.Reflection;
using System.Runtime.Loader;

namespace Maestro.Help;

/// <summary>Loads the module's own assemblies from its folder and the engine from this program.</summary>
internal sealed class ModuleLoadContext(string folder) : AssemblyLoadContext("HelpBuilder module", isCollectible: true)
{
    // From memory, so that the file stays free for the next build.
    public Assembly LoadFile(string path)
    {
        using var stream = new MemoryStream(File.ReadAllBytes(path));
        return LoadFromStream(stream);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(folder, assemblyName.Name + ".dll");
        return assemblyName.Name != "System.Management.Automation" && File.Exists(path) ? LoadFile(path) : null;
    }
}
