using Maestro.Memory;

namespace Maestro.Tests;

public sealed class CorrectionRulesTests
{
    [Theory]
    [InlineData("Use bun, not npm", "  use  BUN, not\nnpm. ")]
    [InlineData("don't use `eval`", "Dont use \u201Ceval\u201D!")]
    public void RulesThatSayTheSameAreFound(string first, string second)
    {
        Correction correction = Some.Correction("c", rule: first);

        Assert.Same(correction, CorrectionRules.FindSame([correction], second));
    }

    [Theory]
    [InlineData("use bun not npm", "use npm not bun")]
    [InlineData("write C#", "write C++")]
    public void RulesThatDifferAreNot(string first, string second) =>
        Assert.Null(CorrectionRules.FindSame([Some.Correction("c", rule: first)], second));

    [Fact]
    public void TheSameRuleAgainAddsWhatRecallsItAndKeepsTheRest()
    {
        Correction existing = Some.Correction("c", ["npm"], "hard", ["*.json"], "use bun");

        Correction updated = CorrectionRules.Update(existing, new CorrectionDraft("Use bun.", ["NPM", "yarn"], ["src/**"]), Some.Noon.AddDays(1));

        Assert.Equal(["npm", "yarn"], updated.Trigger.Keywords);
        Assert.Equal(["*.json", "src/**"], updated.Trigger.FileGlobs);
        Assert.Equal(("hard", "use bun", "Use bun."), (updated.Severity, updated.Source, updated.Rule));
        Assert.Equal((Some.Noon, Some.Noon.AddDays(1)), (updated.CreatedAt, updated.UpdatedAt));
    }

    [Theory]
    [InlineData("", "auth", null, null, "CorrectionInvalid")]
    [InlineData("rule", "  ", null, null, "CorrectionInvalid")]
    [InlineData("rule", "auth", "../x", null, "PatternInvalid")]
    [InlineData("rule", "auth", null, "medium", "ArgumentInvalid")]
    public void WhatCouldNeverWorkIsRefused(string rule, string keyword, string? glob, string? severity, string code)
    {
        CorrectionDraft draft = new(rule, [keyword], glob is null ? [] : [glob], Severity: severity);

        Assert.Equal(code, Assert.Throws<MaestroException>(() => CorrectionRules.Create("c", draft, Some.Noon)).Code);
    }

    [Fact]
    public void AHardRuleNeedsNothingToRecallIt() =>
        Assert.Equal("rule", CorrectionRules.Create("c", new CorrectionDraft("rule", [], [], Severity: "hard"), Some.Noon).Source);
}
