using Maestro.Shell.CommandLines;

namespace Maestro.Shell.Engine;

/// <summary>Where the module is: named by MAESTRO_MODULE, else beside the program, else what a build of this repository left.</summary>
internal static class ModuleFolder
{
    public const string Variable = "MAESTRO_MODULE";

    private const string Manifest = "Maestro.psd1";

    /// <summary>The full path of the manifest.</summary>
    public static string FindManifest()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            return ManifestIn(named) ?? throw new UsageException(
                "ModuleNotFound", $"{Variable} specifies '{named}', which contains no {Manifest}.", $"Unset {Variable} to use the module that came with maestro.", named);
        }

        string beside = Path.Combine(AppContext.BaseDirectory, "Maestro");
        return ManifestIn(beside) ?? ManifestOfBuild() ?? throw new UsageException(
            "ModuleNotFound", $"The Maestro module is not next to the program ({beside}).", $"Set {Variable} to the folder of {Manifest}.", beside);
    }

    private static string? ManifestIn(string folder)
    {
        string path = Path.GetFullPath(Path.Combine(folder, Manifest));
        return File.Exists(path) ? path : null;
    }

    private static string? ManifestOfBuild()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Maestro.sln")))
            {
                return ManifestIn(Path.Combine(folder.FullName, "out", "Maestro"));
            }
        }

        return null;
    }
}
