using System.Diagnostics;
using System.Globalization;

namespace Maestro.Bench;

/// <summary>A workspace with 200 missions in its archive beside one without. Each round is a process of its own, in which both take turns.</summary>
internal static class ArchiveRun
{
    private const int Archives = 200;
    private const int Features = 100;
    private const int Open = 3;
    private const int Times = 21;

    // Files changed less than two seconds ago are read again on purpose.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2.2);

    public static void Measure(int rounds)
    {
        var figures = new Figures();
        for (int round = 0; round < rounds; round++)
        {
            using var scratch = new Scratch();
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["archives-round", scratch.Folder]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            figures.AddLines(process.StandardOutput.ReadToEnd());
            process.WaitForExit();
        }

        figures.Print([
            ("get-without", "`Get-MaestroMission`, three missions of 100 features, no archive: the limit", null, ""),
            ("get", "`Get-MaestroMission` with 200 missions in the archive", 1.1 * figures.Median("get-without"), "1.1 × the limit"),
            ("status-without", "`Get-MaestroStatus`, no archive: the limit", null, ""),
            ("status", "`Get-MaestroStatus` with 200 missions in the archive", 1.1 * figures.Median("status-without"), "1.1 × the limit"),
            ("create-without", "`New-MaestroMission`, 100 features, no archive: the limit", null, ""),
            ("create", "`New-MaestroMission` with 200 missions in the archive", 1.1 * figures.Median("create-without"), "1.1 × the limit"),
            ("create-first", "the same, first in a session: reads the head of each", null, ""),
        ]);
    }

    /// <summary>One round, told as lines name=milliseconds.</summary>
    public static void Round(string folder)
    {
        using var session = new Session(folder);
        session.Import();
        string warm = Fill(session, folder, "warm"), without = Fill(session, folder, "without"), with = Fill(session, folder, "with");
        string archived = (string)session.Run("($args[0] | New-MaestroMission -WorkspacePath $args[1]).MissionId", Plan("archived"), with)[0].BaseObject;
        session.Run("Compress-MaestroMission $args[0] -Force -WorkspacePath $args[1]", archived, with);
        string archive = Path.Join(with, ".maestro", "archive");
        string text = File.ReadAllText(Path.Join(archive, archived + ".json"));
        for (int n = 1; n < Archives; n++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"2026-01-01-{n:000}");
            File.WriteAllText(Path.Join(archive, id + ".json"), text.Replace(archived, id, StringComparison.Ordinal));
        }

        Thread.Sleep(Settled);
        for (int time = -2; time < Times; time++)
        {
            foreach (string place in time % 2 == 0 ? new[] { without, with } : [with, without])
            {
                string suffix = time < 0 ? "-warm" : place == with ? "" : "-without";
                Time("get" + suffix, "$null = Get-MaestroMission -WorkspacePath $args[0]", place);
                Time("status" + suffix, "$null = Get-MaestroStatus -WorkspacePath $args[0]", place);
            }
        }

        Time("warm-create", "$null = $args[1] | New-MaestroMission -WorkspacePath $args[0]", warm);
        Time("create-first", "$null = $args[1] | New-MaestroMission -WorkspacePath $args[0]", with);
        for (int time = 0; time < Times; time++)
        {
            foreach (string place in time % 2 == 0 ? new[] { without, with } : [with, without])
            {
                string suffix = place == with ? "" : "-without";
                Time("create" + suffix, "$null = $args[1] | New-MaestroMission -WorkspacePath $args[0]", place);
            }
        }

        void Time(string name, string script, string place) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={session.Time(script, place, Plan(Guid.NewGuid().ToString())):0.000}"));
    }

    private static string Fill(Session session, string folder, string name)
    {
        string place = Directory.CreateDirectory(Path.Join(folder, name)).FullName;
        session.Run("Initialize-MaestroWorkspace -Force -WorkspacePath $args[0] | Out-Null", place);
        for (int n = 0; n < Open; n++)
        {
            session.Run("$null = $args[1] | New-MaestroMission -WorkspacePath $args[0]", place, Plan($"{name} {n}"));
        }

        return place;
    }

    private static string Plan(string title) => MissionRun.Plan(Features).Replace("\"title\": \"A thousand\"", $"\"title\": \"{title}\"", StringComparison.Ordinal);
}
