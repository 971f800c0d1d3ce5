using System.Diagnostics;
using System.Globalization;
using Maestro.Handoffs;
using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Bench;

/// <summary>A large workspace (a mission of 1,000 features, 10,000 handoffs, 5,000 corrections) in one session. Each round is a process of its own.</summary>
internal static class ScaleRun
{
    private const int Handoffs = 10_000;
    private const int Corrections = 5_000;

    // Files changed less than two seconds ago are read again on purpose.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2.2);

    /// <param name="rounds">How many processes.</param>
    /// <param name="program">The published maestro, for its memory; null leaves that out.</param>
    public static void Measure(int rounds, string? program)
    {
        using var scratch = new Scratch();
        scratch.AddMission();
        Fill(scratch.Folder);
        Thread.Sleep(Settled);
        var figures = new Figures();
        for (int round = 0; round < rounds; round++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["scale-round", scratch.Folder]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            figures.AddLines(process.StandardOutput.ReadToEnd());
            process.WaitForExit();
        }

        Print(figures);
        if (program is not null)
        {
            PrintMemory(Path.GetFullPath(program), scratch.Folder);
        }
    }

    /// <summary>One round, told as lines name=milliseconds.</summary>
    public static void Round(string folder)
    {
        string[] files = Directory.GetFiles(Path.Join(folder, ".maestro", "handoffs"));
        ReadAll(files);
        Report("raw", ReadAll(files));

        using var session = new Session(folder);
        session.Import();
        session.Run("Get-MaestroMission | Out-Null");
        Report("pending-first", session.Time("$null = Get-MaestroHandoff -Status pending"));
        Report("pending", Median(() => session.Time("$null = Get-MaestroHandoff -Status pending")));
        Report("claim", session.Time("$null = Receive-MaestroHandoff -Claim -Agent bench"));
        // Made for this figure alone: the next round must find what this one found.
        Report("create", session.Time("1..1000 | ForEach-Object { @{ mode = 'execute'; sessionCore = 'core'; summary = 'done'; nextAction = 'go_on'; cs = @{ work = 0.9 } } } | New-MaestroHandoff -Agent bench | Out-Null"));
        foreach (string made in Directory.GetFiles(Path.Join(folder, ".maestro", "handoffs")).Except(files))
        {
            File.Delete(made);
        }

        Thread.Sleep(Settled);
        Report("recall-first", session.Time("$null = Search-MaestroMemory -Task 'build the login form and run the tests'"));
        Report("recall", Median(() => session.Time("$null = Search-MaestroMemory -Task 'build the login form and run the tests'")));
        Report("prompt-first", session.Time("$null = New-MaestroWorkerPrompt f10"));
        Report("prompt", Median(() => session.Time("$null = New-MaestroWorkerPrompt f10")));
        Report("snapshot-first", session.Time("$null = Get-MaestroSnapshot"));
        Report("snapshot", Median(() => session.Time("$null = Get-MaestroSnapshot")));
        Report("frame", Median(() => session.Time("$null = Show-MaestroControl -Preview -Size 120x40")));
        session.Run("$null = Get-MaestroHandoff -Status pending");
        Report("complete-handoff", Median(() => session.Time("$null = TabExpansion2 'Receive-MaestroHandoff 2' 24")));
        Report("complete-correction", Median(() => session.Time("$null = TabExpansion2 'Get-MaestroCorrection 2' 23")));
    }

    private static void Print(Figures figures)
    {
        double raw = figures.Median("raw");
        figures.Print([
            ("raw", "`File.ReadAllBytes` of the 10,000 handoffs, warm: the limit", null, ""),
            ("pending-first", "`Get-MaestroHandoff -Status pending`, first run", 2 * raw, "2 × the limit"),
            ("pending", "`Get-MaestroHandoff -Status pending`, repeated", 60, "60 ms"),
            ("claim", "`Receive-MaestroHandoff -Claim`", 300, "300 ms"),
            ("create", "1,000 `New-MaestroHandoff` through one pipeline", 4000, "4 s"),
            ("recall-first", "`Search-MaestroMemory -Task`, 5,000 corrections, first run", null, ""),
            ("recall", "`Search-MaestroMemory -Task`, repeated", 30, "30 ms"),
            ("prompt-first", "`New-MaestroWorkerPrompt`, first run", 600, "600 ms"),
            ("prompt", "`New-MaestroWorkerPrompt`, repeated", 150, "150 ms"),
            ("snapshot-first", "`Get-MaestroSnapshot`, first run", null, ""),
            ("snapshot", "`Get-MaestroSnapshot`, repeated", 250, "250 ms"),
            ("frame", "`Show-MaestroControl -Preview`: snapshot and frame", 400, "400 ms"),
            ("complete-handoff", "Tab after `Receive-MaestroHandoff 2`", null, ""),
            ("complete-correction", "Tab after `Get-MaestroCorrection 2`", null, ""),
        ]);
    }

    // What the system says the program held at most, in a process of its own for each.
    private static void PrintMemory(string program, string folder)
    {
        Console.WriteLine("\n| `maestro` with | Peak memory | Bound | Met |\n|---|---:|---|---|");
        foreach ((string script, int? bound) in ((string, int?)[])
            [
                ("1", null),
                ("Get-MaestroHandoff -Status pending", 120),
                ("Get-MaestroHandoff", null),
                ("Receive-MaestroHandoff", 120),
                ("Get-MaestroSnapshot", 150),
                ("Show-MaestroControl -Preview", 150),
            ])
        {
            var start = new ProcessStartInfo(program, ["-c", $"{script}; [System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            };
            using Process process = Process.Start(start)!;
            double most = double.Parse(process.StandardOutput.ReadToEnd().TrimEnd().Split('\n')[^1], CultureInfo.InvariantCulture) / (1 << 20);
            process.WaitForExit();
            string held = bound is null ? "" : most <= bound ? "yes" : "NO";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{script}` | {most:0} MiB | {(bound is null ? "" : $"{bound} MB")} | {held} |"));
        }
    }

    // The files are written as the cmdlets write them, without waiting for the disk ten thousand times.
    private static void Fill(string folder)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow.AddDays(-1);
        string handoffs = Path.Join(folder, ".maestro", "handoffs");
        string day = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (int n = 1; n <= Handoffs; n++)
        {
            HandoffContent content = UkiReader.Parse(
                $"MODE-execute|CURRENT_STATE-execute_in_progress|SESSION_CORE-core_{n}|CAUSAL_DRIVERS-NONE|DIVERGENCES-NONE|MAESTRO_REFS-feature_f{n % 1000}|DECISIONS-use_jwt-keep_sessions|SIGNAL_DELTA-NONE|TOUCHED_FILES-file_a_ts-file_b_ts|COMPLETED_WORK-part_{n}|VALIDATION-build_green|ARTIFACTS-branch_main-file_a_ts|READ_MORE-file_a_ts|BOUNDARY_STATE-NONE|RISKS-none_known|NEXT_ACTION-do_next|CS-work_0.9|SUMMARY-Summary_{n}").Content;
            string id = string.Create(CultureInfo.InvariantCulture, $"{day}-{n:D3}");
            Handoff handoff = HandoffCodec.Create(id, content, "codex", "s1", now.AddSeconds(n));
            File.WriteAllBytes(Path.Join(handoffs, id + ".json"), HandoffCodec.Write(n % 100 == 0 ? handoff : handoff.Claim("gemini", "s2", now.AddSeconds(n + 1))).ToArray());
        }

        string corrections = Directory.CreateDirectory(Path.Join(folder, ".maestro", "memory", "corrections")).FullName;
        for (int n = 1; n <= Corrections; n++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{day}-{n:D3}");
            var correction = new Correction
            {
                CorrectionId = id,
                Rule = $"Rule number {n}: do not repeat it",
                Source = "bench",
                Trigger = new CorrectionTrigger { Keywords = [$"word{n}", n % 50 == 0 ? "login" : $"other{n}"], FileGlobs = [$"src/part{n % 40}/**"] },
                Severity = CorrectionSeverity.Soft,
                CreatedAt = now,
                UpdatedAt = now,
            };
            File.WriteAllBytes(Path.Join(corrections, id + ".json"), StateJson.Write(correction, MemoryJsonContext.Default.Correction).ToArray());
        }
    }

    private static double Median(Func<double> measure) => Enumerable.Range(0, 7).Select(_ => measure()).Order().ElementAt(3);

    private static double ReadAll(string[] files)
    {
        long began = Stopwatch.GetTimestamp();
        foreach (string file in files)
        {
            File.ReadAllBytes(file);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static void Report(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={value:0.000}"));
}
