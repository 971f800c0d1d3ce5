using System.Management.Automation;
using Maestro.Tests.Docs;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Where there is no workspace.</summary>
public sealed class OutsideWorkspaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HostedEngine _engine;

    public OutsideWorkspaceTests() => _engine = new HostedEngine(_folder.Path);

    [Fact]
    public void AMissingWorkspaceCanBeIgnoredByEveryCmdletThatNeedsNothingElse()
    {
        foreach (string name in ModuleManifest.Cmdlets.Where(static name => name.StartsWith("Get-", StringComparison.Ordinal)))
        {
            var command = (CommandInfo)_engine.Run("Get-Command $args[0]", name).NoErrors().Output.Single().BaseObject;
            if (command.ParameterSets.Any(static set => set.IsDefault && set.Parameters.Any(static parameter => parameter.IsMandatory)))
            {
                continue;
            }

            HostedResult result = _engine.Run($"{name} -ErrorAction Ignore; 'went on'");
            Assert.True(result.Errors.Count == 0, $"{name}: {string.Join(" ", result.Errors)}");
            Assert.Equal("went on", result.Output[^1].BaseObject);
        }
    }

    [Fact]
    public void ACheckThatWasToldToBeSilentIsStillNoGreenOne() =>
        Assert.Equal("False", string.Join(",", _engine.Run("Test-MaestroMission -Quiet -ErrorAction Ignore").Output));

    [Theory]
    [InlineData("Add-MaestroLearning x -WhatIf")]
    [InlineData("Add-MaestroNote x -WhatIf")]
    [InlineData("Add-MaestroCorrection x -Trigger y -WhatIf")]
    [InlineData("Set-MaestroFeature x -Status review -WhatIf")]
    [InlineData("New-MaestroHandoff -Mode plan -SessionCore a -Summary a -NextAction a -ConfidenceWork 1 -WhatIf")]
    [InlineData("Build-MaestroGuidance -WhatIf")]
    [InlineData("Checkpoint-MaestroMission -WhatIf")]
    public void ALookAheadNeedsAWorkspaceToo(string script) => _engine.Run(script).Error(ErrorCode.WorkspaceNotFound);

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }
}
