using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Corrections as they are kept, found and removed.</summary>
public sealed class CorrectionCommandTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new(approved: false);

    [Fact]
    public void AnUpdateSaysSoAndGivesTheSameId()
    {
        Correction first = _workspace.Run("Add-MaestroCorrection 'Use bun, not npm' -Trigger npm -Source 'ran npm'").Single<Correction>();
        HostedResult second = _workspace.Run("Add-MaestroCorrection 'use bun, not npm.' -Trigger install -Severity HARD");

        Assert.Equal(first.CorrectionId, second.Single<Correction>().CorrectionId);
        Assert.Equal("hard", second.Single<Correction>().Severity);
        Assert.Contains(first.CorrectionId, Assert.Single(second.Warnings), StringComparison.Ordinal);
        Assert.Equal("ran npm", _workspace.Run("Get-MaestroCorrection").Single<Correction>().Source);
    }

    [Theory]
    [InlineData("CorrectionInvalid", "Add-MaestroCorrection 'rule'")]
    [InlineData("CorrectionInvalid", "Add-MaestroCorrection '' -Trigger a")]
    [InlineData("PatternInvalid", "Add-MaestroCorrection 'rule' -Glob '../x'")]
    [InlineData("PatternInvalid", "Add-MaestroCorrection 'rule' -Glob '../x' -WhatIf")]
    [InlineData("ParameterArgumentValidationError", "Add-MaestroCorrection 'rule' -Trigger a -Severity deadly")]
    [InlineData("CorrectionNotFound", "Get-MaestroCorrection 2026-01-01-001")]
    [InlineData("IdInvalid", "Get-MaestroCorrection ../../missions")]
    [InlineData("CorrectionNotFound", "Remove-MaestroCorrection 2026-01-01-001 -WhatIf")]
    public void WhatAUserDoesWrong(string code, string script) => _workspace.Refused(code, script);

    [Fact]
    public void TextsFromThePipelineGoOnBehindABadOne()
    {
        HostedResult result = _workspace.Run("'one', '', 'two' | Add-MaestroCorrection -Trigger t");

        Assert.Equal(["one", "two"], result.Of<Correction>().Select(c => c.Rule));
        result.Error("CorrectionInvalid");
    }

    [Fact]
    public void ACorrectionOfAnotherWorkspaceComesWithAllThatRecallsIt()
    {
        using var other = new HostedWorkspace(approved: false);
        other.Run("Add-MaestroCorrection 'rule' -Trigger a, b -Glob 'src/**' -Source why -Severity hard").NoErrors();

        Correction taken = _workspace.Run("Get-MaestroCorrection -WorkspacePath $args[0] | Add-MaestroCorrection -Trigger c", other.Folder).Single<Correction>();

        Assert.Equal(["a", "b", "c"], taken.Trigger.Keywords);
        Assert.Equal(["src/**"], taken.Trigger.FileGlobs);
        Assert.Equal(("why", "hard"), (taken.Source, taken.Severity));
    }

    [Fact]
    public void RemovingAsksWithConfirmAndIsSilent()
    {
        string id = _workspace.Run("(Add-MaestroCorrection 'rule' -Trigger a).CorrectionId").Single<string>();
        _workspace.Engine.Answer = 2;
        _workspace.Run("Remove-MaestroCorrection $args[0] -Confirm", id).NoErrors();
        Assert.NotEmpty(_workspace.Engine.Questions);
        Assert.Single(_workspace.Run("Get-MaestroCorrection").NoErrors().Output);

        Assert.Empty(_workspace.Run("Get-MaestroCorrection | Remove-MaestroCorrection").NoErrors().Output);
        Assert.Empty(_workspace.Run("Get-MaestroCorrection").NoErrors().Output);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "id": "2026-01-01-001", "rule": "r", "source": "s", "trigger": { "keywords": [null], "fileGlobs": [] }, "severity": "soft", "createdAt": "2026-01-01T00:00:00.000Z", "updatedAt": "2026-01-01T00:00:00.000Z" }""")]
    public void ADamagedFileIsOneErrorBesideTheOthers(string content)
    {
        _workspace.Run("Add-MaestroCorrection 'rule' -Trigger a").NoErrors();
        _workspace.Put(".maestro/memory/corrections/2026-01-01-001.json", content);

        HostedResult result = _workspace.Run("Get-MaestroCorrection");

        Assert.Single(result.Output);
        ErrorRecord error = result.Error("StateFileDamaged");
        Assert.Contains("2026-01-01-001.json", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IdsTriggersAndRulesComplete()
    {
        string id = _workspace.Run("(Add-MaestroCorrection \"a `e[31mrule\" -Trigger login).CorrectionId").Single<string>();

        Assert.Equal($"{id} a rule (soft)", _workspace.Run("(TabExpansion2 'Remove-MaestroCorrection ').CompletionMatches | ForEach-Object { \"$($_.CompletionText) $($_.ToolTip)\" }").Single<string>());
        Assert.Equal("login", _workspace.Run("(TabExpansion2 'Get-MaestroCorrection -Trigger l').CompletionMatches.CompletionText").Single<string>());
    }

    public void Dispose() => _workspace.Dispose();
}
