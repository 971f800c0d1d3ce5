using System.Text;
using Maestro.Adapters;
using Maestro.Adapters.Memory;
using Maestro.Memory;

namespace Maestro.Tests;

public sealed class RatchetScannerTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("maestro-ratchet-").FullName;

    [Fact]
    public void FindsEachLineOnceWithFileLineAndText()
    {
        Write("src/a.ts", "one\r\n  npm install x; NPM INSTALL y\r\nthree\r\nnpm install\r\n");
        Write("src/b.ts", "nothing");

        RatchetResult result = Scan(Some.Rule("r", "npm install"));

        Assert.Equal(
            [new RatchetViolation("src/a.ts", 2, "npm install x; NPM INSTALL y"), new RatchetViolation("src/a.ts", 4, "npm install")],
            result.Violations);
        Assert.Equal((2, 2, "failed"), (result.ViolationCount, result.FilesSearched, result.State));
    }

    [Theory]
    [InlineData("^npm$", 1)]
    [InlineData("x{3}", 0)]
    [InlineData(@"(n)pm\s+\1pm", 1)]
    [InlineData("(?<!un)npm", 2)]
    [InlineData("q*", 3)]
    public void AnchorsStandAtEachLineAndEveryKindOfPatternWorks(string pattern, int lines)
    {
        Write("a", "npm\r\nunnpm\nnpm npm\n");

        // In "unnpm" the look-behind finds nothing.
        Assert.Equal(lines, Scan(Some.Rule("r", pattern)).ViolationCount);
    }

    [Fact]
    public void GlobsLimitARule()
    {
        Write("src/a.cs", "bad");
        Write("docs/a.md", "bad");

        RatchetResult result = Scan(Some.Rule("r", "bad") with { Globs = ["**/*.cs", "lib/**"] });

        Assert.Equal("src/a.cs", Assert.Single(result.Violations).Path);
        Assert.Equal(1, result.FilesSearched);
    }

    [Fact]
    public void WhatCanNotBeCheckedIsToldAndTheRestGoesOn()
    {
        Write("a", "bad aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!");
        RatchetRule[] rules =
        [
            Some.Rule("broken", "("),
            // The back reference keeps it from running in linear time.
            Some.Rule("endless", @"(a)(?:\1|\1\1|a)*$"),
            Some.Rule("glob", "bad") with { Globs = ["../x"] },
            Some.Rule("good", "bad"),
        ];

        IReadOnlyList<RatchetResult> results = new RatchetScanner().Scan(
            new RatchetScanRequest { Root = _root, Files = Files(), Rules = rules, RuleTimeout = TimeSpan.FromSeconds(3) }, null, default);

        Assert.Equal(["error", "error", "error", "failed"], results.Select(r => r.State));
        Assert.Contains("not a valid regular expression", results[0].Error, StringComparison.Ordinal);
        Assert.Contains("longer than 3 s", results[1].Error, StringComparison.Ordinal);
        Assert.Contains("'..'", results[2].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void APatternThatBacktracksWithoutEndElsewhereIsAnsweredHere()
    {
        Write("a", new string('a', 20_000) + "!");

        Assert.Equal("passed", Scan(Some.Rule("r", "^(a+)+$")).State);
    }

    [Fact]
    public void FilesThatAreNoTextAreSkippedAndNamed()
    {
        Write("text", "bad");
        File.WriteAllBytes(Path.Combine(_root, "binary"), [.. "bad"u8, 0, 1]);
        using (FileStream large = File.Create(Path.Combine(_root, "large")))
        {
            large.SetLength(51L * 1024 * 1024);
        }

        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(Path.Combine(_root, "loop"), _root);
            File.CreateSymbolicLink(Path.Combine(_root, "dangling"), "nowhere");
        }

        RatchetResult result = Scan(Some.Rule("r", "bad"), "text", "binary", "large", "loop", "dangling", "gone", ".");

        string[] expected = OperatingSystem.IsWindows()
            ? ["binary binary", "large too-large"]
            : ["binary binary", "dangling link", "large too-large", "loop link"];
        Assert.Equal(expected, result.Skipped.Select(s => $"{s.Path} {s.Reason}"));
        Assert.Equal((1, expected.Length), (result.FilesSearched, result.FilesSkipped));
        Assert.Equal("text", Assert.Single(result.Violations).Path);
    }

    [Fact]
    public void TextOfEveryEncodingIsRead()
    {
        File.WriteAllText(Path.Combine(_root, "utf8"), "schlecht: böse", new UTF8Encoding(true));
        File.WriteAllText(Path.Combine(_root, "utf16"), "schlecht: BÖSE", Encoding.Unicode);
        File.WriteAllText(Path.Combine(_root, "utf16be"), "böse", Encoding.BigEndianUnicode);
        File.WriteAllBytes(Path.Combine(_root, "latin1"), Encoding.Latin1.GetBytes("böse b.se"));
        Write("empty", "");

        Assert.Equal(["utf16", "utf16be", "utf8"], Scan(Some.Rule("r", "böse")).Violations.Select(v => v.Path));
        Assert.Equal("latin1", Assert.Single(Scan(Some.Rule("r", @"b\.se")).Violations).Path);
    }

    [Fact]
    public void ManyViolationsAreCountedAndTheFirstAreListed()
    {
        for (int i = 0; i < 60; i++)
        {
            Write($"f{i:00}", string.Concat(Enumerable.Repeat("bad\n", 30)));
        }

        RatchetResult result = Scan(Some.Rule("r", "bad"));

        Assert.Equal(1800, result.ViolationCount);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => new RatchetViolation("f00", i, "bad")), result.Violations);
    }

    [Fact]
    public void ALongLineIsShownAroundWhatWasFound()
    {
        Write("a", new string('x', 100_000) + " bad " + new string('y', 100_000));

        string text = Assert.Single(Scan(Some.Rule("r", "bad")).Violations).Text;

        Assert.InRange(text.Length, 50, 200);
        Assert.Contains(" bad ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CancellingEndsTheScanEvenInTheMiddleOfAMatch()
    {
        Write("a", new string('a', 60) + "!");
        using var source = new CancellationTokenSource();
        RatchetScanRequest request = new()
        {
            Root = _root,
            Files = Files(),
            Rules = [Some.Rule("endless", @"(a)(?:\1|\1\1|a)*$")],
            RuleTimeout = TimeSpan.FromMinutes(2),
        };

        source.CancelAfter(TimeSpan.FromMilliseconds(300));
        Assert.ThrowsAny<OperationCanceledException>(() => new RatchetScanner().Scan(request, null, source.Token));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private RatchetResult Scan(RatchetRule rule, params string[] files) => Assert.Single(new RatchetScanner().Scan(
        new RatchetScanRequest { Root = _root, Files = files.Length > 0 ? files : Files(), Rules = [rule] }, null, default));

    private string[] Files() =>
        [.. Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_root, f).Replace('\\', '/'))];

    private void Write(string file, string text)
    {
        string path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
