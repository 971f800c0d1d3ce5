using Maestro.Kernel;

namespace Maestro.Tests;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void TheSameTextHasNoDifference() => Assert.Equal("", UnifiedDiff.Of("a", "b", "x\ny\n", "x\ny\n"));

    [Fact]
    public void AChangeIsShownWithThreeLinesAroundIt()
    {
        string before = string.Join('\n', Enumerable.Range(1, 9)) + "\n";

        Assert.Equal("--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8", UnifiedDiff.Of("f", "f", before, before.Replace("5", "five", StringComparison.Ordinal)));
    }

    [Fact]
    public void ChangesFarApartAreToldApart()
    {
        string before = string.Join('\n', Enumerable.Range(1, 30)) + "\n";
        string after = "0\n" + before.Replace("\n28\n", "\n", StringComparison.Ordinal);

        Assert.Equal("--- f\n+++ f\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -25,6 +26,5 @@\n 25\n 26\n 27\n-28\n 29\n 30", UnifiedDiff.Of("f", "f", before, after));
    }

    [Fact]
    public void ANewFileBeginsAtLineZero() => Assert.Equal("--- /dev/null\n+++ f\n@@ -0,0 +1,1 @@\n+x", UnifiedDiff.Of("/dev/null", "f", "", "x\n"));
}
