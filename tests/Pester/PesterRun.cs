using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Maestro.Tests.Pester;

/// <summary>One run of every Pester file in the PowerShell that was restored as a package.</summary>
/// <remarks>MAESTRO_TESTED_MODULE names another module than out/Maestro, MAESTRO_PESTER_RESULTS a file that keeps the results, and
/// MAESTRO_PESTER_NAME the files to run: their names without <c>.Tests.ps1</c>, with wildcards.</remarks>
public sealed class PesterRun
{
    private static readonly JsonSerializerOptions CaseInsensitive = new() { PropertyNameCaseInsensitive = true };

    private readonly Dictionary<string, PesterFileResult> _results;
    private readonly string _output;

    public PesterRun()
    {
        string? kept = Environment.GetEnvironmentVariable("MAESTRO_PESTER_RESULTS");
        string resultPath = string.IsNullOrEmpty(kept) ? Path.GetTempFileName() : kept;
        _output = Run(resultPath);
        string[] lines = File.Exists(resultPath) ? File.ReadAllLines(resultPath) : [];
        if (string.IsNullOrEmpty(kept))
        {
            File.Delete(resultPath);
        }

        _results = lines
            .Select(static line => JsonSerializer.Deserialize<PesterFileResult>(line, CaseInsensitive)!)
            .ToDictionary(static result => result.File, StringComparer.Ordinal);
    }

    /// <summary>The folder of the Pester files.</summary>
    public static string Folder { get; } = Path.Join(Metadata("Root"), "tests", "Pester");

    /// <summary>The Pester files to run.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, NamePattern + ".Tests.ps1").Select(static path => Path.GetFileName(path));

    private static string NamePattern => Environment.GetEnvironmentVariable("MAESTRO_PESTER_NAME") is { Length: > 0 } name ? name : "*";

    /// <summary>Gets the result of a file, or null with what PowerShell wrote when the run ended before it.</summary>
    public PesterFileResult? Find(string file, out string output)
    {
        output = _output;
        return _results.GetValueOrDefault(file);
    }

    private static string Metadata(string key) =>
        typeof(PesterRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private static string Run(string resultPath)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "exec", Metadata("PowerShell"), "-NoProfile", "-NonInteractive", "-File", Path.Join(Folder, "Run.ps1"),
                "-Name", NamePattern, "-PesterPath", Metadata("Pester"), "-ResultPath", resultPath,
            },
            Environment =
            {
                ["MAESTRO_MODULE"] = Environment.GetEnvironmentVariable("MAESTRO_TESTED_MODULE") is { Length: > 0 } module
                    ? module
                    : Path.Join(Metadata("Root"), "out", "Maestro", "Maestro.psd1"),
                // The modules of this machine's PowerShell have no say in the result.
                ["PSModulePath"] = "",
                ["NO_COLOR"] = "1",
            },
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }
}
