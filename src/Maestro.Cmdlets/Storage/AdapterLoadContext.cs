using System.Reflection;
using System.Runtime.Loader;

namespace Maestro.Commands;

/// <summary>The private context of <c>adapters/</c>: its third-party assemblies can't meet those of other modules.</summary>
internal sealed class AdapterLoadContext : AssemblyLoadContext
{
    private static readonly Lazy<IAdapters> Loaded = new(Load);

    private readonly AssemblyDependencyResolver _resolver;

    private AdapterLoadContext(string mainAssembly)
        : base("Maestro.Adapters") => _resolver = new AssemblyDependencyResolver(mainAssembly);

    /// <summary>The adapters, loaded when they are first needed.</summary>
    public static IAdapters Adapters => Loaded.Value;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Core is shared with the cmdlets: its types must be the same on both sides.
        if (assemblyName.Name == typeof(IAdapters).Assembly.GetName().Name)
        {
            return typeof(IAdapters).Assembly;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static IAdapters Load()
    {
        string folder = Path.GetDirectoryName(typeof(AdapterLoadContext).Assembly.Location)!;
        string main = Path.Join(folder, "adapters", "Maestro.Adapters.dll");
        Assembly assembly = new AdapterLoadContext(main).LoadFromAssemblyPath(main);
        Type type = assembly.GetType("Maestro.Adapters.AdapterSet", throwOnError: true)!;
        return (IAdapters)Activator.CreateInstance(type, nonPublic: true)!;
    }
}
