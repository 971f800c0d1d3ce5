using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Maestro.Bench;

/// <summary>12,000 issues of Beads made a plan. Each round is a process of its own, so that nothing is compiled before.</summary>
internal static class ConvertRun
{
    private const int Issues = 12_000;

    public static void Measure(int rounds)
    {
        var figures = new Figures();
        using var scratch = new Scratch();
        string file = Path.Join(scratch.Folder, "issues.jsonl");
        File.WriteAllText(file, Text());
        for (int round = 0; round < rounds; round++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["convert-round", scratch.Folder, file]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            figures.AddLines(process.StandardOutput.ReadToEnd());
            process.WaitForExit();
        }

        figures.Print([
            ("raw", string.Create(CultureInfo.InvariantCulture, $"`File.ReadAllBytes` of 12,000 issues ({new FileInfo(file).Length / 1e6:0.0} MB): the limit"), null, ""),
            ("convert", "`ConvertTo-MaestroPlan`, 12,000 issues, first in the session", 3000, "3 s"),
            ("convert-again", "`ConvertTo-MaestroPlan`, subsequent", 3000, "3 s"),
            ("convert-json", "`ConvertTo-MaestroPlan -AsJson`, subsequent", 3000, "3 s"),
        ]);
    }

    /// <summary>One round, told as lines name=milliseconds.</summary>
    public static void Round(string folder, string file)
    {
        long began = Stopwatch.GetTimestamp();
        File.ReadAllBytes(file);
        Report("raw", Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        using var session = new Session(folder);
        session.Import();
        Report("convert", session.Time("$null = ConvertTo-MaestroPlan -From beads $args[0] -WarningAction SilentlyContinue", file));
        Report("convert-again", session.Time("$null = ConvertTo-MaestroPlan -From beads $args[0] -WarningAction SilentlyContinue", file));
        Report("convert-json", session.Time("$null = ConvertTo-MaestroPlan -From beads $args[0] -AsJson -WarningAction SilentlyContinue", file));
    }

    // Epics of twenty issues; most are closed, each waits for two before it, and one in ten names an issue that does not exist.
    private static string Text()
    {
        var text = new StringBuilder();
        string words = string.Join(' ', Enumerable.Range(0, 60).Select(static word => $"word{word}"));
        for (int n = 0; n < Issues; n++)
        {
            string parent = n % 20 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $$""",{"issue_id":"shop-{{n}}","depends_on_id":"shop-{{n - (n % 20)}}","type":"parent-child"}""");
            int before = n % 10 == 0 ? n + Issues : Math.Max(0, n - 21);
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"shop-{{n}}","title":"Issue number {{n}}","description":"{{words}}","design":"{{words}}","acceptance_criteria":"- It works\n- It is fast enough {{n}}","status":"{{(n % 3 == 0 ? "open" : "closed")}}","priority":{{n % 5}},"issue_type":"{{(n % 20 == 0 ? "epic" : "task")}}","labels":["part{{n % 40}}"],"created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-05T10:00:00Z","dependencies":[{"issue_id":"shop-{{n}}","depends_on_id":"shop-{{before}}","type":"blocks"},{"issue_id":"shop-{{n}}","depends_on_id":"shop-{{n / 2}}","type":"related"}{{parent}}]}"""));
        }

        return text.ToString();
    }

    private static void Report(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={value:0.000}"));
}
