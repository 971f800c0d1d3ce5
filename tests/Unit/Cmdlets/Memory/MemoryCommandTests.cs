using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Learnings, guidance, recall, search and checks.</summary>
public sealed class MemoryCommandTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new(approved: false);

    [Fact]
    public void LearningsOfAPipelineAreOneEachAndTakeTheContentOfObjects()
    {
        Assert.Equal(3, _workspace.Run("'one', 'two', 'three' | Add-MaestroLearning").NoErrors().Output.Count);
        _workspace.Run("Add-MaestroNote 'from a note' | Add-MaestroLearning").NoErrors();
        Assert.Equal(["from a note", "three"], _workspace.Run("Get-MaestroLearning -First 2").Of<Learning>().Select(l => l.Content));
        Assert.Empty(_workspace.Run("Get-MaestroLearning -Since ([DateTimeOffset]::Now.AddHours(1))").Output);
    }

    [Fact]
    public void GuidanceIsBuiltAndRead()
    {
        _workspace.Refused("GuidanceNotFound", "Get-MaestroGuidance");
        _workspace.Refused("GuidanceNotFound", "Build-MaestroGuidance");
        _workspace.Run("'the login needs a token', 'a token lives an hour' | Add-MaestroLearning").NoErrors();
        _workspace.Refused("ArgumentInvalid", "Build-MaestroGuidance -MaxLength 10 -WhatIf");
        Assert.Contains("token", _workspace.Run("Build-MaestroGuidance").Single<Guidance>().Summary, StringComparison.Ordinal);
        _workspace.Run("Add-MaestroLearning later").NoErrors();
        Assert.Equal(1, _workspace.Run("Get-MaestroGuidance").Single<Guidance>().NewLearnings);
        Assert.Equal("a\nb", _workspace.Run("'a', 'b' | Build-MaestroGuidance").Single<Guidance>().Summary);
    }

    [Fact]
    public void ATaskAndItsFilesRecallCorrectionsWithReasons()
    {
        _workspace.Run("Add-MaestroCorrection 'hash it' -Trigger login, password -Glob 'src/auth/**'").NoErrors();
        _workspace.Run("Add-MaestroCorrection 'always' -Severity hard").NoErrors();

        MemoryHit[] hits = [.. _workspace.Run("Search-MaestroMemory 'Build the login' -Path src/auth/a.ts").NoErrors().Of<MemoryHit>()];

        Assert.Equal(["hash it", "always"], hits.Select(h => h.Text));
        Assert.Equal(0.65, hits[0].Score);
        Assert.Equal(["keyword login", "glob src/auth/**"], hits[0].Reasons);
        Assert.Equal(["hard"], hits[1].Reasons);
        Assert.IsType<Correction>(hits[1].Item);
    }

    [Theory]
    [InlineData("", "'src/auth/a.ts' | Search-MaestroMemory")]
    [InlineData("", "[System.IO.FileInfo] \"$PWD/src/auth/there.ts\" | Search-MaestroMemory")]
    [InlineData("", "Search-MaestroMemory -Path \"$PWD/src/auth/a.ts\"")]
    [InlineData("src", "Search-MaestroMemory -Path auth/a.ts")]
    [InlineData("src", "Search-MaestroMemory -Path src/auth/there.ts")]
    [InlineData("src/auth", "Search-MaestroMemory -Path ./there.ts")]
    public void PathsMeanTheSameFromWhereverTheyAreGiven(string folder, string script)
    {
        _workspace.Put("src/auth/there.ts", "");
        _workspace.Run("Add-MaestroCorrection 'hash it' -Glob 'src/auth/*.ts'").NoErrors();
        _workspace.Engine.WorkingFolder = Path.Join(_workspace.Folder, folder);

        Assert.Equal("hash it", _workspace.Run(script).Single<MemoryHit>().Text);
    }

    [Fact]
    public void AQueryFindsEveryKind()
    {
        _workspace.Run("Add-MaestroCorrection 'Über-Datenbank' -Trigger x; Add-MaestroLearning 'uber-datenbank'; Add-MaestroNote 'UBER-DATENBANK'").NoErrors();

        Assert.Equal(["correction", "learning", "note"], _workspace.Run("(Search-MaestroMemory -Query 'uber').Kind").NoErrors().Of<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ChecksPassFailAndAssert()
    {
        Assert.True(_workspace.Run("Test-MaestroMemory -Quiet -Assert").Single<bool>());
        _workspace.Run("Add-MaestroLearning one").NoErrors();
        CheckResult failed = _workspace.Run("Test-MaestroMemory | Where-Object Passed -eq $false").Single<CheckResult>();
        Assert.Equal(("guidance-missing", "Build-MaestroGuidance"), (failed.Name, failed.Fix));
        Assert.Single(_workspace.Run("Test-MaestroMemory -Name GUIDANCE-missing").NoErrors().Output);
        _workspace.Run("Test-MaestroMemory -Assert -Quiet").Error("CheckFailed");
        Assert.False(_workspace.Run("Test-MaestroMemory -Quiet").Single<bool>());
    }

    [Fact]
    public void DamageIsACheckThatFailedAndCountsGoOn()
    {
        _workspace.Put(".maestro/notes.json", "[");

        Assert.Contains("notes.json", _workspace.Run("Test-MaestroMemory -Name file-readable").Single<CheckResult>().Message, StringComparison.Ordinal);
        HostedResult counted = _workspace.Run("Measure-MaestroMemory");
        Assert.Equal(0, Assert.Single(counted.Of<MemoryStatistics>()).Notes);
        Assert.Equal(ErrorCategory.InvalidData, counted.Error("StateFileDamaged").CategoryInfo.Category);
    }

    public void Dispose() => _workspace.Dispose();
}
