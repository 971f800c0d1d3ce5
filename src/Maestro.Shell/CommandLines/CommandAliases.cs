namespace Maestro.Shell.CommandLines;

/// <summary>The commands of noun and verb, as a table: which cmdlet each is, and which parameter each flag.</summary>
/// <remarks>Flags that are not named here are the parameters themselves: <c>--session-core</c> is <c>-SessionCore</c>.</remarks>
internal static class CommandAliases
{
    private static readonly Dictionary<string, string[]> MissionFlags = new() { ["mission"] = ["-MissionId"], ["milestone"] = ["-MilestoneId"] };

    private static readonly string[] HandoffLists =
    [
        "decision", "signal", "artifact", "read-more", "risk", "driver", "divergence", "boundary", "plan-path-item", "maestro-sync",
        "touched-file", "completed", "validation", "assumption", "verification-result",
    ];

    public static IReadOnlyList<CommandAlias> All { get; } =
    [
        new("init", "Initialize-MaestroWorkspace"),
        new("status", "Get-MaestroStatus"),
        new("doctor", "Test-MaestroEnvironment"),
        new("brief", "Get-MaestroBrief"),
        new("history", "Get-MaestroHistory"),
        new("undo", "Undo-MaestroChange"),
        new("session", "Get-MaestroSession") { Flags = With(("quiet", []), ("q", [])) },
        new("note", "Add-MaestroNote") { Instead = new Dictionary<string, string> { ["list"] = "Get-MaestroNote" } },
        new("install", "Install-MaestroIntegration"),
        new("update", "Update-MaestroIntegration") { Flags = With(("agents-only", [])) },
        new("uninstall", "Uninstall-MaestroIntegration") { Flags = With(("agents-only", [])) },
        new("mission create", "New-MaestroMission") { Flags = With(("file", ["-Path"])) },
        new("mission list", "Get-MaestroMission"),
        new("mission show", "Get-MaestroMission"),
        new("mission approve", "Approve-MaestroMission"),
        new("mission reject", "Deny-MaestroMission"),
        new("mission update", "Set-MaestroMission"),
        new("feature list", "Get-MaestroFeature") { Flags = MissionFlags },
        new("feature update", "Set-MaestroFeature") { Flags = With(("mission", ["-MissionId"]), ("retry-reason", ["-Reason"])) },
        new("feature prompt", "New-MaestroWorkerPrompt") { Flags = With(("mission", ["-MissionId"]), ("out", ["-OutFile"])) },
        new("validate show", "Get-MaestroAssertion") { Flags = MissionFlags },
        new("validate update", "Set-MaestroAssertion") { Flags = MissionFlags },
        new("milestone list", "Get-MaestroMilestone") { Flags = MissionFlags },
        new("milestone status", "Get-MaestroMilestone") { Flags = MissionFlags },
        new("milestone seal", "Complete-MaestroMilestone") { Flags = MissionFlags },
        new("checkpoint save", "Checkpoint-MaestroMission") { Flags = MissionFlags },
        new("checkpoint list", "Get-MaestroCheckpoint") { Flags = MissionFlags },
        new("checkpoint load", "Restore-MaestroMission") { Flags = MissionFlags, Always = ["-Confirm:false"] },
        new("handoff create", "New-MaestroHandoff")
        {
            Lists = HandoffLists,
            Flags = With(("plan-ref", ["-PlanReference"]), ("spec-ref", ["-SpecReference"]), ("plan-path-item", ["-PlanPath"]), ("completed", ["-CompletedWork"])),
            Then = new Dictionary<string, string> { ["uki"] = "ConvertTo-MaestroUki", ["paste"] = "ConvertTo-MaestroUki -AsPrompt" },
        },
        new("handoff list", "Get-MaestroHandoff"),
        new("handoff pickup", "Receive-MaestroHandoff")
        {
            Flags = With(("id", ["-HandoffId"]), ("uki", ["-AsUki"]), ("paste", ["-AsPrompt"])),
            Default = (["json", "uki", "paste"], ["-AsUki"]),
        },
        new("memory-correct", "Add-MaestroCorrection") { Flags = With(("globs", ["-Glob"])) },
        new("memory-recall", "Search-MaestroMemory") { Flags = With(("files", ["-Path"])) },
        new("memory-search", "Search-MaestroMemory -Query"),
        new("memory-learn", "Add-MaestroLearning"),
        new("memory-compile", "Build-MaestroGuidance"),
        new("memory-stats", "Measure-MaestroMemory"),
        new("memory-lint", "Test-MaestroMemory"),
        new("ratchet-check", "Test-MaestroRatchet"),
        new("ratchet-promote", "Add-MaestroRatchet") { Flags = With(("check", ["-Pattern"])) },
        new("graph-link", "Connect-MaestroProject")
        {
            Flags = With(("consumes", ["-Relation", "consumes"]), ("exposes", ["-Relation", "exposes"]), ("shared-types", ["-Relation", "shares-types"])),
        },
        new("graph-context", "Get-MaestroProject"),
        new("mission-control", "Show-MaestroControl")
        {
            Flags = With(("mission", ["-MissionId"]), ("format", []), ("plain", ["-Plain"]), ("preview", ["-Preview", "-Screen"])),
            Instead = new Dictionary<string, string> { ["json"] = "Get-MaestroSnapshot", ["render-check"] = "Test-MaestroControl" },
        },
    ];

    /// <summary>The alias that words begin with, or null.</summary>
    public static CommandAlias? Find(IReadOnlyList<string> words) =>
        All.FirstOrDefault(alias => alias.Words.Split(' ') is var own && own.Length <= words.Count && own.Zip(words).All(static pair => pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The second words of the aliases that begin with a word; empty when it is the beginning of none.</summary>
    public static IReadOnlyList<string> WordsAfter(string word) =>
        [.. All.Select(static alias => alias.Words.Split(' ')).Where(words => words.Length > 1 && words[0].Equals(word, StringComparison.OrdinalIgnoreCase)).Select(static words => words[1])];

    private static Dictionary<string, string[]> With(params (string Flag, string[] Words)[] flags) => flags.ToDictionary(static flag => flag.Flag, static flag => flag.Words);
}
