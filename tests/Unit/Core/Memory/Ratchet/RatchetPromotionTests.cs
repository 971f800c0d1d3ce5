using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Tests;

public sealed class RatchetPromotionTests
{
    private static readonly Correction Correction = Some.Correction("2026-11-22-001", ["npm"]);

    [Fact]
    public void TheSamePatternIsPromotedOnceAndAnotherGetsItsOwnId()
    {
        (RatchetSuite suite, RatchetRule first, bool isNew) = RatchetPromotion.Promote(new RatchetSuite(), Correction, "npm install", [], Some.Noon);
        (suite, RatchetRule again, bool isNewAgain) = RatchetPromotion.Promote(
            suite, Correction with { Rule = "said better" }, "npm install", [], Some.Noon.AddDays(1));
        (suite, RatchetRule other, _) = RatchetPromotion.Promote(suite, Correction, "npm ci", ["**/*.sh"], Some.Noon);

        Assert.True(isNew);
        Assert.False(isNewAgain);
        Assert.Equal(first with { Rule = "said better" }, again);
        Assert.Equal(["ratchet-2026-11-22-001", "ratchet-2026-11-22-001-2"], suite.Rules.Select(r => r.RatchetId));
        Assert.Equal(["**/*.sh"], other.Globs!);
    }

    [Theory]
    [InlineData("(", "*")]
    [InlineData("", "*")]
    [InlineData("x", "../*")]
    public void WhatCanNotBeCheckedIsRefused(string pattern, string glob) => Assert.Equal(
        "PatternInvalid",
        Assert.Throws<MaestroException>(() => RatchetPromotion.Promote(new RatchetSuite(), Correction, pattern, [glob], Some.Noon)).Code);

    [Fact]
    public void ARuleWrittenDownTwiceCountsOnceAndGoesAtOnce()
    {
        RatchetSuite suite = new() { Rules = [Some.Rule("r"), Some.Rule("r", createdAt: Some.Noon.AddDays(1)), Some.Rule("other")] };

        Assert.Equal(2, RatchetPromotion.Distinct(suite).Count);
        Assert.Equal(["other"], RatchetPromotion.Remove(suite, "r").Rules.Select(r => r.RatchetId));
        Assert.Equal("RatchetNotFound", Assert.Throws<MaestroException>(() => RatchetPromotion.Remove(suite, "none")).Code);
    }
}
