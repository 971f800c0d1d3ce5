using System.Diagnostics;
using System.Globalization;

namespace Maestro.Bench;

/// <summary>A mission of 6,000 features whose plan changes in ten places, beside the reading of that mission. Each round is a process of its own.</summary>
internal static class UpdateRun
{
    private const int Features = 6000;

    // So many times it is read and updated, after as many times that only let the compiler come to rest.
    private const int Times = 5;

    // Files changed less than two seconds ago are read again on purpose.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2.2);

    public static void Measure(int rounds)
    {
        var figures = new Figures();
        for (int round = 0; round < rounds; round++)
        {
            using var scratch = new Scratch();
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["updates-round", scratch.Folder]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            figures.AddLines(process.StandardOutput.ReadToEnd());
            process.WaitForExit();
        }

        double read = figures.Median("read"), processor = figures.Median("read-cpu");
        figures.Print([
            ("raw", "`File.ReadAllBytes` of the same files, warm", null, ""),
            ("read", "`Get-MaestroMission` with 6,000 features, nothing cached: the limit", null, ""),
            ("update", "`Update-MaestroMission` with ten changes, nothing cached", 1.5 * read, "1.5 × the limit"),
            ("read-cpu", "user processor time of that reading: the limit", null, ""),
            ("update-cpu", "user processor time of that update", 1.5 * processor, "1.5 × the limit"),
        ]);
    }

    /// <summary>One round, told as lines name=milliseconds.</summary>
    public static void Round(string folder)
    {
        string plan = Path.Join(folder, "plan.json"), changed = Path.Join(folder, "changed.json");
        string text = MissionRun.Plan(Features);
        File.WriteAllText(plan, text);
        for (int n = 0; n < 10; n++)
        {
            text = text.Replace($"\"Feature number {n * 577}\"", $"\"Feature number {n * 577}, changed\"", StringComparison.Ordinal);
        }

        File.WriteAllText(changed, text);
        using var session = new Session(folder);
        session.Import();
        session.Run("Initialize-MaestroWorkspace | Out-Null; New-MaestroMission $args[0] | Approve-MaestroMission", plan);
        Thread.Sleep(Settled);
        for (int time = 0; time < 4 * Times; time++)
        {
            // What is known of files is known by their path: at another one, nothing is.
            string place = Path.Join(folder, $"place{time}");
            Directory.CreateDirectory(place);
            Directory.Move(Path.Join(time == 0 ? folder : Path.Join(folder, $"place{time - 1}"), ".maestro"), Path.Join(place, ".maestro"));
            bool isRead = time % 2 == 0;
            if (time == 2 * Times)
            {
                string[] files = Directory.GetFiles(place, "*.json", SearchOption.AllDirectories);
                Report("raw", Enumerable.Range(0, 5).Select(_ => Of(() => Array.ForEach(files, static file => File.ReadAllBytes(file)))).Order().ElementAt(2));
            }

            GC.Collect();
            var self = Process.GetCurrentProcess();
            TimeSpan processor = self.UserProcessorTime;
            double elapsed = isRead
                ? session.Time("$null = Get-MaestroMission -WorkspacePath $args[0]", place)
                : session.Time("Update-MaestroMission -Path $args[1] -WorkspacePath $args[0]", place, time % 4 == 1 ? changed : plan);
            self.Refresh();
            if (time >= 2 * Times)
            {
                Report(isRead ? "read" : "update", elapsed);
                Report(isRead ? "read-cpu" : "update-cpu", (self.UserProcessorTime - processor).TotalMilliseconds);
            }
        }
    }

    private static double Of(Action action)
    {
        long began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static void Report(string name, double milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={milliseconds:0.000}"));
}
