using System.Diagnostics;

namespace Maestro.Bench;

/// <summary>What a session pays before the first command: the module's import, and the start of the published program.</summary>
internal static class StartupRun
{
    public static void Measure(string program, int rounds)
    {
        using var scratch = new Scratch();
        string folder = scratch.Folder;
        Directory.CreateDirectory(Path.Join(folder, ".maestro", "missions"));
        var figures = new Figures();
        Run(program, folder, "--version");
        for (int round = 0; round < rounds; round++)
        {
            figures.Add("version", Run(program, folder, "--version"));
            figures.Add("empty", Run(program, folder, "-c", "1"));
            figures.Add("get", Run(program, folder, "Get-MaestroMission"));
            figures.Add("bare", Run(Environment.ProcessPath!, folder, "engine-round", "bare"));
            figures.Add("import", Run(Environment.ProcessPath!, folder, "engine-round", "import"));
        }

        figures.Print([
            ("version", "`maestro --version`: program start only", null, ""),
            ("empty", "`maestro -c 1`: with the engine and the module", null, ""),
            ("get", "`maestro Get-MaestroMission` in an empty workspace", null, ""),
            ("bare", "a process that opens a bare engine and runs one command: the limit", null, ""),
            ("import", "the same after `Import-Module Maestro`", figures.Median("bare") + 80, "the limit + 80 ms"),
        ]);
    }

    /// <summary>A session, with or without the module, and one command.</summary>
    public static void Round(bool isImporting)
    {
        using var session = new Session(null);
        if (isImporting)
        {
            session.Import();
        }

        session.Run("1 | Out-Null");
    }

    private static double Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.GetFullPath(program), arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
