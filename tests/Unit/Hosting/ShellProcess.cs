using System.Diagnostics;
using System.Text;

namespace Maestro.Tests.Hosting;

/// <summary>Starts the built <c>maestro</c> as a shell would.</summary>
internal sealed record ShellProcess(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>The program that MAESTRO_TESTED_PROGRAM names; else that of the same configuration as these tests.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("MAESTRO_TESTED_PROGRAM") ?? RepositoryRoot.In(
        "src", "Maestro.Shell", "bin", ConfigurationName, "net10.0", OperatingSystem.IsWindows() ? "maestro.exe" : "maestro");

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string ConfigurationName =>
        AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar) is var parts ? parts[Array.LastIndexOf(parts, "bin") + 1] : "";

    /// <summary>Runs to the end.</summary>
    /// <param name="arguments">Each as one word.</param>
    /// <param name="input">Text for standard input; null leaves it open and silent, as an agent's shell may.</param>
    /// <param name="folder">The folder to run in.</param>
    /// <param name="environment">Variables to set on top of these tests' own.</param>
    public static ShellProcess Run(
        IEnumerable<string> arguments,
        string? input = null,
        string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        using Process process = Start(arguments, folder, environment);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }

        WaitForExit(process);
        return new ShellProcess(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts without waiting; the caller reads and disposes.</summary>
    public static Process Start(IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? "",
        };
        foreach ((string? name, string? value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static void WaitForExit(Process process)
    {
        if (process.WaitForExit(Limit))
        {
            return;
        }

        process.Kill(entireProcessTree: true);
        Assert.Fail("maestro did not end.");
    }
}
