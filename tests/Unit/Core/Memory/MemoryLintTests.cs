using Maestro.Memory;

namespace Maestro.Tests;

public sealed class MemoryLintTests
{
    private static string[] Check(MemoryContents memory) =>
        [.. MemoryLint.Check(memory, TimeSpan.FromDays(7), Some.Noon).Select(f => $"{f.Check} {f.Target}".TrimEnd())];

    [Fact]
    public void ASoundMemoryHasNoFindings() => Assert.Empty(Check(new MemoryContents
    {
        Corrections = [Some.Correction("a", ["auth"], globs: ["src/**"]), Some.Correction("c", ["docs"]) with { PromotedToRatchet = Some.Noon }],
        Learnings = [Some.Learning("x")],
        Guidance = new Guidance { CompiledAt = Some.Noon.AddDays(-7), Summary = "s", RawCount = 1 },
        Suite = new RatchetSuite { Rules = [Some.Rule("r")] },
    }));

    [Fact]
    public void EachThingThatIsWrongIsFound() => Assert.Equal(
        [
            "correction-without-trigger mute",
            "correction-duplicate twin1",
            "correction-glob-invalid twin2",
            "keyword-shared auth",
            "guidance-missing",
            "ratchet-correction-gone r",
            "ratchet-promotion-dangling promoted",
            "ratchet-pattern-invalid r",
            "ratchet-glob-invalid r",
            "ratchet-duplicate r",
        ],
        Check(new MemoryContents
        {
            Corrections =
            [
                Some.Correction("mute"),
                Some.Correction("twin1", ["auth"], rule: "Same rule"),
                Some.Correction("twin2", ["AUTH"], rule: "same rule.", globs: ["../x"]),
                Some.Correction("promoted", ["p"]) with { PromotedToRatchet = Some.Noon },
            ],
            Learnings = [Some.Learning("x")],
            Suite = new RatchetSuite { Rules = [Some.Rule("r", "("), Some.Rule("r") with { Globs = ["/abs"] }] },
        }));

    [Fact]
    public void OldGuidanceIsStale() => Assert.Equal(
        ["guidance-stale"],
        Check(new MemoryContents { Guidance = new Guidance { CompiledAt = Some.Noon.AddDays(-8), Summary = "s", RawCount = 0 } }));
}
