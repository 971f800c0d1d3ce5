using System.Text;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Prompts;

namespace Maestro.Tests;

public sealed partial class WorkerPromptTests
{
    public static TheoryData<string> Profiles() => [.. MilestoneProfile.All];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void PromptOfEachProfileIsAsKept(string profile) =>
        Snapshot.Matches(WorkerPromptBuilder.Build(SomePrompt.Context(profile)).Text, $"prompts/{profile}.md");

    [Fact]
    public void PromptOfABareFeatureIsAsKept()
    {
        WorkerPrompt prompt = WorkerPromptBuilder.Build(Bare());
        Assert.Equal("fallback", prompt.SkillSource);
        Snapshot.Matches(prompt.Text, "prompts/bare.md");
    }

    [Fact]
    public void EmptyPartsAreAbsentAndNothingRefersToThem()
    {
        string text = WorkerPromptBuilder.Build(Bare()).Text;
        foreach (string absent in (string[])["## Builds on", "## At work now", "## Why it came back", "## Answers", "## Last handoff", "## Memory", "ssertion", "MUST", "Files:", "above", "below"])
        {
            Assert.DoesNotContain(absent, FencedTexts.Own(text).Replace(BuiltInSkills.Base.Text, "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AFullPromptIsShort()
    {
        WorkerPromptContext context = SomePrompt.Context();
        Assert.InRange(Encoding.UTF8.GetByteCount(WorkerPromptBuilder.Build(context).Text), 1000, 6 * 1024);
    }

    [Fact]
    public void AThousandTextsOfEachKindComeOutAsTheyWentIn()
    {
        foreach (string text in HostileTexts.OrdinaryTexts(1000, seed: 15).Concat(HostileTexts.HostileOnes(1000, seed: 15)))
        {
            string prompt = WorkerPromptBuilder.Build(With(SomePrompt.Context(MilestoneProfile.CodeReview), text) with { Nonce = null }).Text;
            List<string> fenced = FencedTexts.Of(prompt);
            // One for each place it was put in.
            int found = fenced.Count(each => each == text);
            Assert.True(found >= Places, $"{found} of {Places}: {text}\n{prompt}");
        }
    }

    [Fact]
    public void HostileTextAnywhereLeavesThePromptsOwnWordsAsTheyAre()
    {
        static string Own(string text) => Moment().Replace(
            Note().Replace(FencedTexts.Own(WorkerPromptBuilder.Build(With(SomePrompt.Context(MilestoneProfile.CodeReview), text)).Text), ""), "T");
        string expected = Own("two\nlines");
        foreach (string text in HostileTexts.HostileOnes(200, seed: 7).Where(static text => !text.Contains("~~~maestro-0123ab", StringComparison.Ordinal)))
        {
            Assert.Equal(expected, Own(text));
        }
    }

    [Fact]
    public void WhatCanNotBeSeenIsSaidBesideTheText()
    {
        string text = WorkerPromptBuilder.Build(SomePrompt.Context() with { Notes = [new Note { Content = "be\u202Eware" }] }).Text;
        Assert.Contains("Invisible characters below (line:column): U+202E right-to-left override (1:30).\n~~~maestro-0123ab\nNote of", text, StringComparison.Ordinal);
    }

    [Fact]
    public void IdsThatNeedQuotingAreQuotedForEachShell()
    {
        WorkerPromptContext context = SomePrompt.Context();
        Assertion odd = context.Assertions[0] with { AssertionId = "it's $(rm -rf) `x`", Check = null };
        Assert.Contains("`` Set-MaestroAssertion 'it''s $(rm -rf) `x`' -MissionId 2026-11-22-001 ", Text(CommandForm.PowerShell), StringComparison.Ordinal);
        Assert.Contains("`` maestro Set-MaestroAssertion 'it'\\''s $(rm -rf) `x`' -MissionId 2026-11-22-001 ", Text(CommandForm.Shell), StringComparison.Ordinal);

        string Text(CommandForm form) => WorkerPromptBuilder.Build(context with { Assertions = [odd], Form = form }).Text;
    }

    [Fact]
    public void CommandsHaveOneFormAndNoResultPassesWithoutEvidence()
    {
        string pwsh = WorkerPromptBuilder.Build(SomePrompt.Context()).Text;
        string shell = WorkerPromptBuilder.Build(SomePrompt.Context() with { Form = CommandForm.Shell }).Text;
        Assert.DoesNotContain("maestro Set-", pwsh, StringComparison.Ordinal);
        Assert.DoesNotMatch("`(Set|New|Add)-Maestro", shell);
        Assert.Equal(pwsh, shell.Replace("`maestro ", "`", StringComparison.Ordinal));
        Assert.All(Passing().Matches(pwsh + shell), static passing => Assert.StartsWith(" -Evidence", passing.Groups[1].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void ABudgetLeavesOutTheLeastImportantAndSaysSo()
    {
        WorkerPromptContext context = SomePrompt.Context(MilestoneProfile.CodeReview);
        int whole = WorkerPromptBuilder.Build(context).EstimatedTokens;
        string[] previous = [];
        for (int budget = whole - 1; budget > 100; budget -= 25)
        {
            WorkerPrompt prompt = WorkerPromptBuilder.Build(context with { Budget = budget });

            Assert.True(prompt.EstimatedTokens <= budget || prompt.IsOverBudget);
            Assert.Equal(prompt.IsOverBudget, prompt.EstimatedTokens > budget);
            Assert.Equal(previous, prompt.LeftOut.Take(previous.Length));
            Assert.Contains($"tokens: {string.Join(", ", prompt.LeftOut)}.", prompt.Text, StringComparison.Ordinal);
            Assert.Contains("MUST: use bun not npm", prompt.Text, StringComparison.Ordinal);
            Assert.Contains("Invoke-MaestroAssertion auth-login-works", prompt.Text, StringComparison.Ordinal);
            Assert.Contains("The session never ends", prompt.Text, StringComparison.Ordinal);
            previous = [.. prompt.LeftOut];
        }

        Assert.Equal(
            [
                "notes", "handoff 2026-11-22-007", "skill codex", "learnings", "work on auth-db", "open issues of auth-plan", "details of auth-plan",
                "soft corrections", "why", "skill worker-base", "handoff 2026-11-22-008",
            ],
            previous);
    }

    [Fact]
    public void InstructionsAreFewWords()
    {
        Assert.All(BuiltInSkills.WorkerTypes, type => Assert.Equal("built-in", BuiltInSkills.ForWorker(type).Source));
        Assert.All([.. BuiltInSkills.WorkerTypes, BuiltInSkills.WorkerBase], name => Assert.InRange(Encoding.UTF8.GetByteCount(BuiltInSkills.Find(name)!.Text), 400, 900));
        Assert.All(MilestoneProfile.All, profile => Assert.InRange(Encoding.UTF8.GetByteCount(PhaseIntent.Of(profile) ?? ""), profile == MilestoneProfile.Custom ? 0 : 80, 900));
        Assert.Null(BuiltInSkills.Find("nobody"));
    }

    // The places of a text in With.
    private const int Places = 19;

    private static WorkerPromptContext Bare()
    {
        WorkerPromptContext context = SomePrompt.Context();
        return new WorkerPromptContext
        {
            Feature = SomePrompt.Feature("only", "The only feature", FeatureStatus.Pending) with { WorkerType = "my-worker" },
            Mission = context.Mission with { Description = "" },
            Milestone = context.Milestone with { Profile = null, Kind = null, Description = "" },
            Skill = BuiltInSkills.ForWorker("my-worker"),
            WorkerBase = BuiltInSkills.Base,
            Now = context.Now,
            Nonce = context.Nonce,
        };
    }

    private static WorkerPromptContext With(WorkerPromptContext context, string text) => context with
    {
        Feature = context.Feature with
        {
            Description = text,
            Preconditions = text,
            ExpectedBehavior = text,
            VerificationSteps = [text],
            Report = new WorkerReport { SalientSummary = text, WhatWasImplemented = text + "!", WhatWasLeftUndone = text },
        },
        Mission = context.Mission with { Description = text },
        Milestone = context.Milestone with { Description = text },
        Foundations = [context.Foundations[0] with { Report = new WorkerReport { SalientSummary = text, WhatWasImplemented = text + "!", WhatWasLeftUndone = text } }],
        Assertions = [.. context.Assertions.Take(1).Select(each => each with { Description = text, Evidence = text, Check = text })],
        Returns = [context.Returns[0] with { Reason = text }],
        Questions = [new PromptQuestion(text, text)],
        Corrections = [.. context.Corrections.Select(hit => hit with { Text = text })],
        Learnings = [text],
        Notes = [.. context.Notes.Take(1).Select(note => note with { Content = text })],
        Skill = new WorkerSkill("codex", text, "SKILL.md"),
    };

    [GeneratedRegex("(?m)^Invisible characters.*\n?")]
    private static partial Regex Note();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\dZ")]
    private static partial Regex Moment();

    [GeneratedRegex("-Result passed(.{10})")]
    private static partial Regex Passing();
}
