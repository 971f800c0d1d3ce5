using System.Diagnostics;
using System.Globalization;
using System.Text;
using Maestro.Adapters.Storage;

namespace Maestro.Bench;

/// <summary>A mission of 1,000 features and 1,000 assertions. Each round is a process of its own, so that nothing is known or compiled before.</summary>
internal static class MissionRun
{
    private const int Features = 1000;

    // Files changed less than two seconds ago are read again on purpose.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2.2);

    public static void Measure(int rounds)
    {
        var figures = new Figures();
        for (int round = 0; round < rounds; round++)
        {
            using var scratch = new Scratch();
            string plan = Path.Join(scratch.Folder, "plan.json");
            File.WriteAllText(plan, Plan());
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["missions-round", scratch.Folder, plan]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            figures.AddLines(process.StandardOutput.ReadToEnd());
            process.WaitForExit();
        }

        double raw = figures.Median("raw");
        figures.Print([
            ("write", "1,002 files written and flushed directly: the limit", null, ""),
            ("create", "`New-MaestroMission`, first in the session", 1000, "1 s"),
            ("create-again", "`New-MaestroMission`, subsequent", 1000, "1 s"),
            ("raw", "`File.ReadAllBytes` of the same files, warm: the limit", null, ""),
            ("get-cold", "`Get-MaestroFeature`, first in a new process (with compilation)", null, ""),
            ("get-first", "`Get-MaestroFeature`, nothing cached", 3 * raw, "3 × the limit"),
            ("get-again", "`Get-MaestroFeature`, repeated", 0.5 * raw, "0.5 × the limit"),
            ("get-pending", "`Get-MaestroFeature -Status pending`, repeated", 0.5 * raw, "0.5 × the limit"),
            ("get-assertions", "`Get-MaestroAssertion`, repeated", null, ""),
            ("fsync", "one file written, flushed and renamed: the limit", null, ""),
            ("set", "`Set-MaestroFeature` on one of 1,000", 15, "15 ms"),
            ("set-assertion", "`Set-MaestroAssertion` on one of 1,000", 15, "15 ms"),
            ("durable", "one file written, flushed and renamed, its folder flushed: the limit", null, ""),
            ("note", "`Add-MaestroNote`, in turn with it", 3 * figures.Median("durable"), "3 × that limit"),
            ("durable-warm", "the same limit, after 300 notes", null, ""),
            ("note-warm", "`Add-MaestroNote`, after 300 notes, in turn with it", 3 * figures.Median("durable-warm"), "3 × that limit"),
            ("complete", "Tab after `Set-MaestroFeature f12`", 50, "50 ms"),
            ("history-raw", "a history of 20,000 events read by `File.ReadAllBytes`: the limit", null, ""),
            ("history-20", "`Get-MaestroHistory -First 20`, repeated", 10, "10 ms"),
            ("history-all", "`Get-MaestroHistory`, all of it", 300, "0.3 s"),
            ("set-late", "`Set-MaestroFeature` with that history", 15, "15 ms"),
        ]);
    }

    /// <summary>One round, told as lines name=milliseconds.</summary>
    public static void Round(string folder, string plan)
    {
        using var session = new Session(folder);
        session.Import();
        session.Run("Initialize-MaestroWorkspace | Out-Null");
        Report("create", session.Time("New-MaestroMission $args[0] -Force | Out-Null", plan));
        Report("create-again", session.Time("$script:id = (New-MaestroMission $args[0] -Force).MissionId", plan));
        string id = (string)session.Run("$script:id")[0].BaseObject;
        session.Run("Approve-MaestroMission $args[0]; Set-MaestroMission (Get-MaestroMission | Where-Object MissionId -ne $args[0]).MissionId -Status rejected", id);
        Thread.Sleep(Settled);

        string[] files = Directory.GetFiles(Path.Join(folder, ".maestro", "missions", id), "*.json", SearchOption.AllDirectories);
        ReadAll(files);
        Report("raw", Enumerable.Range(0, 5).Select(_ => ReadAll(files)).Order().ElementAt(2));
        Report("get-cold", session.Time("$null = Get-MaestroFeature"));
        Report("get-first", Fresh(folder, session));
        Report("get-again", Median(() => session.Time("$null = Get-MaestroFeature")));
        Report("get-pending", Median(() => session.Time("$null = Get-MaestroFeature -Status pending")));
        session.Run("$null = Get-MaestroAssertion");
        Report("get-assertions", Median(() => session.Time("$null = Get-MaestroAssertion")));

        int next = 0;
        Report("fsync", Median(() => WriteOne(Path.Join(folder, "probe"))));
        session.Run("Set-MaestroFeature f0 -Status assigned; Set-MaestroAssertion f0-holds -Result passed -Evidence seen");
        Report("set", Median(() => session.Time("Set-MaestroFeature $args[0] -Status assigned", $"f{++next}")));
        Report("complete", Median(() => session.Time("$null = TabExpansion2 'Set-MaestroFeature f12' 22")));
        Report("set-assertion", Median(() => session.Time("Set-MaestroAssertion $args[0] -Result passed -Evidence seen", $"f{++next}-holds")));
        session.Run("Add-MaestroNote first | Out-Null");
        Notes("durable", "note");
        session.Run("foreach ($n in 1..300) { $null = Add-MaestroNote \"note $n\" }; Get-MaestroNote | Remove-MaestroNote -Confirm:$false");
        Notes("durable-warm", "note-warm");
        string history = Lengthen(Path.Join(folder, ".maestro", "history"));
        Report("history-raw", Median(() => ReadAll([history])));
        session.Run("$null = Get-MaestroHistory -First 1");
        Report("history-20", Median(() => session.Time("$null = Get-MaestroHistory -First 20")));
        Report("history-all", Enumerable.Range(0, 5).Select(_ => session.Time("$null = Get-MaestroHistory")).Order().ElementAt(2));
        Report("set-late", Median(() => session.Time("Set-MaestroFeature $args[0] -Status assigned", $"f{++next}")));
        Report("write", WriteAll(Path.Join(folder, "limit"), files));

        // A disk has fast and slow minutes: what is compared is done in turn.
        void Notes(string limit, string note)
        {
            var both = Enumerable.Range(0, 31).Select(_ => (Limit: WriteDurably(folder), Note: session.Time("$null = Add-MaestroNote $args[0]", $"note {++next}"))).ToList();
            Report(limit, both.Select(static pair => pair.Limit).Order().ElementAt(15));
            Report(note, both.Select(static pair => pair.Note).Order().ElementAt(15));
        }
    }

    // Another root for the same files: what is known of them is known by root.
    private static double Fresh(string folder, Session session)
    {
        string other = Path.Join(folder, "copy");
        Copy(Path.Join(folder, ".maestro", "missions"), Path.Join(other, ".maestro", "missions"));
        Thread.Sleep(Settled);
        return session.Time("$null = Get-MaestroFeature -WorkspacePath $args[0]", other);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Join(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // The events of single changes again and again, until there are as many.
    private static string Lengthen(string folder)
    {
        const int Events = 20_000;
        string path = Directory.GetFiles(folder).Single();
        string[] lines = [.. File.ReadLines(path).Where(static line => line.Length < 4000)];
        File.AppendAllLines(path, Enumerable.Range(0, Events - lines.Length).Select(n => lines[n % lines.Length]));
        return path;
    }

    private static double Median(Func<double> measure) => Enumerable.Range(0, 31).Select(_ => measure()).Order().ElementAt(15);

    private static double ReadAll(string[] files)
    {
        long began = Stopwatch.GetTimestamp();
        foreach (string file in files)
        {
            File.ReadAllBytes(file);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double WriteAll(string folder, string[] files)
    {
        byte[][] contents = [.. files.Select(File.ReadAllBytes)];
        Directory.CreateDirectory(folder);
        long began = Stopwatch.GetTimestamp();
        for (int i = 0; i < contents.Length; i++)
        {
            using FileStream stream = File.Create(Path.Join(folder, $"{i}"));
            stream.Write(contents[i]);
            stream.Flush(flushToDisk: i == contents.Length - 1);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double WriteOne(string path)
    {
        long began = Stopwatch.GetTimestamp();
        using (FileStream stream = File.Create(path + ".new"))
        {
            stream.Write(new byte[800]);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double WriteDurably(string folder)
    {
        long began = Stopwatch.GetTimestamp();
        DiskSync.WriteNew(Path.Join(folder, "probe.new"), new byte[800], flush: true);
        File.Move(Path.Join(folder, "probe.new"), Path.Join(folder, "probe"), overwrite: true);
        DiskSync.FlushFolder(folder);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static void Report(string name, double milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={milliseconds:0.000}"));

    /// <summary>A plan of features, each with an assertion.</summary>
    public static string Plan(int features = Features)
    {
        var text = new StringBuilder("""{ "title": "A thousand", "description": "", "milestones": [{ "id": "m", "title": "All", "description": "", "order": 0 }], "features": [""");
        for (int n = 0; n < features; n++)
        {
            string dependsOn = n % 10 == 9 ? $"\"f{n - 1}\"" : "";
            text.Append(n == 0 ? "" : ",").Append(CultureInfo.InvariantCulture,
                $$"""{ "id": "f{{n}}", "milestoneId": "m", "title": "Feature number {{n}}", "description": "What is to be done in the feature number {{n}}, told in a sentence or two.", "workerType": "codex", "verificationSteps": ["Run the build", "Run the tests"], "dependsOn": [{{dependsOn}}], "fulfills": ["f{{n}}-holds"] }""");
        }

        return text.Append("] }").ToString();
    }
}
