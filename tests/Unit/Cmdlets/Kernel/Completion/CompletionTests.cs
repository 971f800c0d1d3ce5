using System.Management.Automation;

namespace Maestro.Tests.Cmdlets;

public sealed class CompletionTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    [Theory]
    [InlineData("Set-MaestroFeature au", "auth-plan,auth-impl,auth-docs")]
    [InlineData("Set-MaestroFeature -FeatureId auth-d", "auth-docs")]
    [InlineData("Get-MaestroAssertion plan", "plan-agreed")]
    [InlineData("Complete-MaestroMilestone b", "build")]
    [InlineData("Set-MaestroFeature auth-plan -Status in", "in-progress")]
    [InlineData("Set-MaestroFeature zzz", "")]
    [InlineData("Set-MaestroFeature auth-impl -Status ", "assigned,in-progress")]
    [InlineData("Set-MaestroFeature -Status ", "pending,assigned,in-progress,review,blocked,done")]
    [InlineData("Set-MaestroAssertion plan-agreed -Result ", "passed,failed,blocked,waived")]
    [InlineData("Start-MaestroFeature ", "auth-plan")]
    [InlineData("Approve-MaestroMission ", "")]
    [InlineData("Set-MaestroConfig strict ", "true,false")]
    [InlineData("Set-MaestroConfig ids.style u", "unique")]
    [InlineData("Receive-MaestroHandoff -Agent c", "claude-code,codex")]
    [InlineData("Show-MaestroControl -Preview -Size 8", "80x24")]
    public void IdsComplete(string line, string completions)
    {
        CompletionResult[] found = Complete(line);
        Assert.Equal(completions, string.Join(',', found.Select(result => result.CompletionText)));
    }

    [Theory]
    [InlineData("Get-MaestroMission ")]
    [InlineData("Get-MaestroFeature ")]
    [InlineData("Get-MaestroMilestone ")]
    [InlineData("Get-MaestroAssertion ")]
    [InlineData("Get-MaestroHandoff ")]
    public void AWordLeavesOutTheIdsThatBeginOtherwise(string line)
    {
        _workspace.Run("New-MaestroHandoff -NoCollect -Mode plan -SessionCore a -Summary a -NextAction a -ConfidenceWork 1 -Artifact a -ReadMore b").NoErrors();
        string[] all = [.. Complete(line).Select(static result => result.CompletionText)];
        Assert.NotEmpty(all);
        foreach (string word in all.SelectMany(static id => new[] { id[..1], id[..^1].ToUpperInvariant(), id + "x" }).Distinct())
        {
            Assert.Equal(
                all.Where(id => id.StartsWith(word, StringComparison.OrdinalIgnoreCase)),
                Complete(line + word).Select(static result => result.CompletionText));
        }
    }

    [Fact]
    public void HandoffsAreOfferedToTheCmdletThatTakesThem()
    {
        string[] ids = [.. _workspace.Run("1..2 | ForEach-Object { New-MaestroHandoff -NoCollect -Mode plan -SessionCore a -Summary a -NextAction a -ConfidenceWork 1 -Artifact a -ReadMore b -Agent codex } | ForEach-Object HandoffId").Of<string>()];
        _workspace.Run("$null = Receive-MaestroHandoff $args[0] -Claim -Agent codex", ids[0]).NoErrors();

        Assert.Equal([ids[1]], Complete("Receive-MaestroHandoff 2").Select(static result => result.CompletionText));
        Assert.Equal([ids[1]], Complete("Remove-MaestroHandoff 2").Select(static result => result.CompletionText));
        Assert.Equal([ids[0]], Complete("Complete-MaestroHandoff 2").Select(static result => result.CompletionText));
        Assert.Equal([ids[0]], Complete("Reset-MaestroHandoff 2").Select(static result => result.CompletionText));
    }

    [Fact]
    public void EveryParameterWithKnownValuesCompletes()
    {
        string[] without = [.. _workspace.Run("""
            foreach ($cmdlet in Get-Command -Module Maestro) {
                foreach ($parameter in $cmdlet.Parameters.Values) {
                    $kinds = $parameter.Attributes.ForEach({ $_.GetType().Name })
                    if ($parameter.Name -match '^(Agent|Size|.*Id|WorkerType)$' -and $parameter.Name -notin 'ParentId' -and -not $parameter.SwitchParameter -and
                        $kinds -notcontains 'ArgumentCompleterAttribute' -and $kinds -notcontains 'ValidateSetAttribute') {
                        "$cmdlet -$($parameter.Name)"
                    }
                }
            }
            """).Of<string>()];
        Assert.Empty(without);
    }

    [Fact]
    public void TheTooltipIsTheTitleAndHarmless()
    {
        _workspace.Make(StateFixture.Plan.Replace("auth-", "evil-", StringComparison.Ordinal).Replace("Plan it", "\\u001b[31mPlan\\nit", StringComparison.Ordinal));
        Assert.Contains("Plan it", Complete("Get-MaestroFeature auth-p")[0].ToolTip, StringComparison.Ordinal);
        Assert.DoesNotContain(Complete("Get-MaestroFeature evil-p")[0].ToolTip, char.IsControl);
    }

    [Fact]
    public void ABoundMissionNarrows()
    {
        string other = _workspace.Make(StateFixture.Plan.Replace("auth-", "other-", StringComparison.Ordinal));
        Assert.Equal(["other-plan", "other-impl", "other-docs"], Complete($"Get-MaestroFeature -MissionId {other} -FeatureId ").Select(result => result.CompletionText));
        Assert.Equal([other, _workspace.MissionId], Complete("Get-MaestroMission 20").Select(result => result.CompletionText));
    }

    [Fact]
    public void ADamagedOrMissingWorkspaceCompletesNothingAndDoesNotThrow()
    {
        File.WriteAllText(_workspace.File("mission.json"), "{");
        Assert.DoesNotContain(Complete("Get-MaestroFeature a"), result => result.CompletionText.StartsWith("auth", StringComparison.Ordinal));
        _workspace.Engine.WorkingFolder = Path.GetTempPath();
        Assert.DoesNotContain(Complete("Get-MaestroFeature a"), result => result.CompletionText.StartsWith("auth", StringComparison.Ordinal));
    }

    public void Dispose() => _workspace.Dispose();

    // Without a result of our own the engine offers file names, as it does for any parameter.
    private CompletionResult[] Complete(string line) =>
        [.. _workspace.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null, [powershell]::Create('CurrentRunspace')).CompletionMatches", line)
            .Of<CompletionResult>().Where(static result => result.ResultType == CompletionResultType.ParameterValue)];
}
