using System.Management.Automation;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every command that is recommended anywhere is one that its reader can run, wherever a feature stands.</summary>
[Collection("processes")]
public sealed partial class LegalStepTests : IDisposable
{
    // What somebody may try; what is refused says what to do instead.
    private static readonly string[] Attempts =
    [
        "Start-MaestroFeature subject", "Start-MaestroFeature -Next", "Start-MaestroFeature later -Strict",
        .. from status in FeatureStatus.All select $"Set-MaestroFeature subject -Status {status}",
        "Set-MaestroFeature subject -Status review -Strict", "Set-MaestroFeature subject -Status done -Strict", "Set-MaestroFeature subject", "Set-MaestroFeature subject -Answer blue",
        "Stop-MaestroFeature subject -Reason tired", "New-MaestroWorkerPrompt subject -Claim",
        .. from result in AssertionResult.All select $"Set-MaestroAssertion subject-works -Result {result}",
        "Set-MaestroAssertion agreed -Result blocked", "Set-MaestroAssertion agreed -Result passed -Reason r", "Set-MaestroAssertion subject-works -Evidence seen", "Invoke-MaestroAssertion subject-works",
        "Complete-MaestroMilestone plan-ok", "Complete-MaestroMilestone build", "Complete-MaestroMilestone build -Strict", "Approve-MaestroMission",
        .. from status in MissionStatus.All select $"Set-MaestroMission -Status {status}",
        "Set-MaestroMission -Status completed -Force", "Receive-MaestroHandoff -Claim",
    ];

    private readonly StepWorkspaces _workspaces = new();

    [Fact]
    public void WhatIsRecommendedIsNotRefused()
    {
        var refused = new List<string>();
        int run = 0;
        var known = new HashSet<(string, bool, string)>();
        foreach (StepState state in StepState.All())
        {
            string folder = _workspaces.Of(state);
            foreach ((string where, string command) in Recommended(state, folder).ToArray())
            {
                if (known.Add((folder, state.IsAgent, command)))
                {
                    run++;
                    refused.AddRange(Refusals(state, folder, command).Select(why => $"{state}\n    {where}: {command}\n    {why}"));
                }
            }
        }

        Assert.True(run > 300, $"{run} commands were run");
        Assert.True(refused.Count == 0, $"{refused.Count} of {run}:\n{string.Join('\n', refused)}");
    }

    public void Dispose() => _workspaces.Dispose();

    private IEnumerable<(string Where, string Command)> Recommended(StepState state, string folder)
    {
        WorkspaceStatus status = Run("Get-MaestroStatus").Single<WorkspaceStatus>();
        yield return ("status", status.Next);
        foreach (BriefItem item in status.Stuck)
        {
            yield return ("stuck", item.Command);
        }

        SessionBrief brief = Run("Get-MaestroBrief -MaxTokens 9000").Single<SessionBrief>();
        yield return ("brief", brief.Next);
        foreach (BriefItem item in brief.Mine.Concat(brief.Waiting))
        {
            yield return ("brief", item.Command);
        }

        foreach (string command in Commands(brief.Text))
        {
            yield return ("brief text", command);
        }

        foreach (MissionCheck check in Run("Get-MaestroMission * | Test-MaestroMission").Of<MissionCheck>().Where(static check => check.Fix is not null))
        {
            yield return ($"fix of {check.Target}", check.Fix!);
        }

        // A prompt is for whoever holds the feature.
        if (state.Holder != "other")
        {
            string before = "";
            foreach (string command in Commands(Run($"New-MaestroWorkerPrompt subject -MissionId {_workspaces.MissionId} -For pwsh").Single<string>()))
            {
                yield return ("prompt", before + command);
                // What it says of the end of the work follows its beginning.
                before += Beginning().IsMatch(command) ? command + "; " : "";
            }
        }

        // Whoever waits is not refused, and would wait here for ever.
        foreach (string attempt in state.IsTried ? Attempts : [])
        {
            foreach (ErrorRecord error in _workspaces.Run(folder, state.IsAgent, $"{attempt} -WhatIf").Errors)
            {
                foreach (string command in InSentence(error.ErrorDetails?.RecommendedAction ?? "").Where(static command => !command.EndsWith(" -Wait", StringComparison.Ordinal)))
                {
                    yield return ($"{error.FullyQualifiedErrorId.Split(',')[0]} of '{attempt}'", command);
                }
            }
        }

        // Reading changes nothing; what a prompt leaves is no part of what comes next.
        HostedResult Run(string script) => _workspaces.Run(folder, state.IsAgent, script);
    }

    // What only the reader knows is refused as the placeholder that it is, and accepted once it is filled in.
    private IEnumerable<string> Refusals(StepState state, string folder, string command)
    {
        bool reads = command.StartsWith("Get-", StringComparison.Ordinal) || command.StartsWith("Test-", StringComparison.Ordinal);
        HostedResult result = _workspaces.Run(reads ? folder : _workspaces.Copy(folder), state.IsAgent, command);
        if (Blank().IsMatch(command))
        {
            if (result.Errors is not [{ } only] || !only.ToString().Contains("placeholder", StringComparison.Ordinal))
            {
                yield return "its placeholder is taken for a text";
            }

            result = _workspaces.Run(_workspaces.Copy(folder), state.IsAgent, Blank().Replace(command, match => match.Value.Contains("command", StringComparison.Ordinal) ? "'exit 0'" : "'done it'"));
        }

        foreach (ErrorRecord error in result.Errors)
        {
            yield return $"{error.FullyQualifiedErrorId.Split(',')[0]}: {error}";
        }
    }

    private static IEnumerable<string> Commands(string prompt) => CodeSpan().Matches(prompt).Select(static match => match.Groups["command"].Value.Trim());

    private static IEnumerable<string> InSentence(string hint) => Embedded().Matches(hint).Select(static match => match.Value.TrimEnd('.', ',', ':'));

    [GeneratedRegex("(?<ticks>`+) ?(?<command>[A-Z][a-z]+-Maestro.*?)\\k<ticks>")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^(Approve-|Start-)|-Status (pending|executing)$")]
    private static partial Regex Beginning();

    [GeneratedRegex("'<[^<>']+>'|'\\{.*\\}'")]
    private static partial Regex Blank();

    [GeneratedRegex(@"(?<![\w-])[A-Z][a-z]+-Maestro\w+(?: (?!(?:lists|shows|takes|starts|creates|returns|finds|restores|waits|is|to|with|and|or)\b)(?:'[^']*'|""[^""]*""|[^\s';]+))*")]
    private static partial Regex Embedded();
}
