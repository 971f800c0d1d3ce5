using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Tests.Hosting;
using Maestro.Upkeep;

namespace Maestro.Tests.Cmdlets;

/// <summary>The commands in an instruction block run, in the order in which it names them.</summary>
public sealed class InstructionBlockTests
{
    [Fact]
    public void EachCommandOfTheBlockWorksInItsPlace()
    {
        using var workspace = new HostedWorkspace();
        Queue<string> commands = new(InstructionBlock.TextOf(CommandForm.PowerShell).Split('`').Where(static span => Regex.IsMatch(span, "^[A-Z][a-z]+-Maestro")));

        Assert.Contains("Start-MaestroFeature -Next", Run("Get-MaestroBrief").Single<string>(), StringComparison.Ordinal);
        Assert.Equal("auth-plan", Run("Start-MaestroFeature").Single<Feature>().FeatureId);
        Assert.Contains("plan-agreed", Run("New-MaestroWorkerPrompt", "auth-plan").Single<string>(), StringComparison.Ordinal);
        Run("Invoke-MaestroAssertion", "plan-agreed");
        Assert.Equal("passed", workspace.Run("Get-MaestroAssertion plan-agreed").Single<Assertion>().Result);
        Run("Set-MaestroFeature", "auth-plan");
        Assert.Equal("review", workspace.Status("auth-plan"));
        workspace.Run("Set-MaestroFeature auth-plan -Status done; Complete-MaestroMilestone plan; $null = Start-MaestroFeature auth-impl").NoErrors();
        Run("New-MaestroHandoff", "auth-impl");
        Run("Stop-MaestroFeature", "auth-impl");
        Assert.Equal("pending", workspace.Status("auth-impl"));
        Run("Receive-MaestroHandoff");
        string handoff = workspace.Run("(Get-MaestroHandoff -Status picked-up).HandoffId").Single<string>();
        Run("Complete-MaestroHandoff", handoff);
        Run("Add-MaestroCorrection");
        Assert.Empty(commands);

        HostedResult Run(string cmdlet, string id = "ID")
        {
            string command = commands.Dequeue();
            Assert.StartsWith(cmdlet + " ", command, StringComparison.Ordinal);
            return workspace.Run(Regex.Replace(command, @"\bID\b", id).Replace("'pytest -q'", "'exit 0'", StringComparison.Ordinal).Replace("'...'", "'as agreed'", StringComparison.Ordinal)).NoErrors();
        }
    }
}
