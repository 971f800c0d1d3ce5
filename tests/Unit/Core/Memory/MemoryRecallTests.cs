using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Tests;

public sealed class MemoryRecallTests
{
    [Fact]
    public void AHitSaysWhy()
    {
        Correction correction = Some.Correction("c", ["Login", "zzz"], "hard", ["src/**/*.ts", "docs/**"]);

        MemoryHit hit = Assert.Single(new MemoryRecall([correction]).Recall("the login page", ["src/a.ts"]));

        Assert.Equal(0.65, hit.Score);
        Assert.Equal(["keyword Login", "glob src/**/*.ts", "hard"], hit.Reasons);
        Assert.Equal(["Login"], hit.MatchedKeywords);
        Assert.Equal(["src/**/*.ts"], hit.MatchedGlobs);
    }

    [Fact]
    public void NewestComesFirstAmongEquals()
    {
        Correction[] corrections =
        [
            Some.Correction("old", ["auth"], createdAt: Some.Noon.AddDays(-1)),
            Some.Correction("new", ["auth"], createdAt: Some.Noon),
        ];

        Assert.Equal(["new", "old"], new MemoryRecall(corrections).Recall("auth", null).Select(h => h.Id));
    }

    [Fact]
    public void AnUnusableGlobRecallsNothingAndBreaksNothing()
    {
        Correction[] corrections = [Some.Correction("bad", globs: ["../**", "[", "/etc/*"]), Some.Correction("good", globs: ["*.ts"])];

        Assert.Equal(["good"], new MemoryRecall(corrections).Recall(null, ["a.ts"]).Select(h => h.Id));
    }

    [Fact]
    public void ASoftCorrectionWithGlobsAloneIsRecalledByItsFiles()
    {
        Correction correction = Some.Correction("c", globs: ["src/**"]);

        Assert.Equal(0.3, Assert.Single(new MemoryRecall([correction]).Recall("anything", ["src/deep/er/x.cs"])).Score);
        Assert.Empty(new MemoryRecall([correction]).Recall("anything", ["test/x.cs"]));
    }

    [Fact]
    public void EveryHardOneIsToldHoweverManyThereAre()
    {
        Correction[] corrections = [.. Enumerable.Range(0, 40).Select(i => Some.Correction($"h{i}", severity: "hard"))];

        Assert.Equal(40, new MemoryRecall(corrections).Recall(null, null).Count);
    }

    [Fact]
    public void WordsOfAnyScriptRecall()
    {
        Correction[] corrections = [Some.Correction("café", ["Café"]), Some.Correction("cjk", ["認証"])];

        Assert.Equal(["café"], new MemoryRecall(corrections).Recall("open the CAFE\u0301 page", null).Select(h => h.Id));
        Assert.Equal(["cjk"], new MemoryRecall(corrections).Recall("認証を実装する", null).Select(h => h.Id));
    }
}
