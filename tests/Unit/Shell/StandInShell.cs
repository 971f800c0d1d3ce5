using System.Diagnostics;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>The real program with a stand-in for the module.</summary>
internal static class StandInShell
{
    public static string Module { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "shell-module");

    public static ShellProcess Run(params string[] arguments) => ShellProcess.Run(arguments, environment: Environment());

    public static ShellProcess RunWithInput(string input, params string[] arguments) => ShellProcess.Run(arguments, input, environment: Environment());

    public static ShellProcess RunIn(string folder, params string[] arguments) => ShellProcess.Run(arguments, folder: folder, environment: Environment());

    public static Process Start(string cleanedFile, params string[] arguments) =>
        ShellProcess.Start(arguments, environment: new Dictionary<string, string>(Environment()) { ["MAESTRO_TEST_CLEANED"] = cleanedFile });

    private static Dictionary<string, string> Environment() => new() { ["MAESTRO_MODULE"] = Module };
}
