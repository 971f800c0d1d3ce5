using Maestro.Handoffs;

namespace Maestro.Tests;

/// <summary>The rules of UKI v5.4, slot by slot.</summary>
public class UkiRuleTests
{
    private static readonly HandoffContent Execute = HandoffSamples.Execute;

    [Theory]
    [InlineData("a-b-c", "a-b-c")]
    [InlineData("hello world foo", "hello world foo")]
    [InlineData("  trimmed_value  ", "trimmed_value")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("héllo_wörld_日本語_🚀", "héllo_wörld_日本語_🚀")]
    [InlineData("a_b_c_d-e_f_g", "a_b_c_d-e_f_g")]
    [InlineData("\"q\"/it's.x", "\"q\"/it's.x")]
    public void ATextSlotKeeps(string value, string rendered) =>
        Assert.Contains("|SESSION_CORE-" + rendered + "|", UkiWriter.Render(Execute with { SessionCore = value }), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("a--b", "'a--b'")]
    [InlineData("a|b", "character |")]
    [InlineData("a\nb", "line breaks")]
    [InlineData("a\u001b[31mred", "U+001B")]
    [InlineData("a\0b", "U+0000")]
    [InlineData("a\u009bb", "U+009B")]
    [InlineData("a\u007fb", "U+007F")]
    [InlineData("ok-a_b_c_d_e_f_g", "'a_b_c_d_e_f_g': it has 7 words")]
    public void ATextSlotRefuses(string value, string named)
    {
        MaestroException error = Assert.Throws<MaestroException>(() => UkiWriter.Render(Execute with { SessionCore = value }));
        Assert.Equal(ErrorCode.UkiInvalid, error.Code);
        Assert.Contains("SESSION_CORE", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("-SessionCore", error.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    // Not among the cases above: an attribute can't hold half a character.
    [Fact]
    public void ATextSlotRefusesHalfACharacter() => ATextSlotRefuses("a" + '\ud83d' + "b", "U+D83D");

    [Fact]
    public void AMessageShowsTheStartOfAHugeToken()
    {
        MaestroException error = Assert.Throws<MaestroException>(
            () => UkiWriter.Render(Execute with { SessionCore = new string('x', 10_000) + ":" }));
        Assert.True(error.Message.Length < 200, error.Message);
    }

    [Theory]
    [InlineData(139, true)]
    [InlineData(140, false)]
    public void ASummaryIsShorterThan140(int length, bool fits)
    {
        var error = (MaestroException?)Record.Exception(() => UkiWriter.Render(Execute with { Summary = new string('s', length) }));
        Assert.Equal(fits, error is null);
    }

    [Theory]
    [InlineData("use jwt now", null)]
    [InlineData("src/auth.ts", null)]
    [InlineData("a_b_c~d_e_f_g", null)]
    [InlineData("use-jwt", "'use-jwt'")]
    [InlineData("", "must not be empty")]
    [InlineData(null, "must not be empty")]
    public void AListSlotTakesTokens(string? token, string? problem)
    {
        Exception? error = Record.Exception(() => UkiWriter.Render(Execute with { Decisions = ["d", token!] }));
        if (problem is null)
        {
            Assert.Null(error);
        }
        else
        {
            Assert.Contains(problem, Assert.IsType<MaestroException>(error).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ListsKeepOrderAndDuplicates() =>
        Assert.Contains("|DECISIONS-b-a-b|", UkiWriter.Render(Execute with { Decisions = ["b", "a", "b"] }), StringComparison.Ordinal);

    [Theory]
    [InlineData("auth-impl", "auth_impl")]
    [InlineData("Auth_Impl", "Auth_Impl")]
    [InlineData("a_b_c_d_e", "a_b_c_d_e")]
    [InlineData("a_b_c_d_e_f", "a_b_c_d_e~f")]
    [InlineData("a-b-c-d-e-f-g-h-i-j-k-l-m", "a_b_c_d_e~f_g_h_i_j_k~l")]
    [InlineData("with:colon", "with_colon")]
    [InlineData("日本語", "日本語")]
    [InlineData("日-本", "unknown")]
    public void ReferencesBecomeTokens(string featureId, string token)
    {
        string uki = UkiWriter.Render(Execute with { MaestroRefs = new() { FeatureId = featureId } });
        Assert.Contains("|MAESTRO_REFS-feature_" + token + "|", uki, StringComparison.Ordinal);
        Assert.Null(UkiValidator.Check(uki));
    }

    [Fact]
    public void ReferencesComeInTheirOrder()
    {
        MaestroReferences all = new() { SpecPath = "spec_md", PlanPath = "PLAN_md", MilestoneId = "m1", FeatureId = "auth_impl", MissionId = "2026_04_09_001" };
        string uki = UkiWriter.Render(Execute with { MaestroRefs = all });
        Assert.Contains(
            "|MAESTRO_REFS-mission_2026_04_09_001-feature_auth_impl-milestone_m1-plan_PLAN_md-spec_spec_md|", uki, StringComparison.Ordinal);
        Assert.Equal(all, UkiReader.Parse(uki).Content.MaestroRefs);
    }

    // As JavaScript's parseFloat(x.toFixed(2)).toString().
    [Theory]
    [InlineData(0.333333, "0.33")]
    [InlineData(0.955, "0.95")]
    [InlineData(0.005, "0.01")]
    [InlineData(0.125, "0.13")]
    [InlineData(0.375, "0.38")]
    [InlineData(1.005, "1")]
    [InlineData(2.675, "2.67")]
    [InlineData(-0.0, "0")]
    [InlineData(-0.001, "0")]
    [InlineData(7, "7")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(123456789012345678, "123456789012345680")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(5e-324, "0")]
    public void ScoresAreRoundedByTheirBinaryValue(double value, string text) =>
        Assert.Contains("|CS-work_" + text + "|", UkiWriter.Render(Execute with { Cs = new() { Work = value } }), StringComparison.Ordinal);

    [Theory]
    [InlineData(-0.5)]
    [InlineData(-0.005)]
    [InlineData(1e21)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void ScoresAreNumbersOfZeroOrMore(double value)
    {
        MaestroException error = Assert.Throws<MaestroException>(() => UkiWriter.Render(Execute with { Cs = new() { Summary = value } }));
        Assert.Contains("Slot CS", error.Message, StringComparison.Ordinal);
        Assert.Contains("-ConfidenceSummary", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CS-work_", "CS")]
    [InlineData("CS-work_1.", "CS")]
    [InlineData("CS-work_.5", "CS")]
    [InlineData("CS-work_1e5", "CS")]
    [InlineData("CS-work_-1", "CS")]
    [InlineData("CS-work_٣", "CS")]
    [InlineData("CS-work_1~", "CS")]
    [InlineData("CX-work_1", "CS")]
    public void WhatIsNoScoreIsNotParsed(string slot, string named)
    {
        string uki = HandoffSamples.ExecuteMinimal.Replace("CS-work_0.9", slot, StringComparison.Ordinal);
        Assert.Contains(named, Assert.Throws<MaestroException>(() => UkiReader.Parse(uki)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongLayoutIsToldByItsFirstWrongSlot()
    {
        string uki = HandoffSamples.PlanMinimal.Replace("|MAESTRO_SYNC-NONE", "", StringComparison.Ordinal);
        MaestroException error = Assert.Throws<MaestroException>(() => UkiReader.Parse(uki));
        Assert.Contains("'DECISIONS-NONE' stands where the slot MAESTRO_SYNC should come", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValidationNamesTheSlotThatIsNotExact()
    {
        string uki = HandoffSamples.ExecuteMinimal.Replace("work_0.9", "work_0.90", StringComparison.Ordinal);
        Assert.Contains("'CS-work_0.9'", UkiValidator.Check(uki)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParsingRefusesWhatWouldReachATerminal()
    {
        string uki = HandoffSamples.ExecuteMinimal.Replace("do_next", "do\u001b]0;x", StringComparison.Ordinal);
        Assert.Contains("Slot NEXT_ACTION", Assert.Throws<MaestroException>(() => UkiReader.Parse(uki)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file", "src/a very long path with many words/x.cs", "file_src_a_very_long_path~with_many_words_x_cs")]
    [InlineData("branch", "feature/My-Branch", "branch_feature_my_branch")]
    [InlineData("file", "docs/日本語.md", "file_docs_md")]
    [InlineData("file", "a \"quoted\"\nname", "file_a_quoted_name")]
    public void CollectedThingsBecomeTokensThatFit(string kind, string value, string token) => Assert.Equal(token, UkiToken.Of(kind, value));
}
