using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

/// <summary>The sentences of messages, as the sources have them: what is counted or listed fits the verb after it, whatever the number.</summary>
public sealed partial class MessageTextTests
{
    [Fact]
    public void NoVerbFollowsACountThatItMayNotAgreeWith() => RequireNone(VerbAfterCount());

    [Fact]
    public void NoClauseFollowsAListThatItMayNotAgreeWith() => RequireNone(ClauseAfterList());

    [Fact]
    public void EveryNounThatIsCountedHasItsPlural() => RequireNone(OddNoun());

    [Fact]
    public void OneAndSeveralAreDifferentSentences()
    {
        Assert.Equal(["1 file or record", "2 files or records"], [Count.Of(1, "file or record", "files or records"), Count.Of(2, "file or record", "files or records")]);
        Assert.Equal(["is", "are", "are"], [Count.Are(1), Count.Are(0), Count.Are(2)]);
        Assert.Equal(["", "a", "a and b", "a, b or c", "a, b and 1 more"], [Display.Words([]), Display.Words(["a"]), Display.Words(["a", "b"]), Display.Words(["a", "b", "c"], "or"), Display.Words(["a", "b", "c"], most: 2)]);
    }

    [Fact]
    public void AFeatureThatWaitsSaysForWhatInOneSentence()
    {
        foreach ((string plan, string sentence) in ((string, string)[])[("\"cli\"", "'last' depends on cli, which is not done yet."), ("\"cli\", \"db\"", "'last' depends on cli and db, which are not done yet.")])
        {
            var state = new StateFixture();
            state.Approved($$"""
                { "title": "T", "description": "", "milestones": [{ "id": "m", "title": "M", "description": "", "order": 0 }],
                  "features": [
                    { "id": "cli", "milestoneId": "m", "title": "C", "description": "", "workerType": "codex", "verificationSteps": ["x"] },
                    { "id": "db", "milestoneId": "m", "title": "D", "description": "", "workerType": "codex", "verificationSteps": ["x"] },
                    { "id": "last", "milestoneId": "m", "title": "L", "description": "", "workerType": "codex", "dependsOn": [{{plan}}], "verificationSteps": ["x"] }] }
                """);
            var start = new FeatureUpdate("last", null) { Author = new Author("codex", "s") };
            Assert.Equal(sentence, Assert.Single(state.Workspace.Starts.Decide(start, state.Feedback).Warnings));
            Assert.Equal(sentence, state.Refused(ErrorCode.DependencyNotDone, () => state.Workspace.Starts.Decide(start with { Strict = true }, state.Feedback)).Message);
        }
    }

    [Fact]
    public void WhatACheckShowedIsOneSentence()
    {
        var run = new ProofRun("a", "m", "pytest", new CommandOutcome { ExitCode = 1, Duration = TimeSpan.FromSeconds(2) }, default, "ran", new TreeState { Root = "/p" });
        Assert.Equal("pytest: exit code 1 after 2.0 s", run.Evidence);
        Assert.Equal("pytest: timed out after 2 s", (run with { Outcome = new CommandOutcome { Failure = "timed out after 2 s", Duration = TimeSpan.FromSeconds(2) } }).Evidence);
    }

    private static void RequireNone(Regex pattern)
    {
        string[] found = [.. SourceTree.Files(RepositoryRoot.In("src")).SelectMany(path => pattern.Matches(File.ReadAllText(path)).Select(match => $"{Path.GetFileName(path)}: {match.Value}"))];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [GeneratedRegex(@"Count\.Of\([^{}""]*""[^""]+""\)\} (is|are|was|were|has|have|does|do|needs?|waits?|holds?|depends?)\b")]
    private static partial Regex VerbAfterCount();

    [GeneratedRegex(@"\{(?:Display\.(?:List|Words)|string\.Join)\((?:[^{}]|\{[^{}]*\})*\)\}, (?:which|who) (is|are|was|were|has|have|does|do)\b")]
    private static partial Regex ClauseAfterList();

    // Nouns whose plural is more than an s, and phrases in which the s belongs elsewhere.
    [GeneratedRegex(@"Count\.Of\([^{}""]*""(?:[^""]*(?:[^aeiou]y|s|x|ch|sh)|[^""]* (?:or|and|of|in|to|with|from|that) [^""]*)""\)")]
    private static partial Regex OddNoun();
}
