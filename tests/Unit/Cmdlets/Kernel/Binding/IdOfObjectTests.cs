using System.Management.Automation;

namespace Maestro.Tests.Cmdlets;

/// <summary>An object stands for its id, given as an argument as well as piped in.</summary>
public sealed class IdOfObjectTests
{
    [Fact]
    public void EveryIdParameterTakesTheIdOfAnObject()
    {
        using var workspace = new HostedWorkspace();

        string[] wrong =
        [
            .. workspace.Run(
                """
                Get-Command -Module Maestro -CommandType Cmdlet | ForEach-Object {
                    $command = $_
                    $command.Parameters.Values | Where-Object { $_.Name -match 'Id$' -and $_.Attributes.Where({ $_ -is [Management.Automation.ParameterAttribute] -and $_.ValueFromPipeline }) } | ForEach-Object {
                        $transform = $_.Attributes.Where({ $_ -is [Management.Automation.ArgumentTransformationAttribute] -and $_.GetType().Name -eq 'PlainTextAttribute' })
                        if (-not $transform) { "$($command.Name) -$($_.Name): no transformation"; return }
                        $taken = $transform[0].Transform($null, [pscustomobject]@{ $_.Name = 'some-id' })
                        if ($taken -ne 'some-id') { "$($command.Name) -$($_.Name): $taken" }
                    }
                }
                """).NoErrors().Of<string>(),
        ];

        Assert.Empty(wrong);
    }

    [Fact]
    public void AnArgumentIsTakenLikeWhatIsPipedIn()
    {
        using var workspace = new HostedWorkspace(approved: false);

        workspace.Run("$m = Get-MaestroMission; Approve-MaestroMission $m; $f = Get-MaestroFeature; Set-MaestroFeature $f[0] -Status assigned").NoErrors();

        Assert.Equal(2, workspace.Run("Get-MaestroFeature @($f)[0..1]").Of<Feature>().Count());
        Assert.Contains("is not text", workspace.Run("Get-MaestroFeature @{ other = 1 }").Errors.Single().Exception.Message, StringComparison.Ordinal);
    }
}
