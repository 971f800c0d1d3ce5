using System.Diagnostics;
using System.Globalization;
using System.Text;
using Maestro.Memory;

namespace Maestro.Bench;

/// <summary>Fifty patterns over twenty thousand tracked files, beside git grep with the same patterns one after the other.</summary>
internal static class RatchetRun
{
    private const int Rules = 50;
    private const int Files = 20_000;
    private const int Rounds = 5;

    public static void Measure()
    {
        using var scratch = new Scratch();
        string folder = scratch.Folder;
        Fill(folder);
        using var session = new Session(folder);
        session.Import();
        session.Run("Initialize-MaestroWorkspace | Out-Null");
        session.Run($"1..{Rules} | ForEach-Object {{ Add-MaestroRatchet (Add-MaestroCorrection \"Never call obsolete$_\" -Trigger \"obsolete$_\").CorrectionId -Pattern \"obsolete$_\\(\" | Out-Null }}");

        var figures = new Figures();
        for (int round = 0; round < Rounds; round++)
        {
            figures.Add("grep", Grep(folder));
            figures.Add("ratchet", session.Time("$null = Test-MaestroRatchet"));
        }

        figures.Print([
            ("grep", "`git grep` with 50 patterns, sequentially: the limit", null, ""),
            ("ratchet", "`Test-MaestroRatchet` with the same patterns as rules", 3 * figures.Median("grep"), "3 × the limit"),
        ]);
    }

    private static void Fill(string folder)
    {
        for (int n = 0; n < Files; n++)
        {
            string place = Directory.CreateDirectory(Path.Join(folder, "src", $"part{n % 200}")).FullName;
            var text = new StringBuilder();
            for (int line = 0; line < 40; line++)
            {
                text.Append(CultureInfo.InvariantCulture, $"    var value{line} = compute{n}(value{line - 1}, {line}); // an ordinary line of an ordinary file\n");
            }

            if (n % 1000 == 7)
            {
                text.Append(CultureInfo.InvariantCulture, $"    obsolete{n % 97}(value1);\n");
            }

            File.WriteAllText(Path.Join(place, $"file{n}.cs"), text.ToString());
        }

        Git(folder, "init", "-q");
        Git(folder, "add", "-A");
    }

    private static double Grep(string folder)
    {
        long began = Stopwatch.GetTimestamp();
        for (int rule = 1; rule <= Rules; rule++)
        {
            Git(folder, "grep", "-n", "-E", $@"obsolete{rule}\(");
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static void Git(string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
