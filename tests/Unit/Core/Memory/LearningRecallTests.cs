using Maestro.Memory;

namespace Maestro.Tests;

/// <summary>What a task shares with learnings: words, and files that it or what it builds on names.</summary>
public sealed class LearningRecallTests
{
    [Theory]
    [InlineData("src/auth/login.ts", "src/auth/login.ts reads the token twice")]
    [InlineData("src/auth/login.ts", "In Login.ts the clock is faked")]
    [InlineData("src/auth/**/*.ts", "Everything below src/auth/ runs in the browser")]
    public void ALearningThatNamesAFileComesBeforeNewerOnes(string path, string content)
    {
        Learning[] learnings = [.. Enumerable.Range(0, 20).Select(static n => Some.Learning($"unrelated {n}", 2, $"n{n:D2}")), Some.Learning(content, 1, "a")];

        Assert.Contains(content, LearningRecall.For("Polish it", [path], learnings, null));
        Assert.DoesNotContain(content, LearningRecall.For("Polish it", ["docs/other.md"], learnings, null));
    }

    [Fact]
    public void ALineOfLongGuidanceThatNamesAFileIsRecalled()
    {
        string line = "- src/auth/login.ts reads the token twice (2026-11-22)";
        var guidance = new Guidance { Summary = string.Join('\n', Enumerable.Range(0, 60).Select(static n => $"- unrelated fact {n}").Append(line)) };

        Assert.Equal([line[2..]], LearningRecall.For("Polish it", ["src/auth/login.ts"], [], guidance));
    }
}
