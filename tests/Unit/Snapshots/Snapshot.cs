using System.Runtime.CompilerServices;

namespace Maestro.Tests;

/// <summary>Compares a text with the one kept under <c>tests/Data/snapshots</c>.</summary>
/// <remarks>
/// On a difference the new text is written beside the test output as <c>*.received.*</c>. With <c>MAESTRO_UPDATE_SNAPSHOTS=1</c> the kept file is
/// written anew instead: look at the difference before committing it.
/// </remarks>
internal static class Snapshot
{
    public static void Matches(string actual, string name, [CallerFilePath] string testFile = "")
    {
        string output = Path.Combine(AppContext.BaseDirectory, "Data", "snapshots", name);
        if (Environment.GetEnvironmentVariable("MAESTRO_UPDATE_SNAPSHOTS") == "1")
        {
            string kept = Path.Combine(SourceFolder(testFile), "Data", "snapshots", name);
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllText(kept, actual);
            return;
        }

        string expected = File.Exists(output) ? File.ReadAllText(output).ReplaceLineEndings("\n") : "";
        if (expected == actual)
        {
            return;
        }

        string received = Path.ChangeExtension(output, ".received" + Path.GetExtension(output));
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, actual);
        string[] was = expected.Split('\n'), now = actual.Split('\n');
        int line = Enumerable.Range(0, Math.Max(was.Length, now.Length)).First(i => was.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        Assert.Fail(
            $"{name} differs from line {line + 1} on; the new text is in {received}\n"
            + $"kept: {was.ElementAtOrDefault(line) ?? "(end)"}\n"
            + $"new:  {now.ElementAtOrDefault(line) ?? "(end)"}\n"
            + "Where the new text is meant, run the tests with MAESTRO_UPDATE_SNAPSHOTS=1.");
    }

    private static string SourceFolder(string testFile)
    {
        string? folder = Path.GetDirectoryName(testFile);
        while (folder is not null && Path.GetFileName(folder) != "tests")
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"{testFile} is not below a folder 'tests'.");
    }
}
