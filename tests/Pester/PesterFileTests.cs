using Xunit.Abstractions;

namespace Maestro.Tests.Pester;

/// <summary>Every Pester file passes, so that <c>dotnet test</c> runs them wherever the SDK is.</summary>
public sealed class PesterFileTests(PesterRun run, ITestOutputHelper log) : IClassFixture<PesterRun>
{
    public static TheoryData<string> Files => [.. PesterRun.Files.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Passes(string file)
    {
        PesterFileResult? result = run.Find(file, out string output);
        Assert.True(result is not null, $"PowerShell ended before it ran {file}:\n{output}");
        log.WriteLine($"{result.Passed} passed, {result.Failed} failed, {result.Skipped} skipped");
        Assert.True(result.Failed == 0, string.Join('\n', result.Failures));
        Assert.True(result.Passed + result.Skipped > 0, $"{file} has no test.");
    }
}
