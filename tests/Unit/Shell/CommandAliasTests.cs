using Maestro.Shell.CommandLines;
using Maestro.Shell.Errors;
using Maestro.Tests.Docs;

namespace Maestro.Tests.Shell;

/// <summary>Commands of noun and verb as people type them, and the words of the cmdlet that each becomes.</summary>
public sealed class CommandAliasTests
{
    public static TheoryData<string, string> Typed => new()
    {
        { "init", "Initialize-MaestroWorkspace" },
        { "status --json", "Get-MaestroStatus --json" },
        { "doctor", "Test-MaestroEnvironment" },
        { "brief --as-text", "Get-MaestroBrief --as-text" },
        { "history -First 3", "Get-MaestroHistory -First 3" },
        { "undo --what-if", "Undo-MaestroChange --what-if" },
        { "note --content text", "Add-MaestroNote --content text" },
        { "note --list", "Get-MaestroNote" },
        { "mission create --file plan.json", "New-MaestroMission -Path plan.json" },
        { "mission create --file -", "New-MaestroMission -InputObject -" },
        { "mission create --file=plan.json --workflow w", "New-MaestroMission -Path plan.json --workflow w" },
        { "mission show 2026-11-22-001", "Get-MaestroMission 2026-11-22-001" },
        { "mission approve 2026-11-22-001", "Approve-MaestroMission 2026-11-22-001" },
        { "mission reject m", "Deny-MaestroMission m" },
        { "mission update m --status executing", "Set-MaestroMission m --status executing" },
        { "feature list --mission m --milestone plan", "Get-MaestroFeature -MissionId m -MilestoneId plan" },
        { "feature update f --mission m --status review --retry-reason why", "Set-MaestroFeature f -MissionId m --status review -Reason why" },
        { "feature prompt f --mission m --out prompt.md", "New-MaestroWorkerPrompt f -MissionId m -OutFile prompt.md" },
        { "validate show --mission m", "Get-MaestroAssertion -MissionId m" },
        { "validate update a --mission m --result passed --evidence e", "Set-MaestroAssertion a -MissionId m --result passed --evidence e" },
        { "milestone seal plan --mission m", "Complete-MaestroMilestone plan -MissionId m" },
        { "checkpoint save --mission m", "Checkpoint-MaestroMission -MissionId m" },
        { "checkpoint load --mission m", "Restore-MaestroMission -Confirm:false -MissionId m" },
        { "handoff create --mode plan --decision a,b c --uki", "New-MaestroHandoff --mode plan --decision a,b --decision c | ConvertTo-MaestroUki" },
        { "handoff create --paste", "New-MaestroHandoff | ConvertTo-MaestroUki -AsPrompt" },
        { "handoff list --status pending", "Get-MaestroHandoff --status pending" },
        { "handoff pickup --claim --agent codex", "Receive-MaestroHandoff --claim --agent codex -AsUki" },
        { "handoff pickup --id h --paste", "Receive-MaestroHandoff -HandoffId h -AsPrompt" },
        { "handoff pickup --claim --json", "Receive-MaestroHandoff --claim --json" },
        { "memory-correct rule --trigger a --globs g", "Add-MaestroCorrection rule --trigger a -Glob g" },
        { "memory-recall --task t", "Search-MaestroMemory --task t" },
        { "memory-search q", "Search-MaestroMemory -Query q" },
        { "memory-search --query q", "Search-MaestroMemory --query q" },
        { "memory-learn --content c", "Add-MaestroLearning --content c" },
        { "memory-compile --summary s", "Build-MaestroGuidance --summary s" },
        { "memory-stats", "Measure-MaestroMemory" },
        { "memory-lint", "Test-MaestroMemory" },
        { "ratchet-check", "Test-MaestroRatchet" },
        { "ratchet-promote 2026-11-22-001 --check npm", "Add-MaestroRatchet 2026-11-22-001 -Pattern npm" },
        { "graph-link ../web --consumes --via v", "Connect-MaestroProject ../web -Relation consumes --via v" },
        { "graph-context", "Get-MaestroProject" },
        { "mission-control --preview", "Show-MaestroControl -Preview" },
        { "mission-control --preview features --size 120x40 --format plain", "Show-MaestroControl -Preview -Screen features --size 120x40 -Plain" },
        { "mission-control --json", "Get-MaestroSnapshot --json" },
        { "mission-control --render-check", "Test-MaestroControl" },
    };

    /// <summary>A first word alone, or with a second one that there is none of.</summary>
    [Theory]
    [MemberData(nameof(FirstWords))]
    public void ANounWithoutItsVerbNamesTheVerbs(string noun)
    {
        UnknownCommand unknown = UnknownCommand.Explain(noun.ToUpperInvariant())!;

        Assert.All(
            CommandAliases.All.Select(static alias => alias.Words.Split(' ')).Where(words => words.Length > 1 && words[0] == noun),
            words => Assert.Contains(words[1], unknown.Message, StringComparison.Ordinal));
        Assert.Equal("maestro", unknown.Hint.Split(' ')[0]);
        Assert.NotNull(CommandAliases.Find(unknown.Hint.Split(' ')[1..]));
    }

    public static TheoryData<string> FirstWords =>
        [.. CommandAliases.All.Select(static alias => alias.Words.Split(' ')).Where(static words => words.Length > 1).Select(static words => words[0]).Distinct()];

    [Theory]
    [MemberData(nameof(Typed))]
    public void ACommandOfNounAndVerbBecomesItsCmdlet(string typed, string expected)
    {
        var line = CommandLine.Parse(typed.Split(' '));

        Assert.Equal(RunMode.Cmdlet, line.Mode);
        Assert.Equal(expected, string.Join(' ', line.Arguments.Prepend(line.Subject)) + (line.Then is null ? "" : " | " + line.Then));
    }

    [Fact]
    public void EveryAliasStandsForACmdletOfTheModule() =>
        Assert.All(CommandAliases.All.SelectMany(static alias => alias.Instead.Values.Append(alias.Cmdlet)), static cmdlet => Assert.Contains(cmdlet.Split(' ')[0], ModuleManifest.Cmdlets));
}
