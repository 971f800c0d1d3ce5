using System.Text;
using Maestro.Handoffs;

namespace Maestro.Tests;

/// <summary>What a user may give as an object.</summary>
public class HandoffInputTests
{
    [Fact]
    public void KeysOfContentAndNamesOfParametersMeanTheSameInAnyCase()
    {
        HandoffDraft draft = Read("""
            {"Mode":"execute","sessioncore":"core","Decision":"use_jwt","risks":["a","b"],"ConfidenceWork":0.9,"cs":{"Summary":"0.5"},
             "FeatureId":"auth-impl","maestroRefs":{"missionId":"m"},"metaphor":null,"planReference":"PLAN.md"}
            """).Draft;
        Assert.Equal(("execute", "core", null), (draft.Mode, draft.SessionCore, draft.Metaphor));
        Assert.Equal(["use_jwt"], draft.Decisions);
        Assert.Equal(["a", "b"], draft.Risks);
        Assert.Equal(new ConfidenceScore { Work = 0.9, Summary = 0.5 }, draft.Cs);
        Assert.Equal(new MaestroReferences { MissionId = "m", FeatureId = "auth-impl", PlanPath = "PLAN.md" }, draft.MaestroRefs);
    }

    [Fact]
    public void AWholeHandoffGivesItsContentWithTheExactIds()
    {
        HandoffContent content = HandoffSamples.Execute with { MaestroRefs = new() { FeatureId = "auth-impl" } };
        Handoff handoff = HandoffCodec.Create("2026-11-22-002", content, "codex", "s", HandoffSamples.Noon);
        var input = HandoffInput.Read(HandoffCodec.Write(handoff).ToArray());
        Assert.Equal(UkiWriter.Render(handoff.Content), UkiWriter.Render(HandoffDefaults.Apply(input.Draft, null)));
        Assert.Equal("auth-impl", input.Draft.MaestroRefs!.FeatureId);
        Assert.Equal((null, null), (input.Agent, input.SessionId));
    }

    [Fact]
    public void ChecksAreTextsOrObjects()
    {
        HandoffDraft draft = Read("""{"verificationResults":["dotnet test: all:passed",{"Step":"lint","passed":false}],"agent":"x","sessionId":5}""").Draft;
        Assert.Equal([new VerificationResult { Step = "dotnet test: all", Passed = true }, new VerificationResult { Step = "lint", Passed = false }], draft.VerificationResults);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("null", "not an object")]
    [InlineData("[1]", "not an object")]
    [InlineData("""{"sessionCor":"x"}""", "Did you mean 'sessionCore'?")]
    [InlineData("""{"cs":{"work":"high"}}""", "cs.work must be a number")]
    [InlineData("""{"cs":{"wrok":1}}""", "Did you mean 'work'?")]
    [InlineData("""{"cs":1}""", "cs must be an object")]
    [InlineData("""{"decisions":[{}]}""", "decisions must be a list of texts")]
    [InlineData("""{"decisions":[null]}""", "decisions must be a list of texts")]
    [InlineData("""{"scopeDeclaration":{"a":[1]}}""", "scopeDeclaration must be an object of texts")]
    [InlineData("""{"verificationResults":["build"]}""", "step:passed")]
    [InlineData("""{"verificationResults":[":passed"]}""", "step:passed")]
    [InlineData("""{"verificationResults":[{"step":"build"}]}""", "step and passed")]
    public void WhatCanNotBeUsedIsNamed(string json, string words)
    {
        MaestroException error = Assert.Throws<MaestroException>(() => Read(json));
        Assert.Equal(ErrorCode.HandoffInvalid, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static HandoffInput Read(string json) => HandoffInput.Read(Encoding.UTF8.GetBytes(json));
}
