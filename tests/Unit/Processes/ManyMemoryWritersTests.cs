using Maestro.Kernel;

namespace Maestro.Tests.Processes;

/// <summary>Twenty real programs at once on one memory: what each one wrote is there afterwards.</summary>
[Collection("processes")]
public sealed class ManyMemoryWritersTests : IDisposable
{
    private const int Writers = 20;

    private readonly ProcessWorkspace _workspace = new();

    [Theory]
    [InlineData("note", "Add-MaestroNote '{0}'", "Get-MaestroNote | ForEach-Object Content")]
    [InlineData("learning", "Add-MaestroLearning '{0}'", "Get-MaestroLearning | ForEach-Object Content")]
    [InlineData("correction", "Add-MaestroCorrection '{0}' -Trigger {0}", "Get-MaestroCorrection | ForEach-Object Rule")]
    public void NothingIsLost(string noun, string add, string get)
    {
        var wanted = new List<string>();
        for (int round = 0; round < ProcessWorkspace.Rounds(2); round++)
        {
            string[] texts = [.. Enumerable.Range(0, Writers).Select(n => $"{noun}-{round}-{n}")];
            _workspace.RunAtOnce(Writers, n => add.Replace("{0}", texts[n], StringComparison.Ordinal) + " | Out-Null");
            wanted.AddRange(texts);
        }

        Assert.Equal(wanted.Order(StringComparer.Ordinal), _workspace.Run(get).OutputLines.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Note")]
    [InlineData("Learning")]
    public void WhatIsRemovedGoesAndWhatIsAddedMeanwhileStays(string noun)
    {
        _workspace.Run($"1..{Writers} | ForEach-Object {{ \"old-$_\" }} | Add-Maestro{noun} | Out-Null");
        string[] ids = _workspace.Run($"Get-Maestro{noun} | ForEach-Object {noun}Id").OutputLines;
        Assert.Equal(Writers, ids.Distinct().Count());

        _workspace.RunAtOnce(Writers, n => $"Remove-Maestro{noun} {ids[n]}; Add-Maestro{noun} 'new-{n}' | Out-Null");

        Assert.Equal(
            Enumerable.Range(0, Writers).Select(static n => $"new-{n}").Order(StringComparer.Ordinal),
            _workspace.Run($"Get-Maestro{noun} | ForEach-Object Content").OutputLines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OneFileImportedByAllIsThereOnce()
    {
        _workspace.Run("'a', 'b' | Add-MaestroLearning | Out-Null; 'c', 'd' | Add-MaestroNote | Out-Null; Add-MaestroCorrection e -Severity hard | Out-Null");
        _workspace.Run("Export-MaestroMemory memory.json; Get-MaestroLearning | Remove-MaestroLearning; Get-MaestroNote | Remove-MaestroNote; Get-MaestroCorrection | Remove-MaestroCorrection");

        _workspace.RunAtOnce(Writers, static _ => "Import-MaestroMemory memory.json | Out-Null");

        Assert.Equal(["a", "b", "c", "d", "e"], _workspace.Run("& { Get-MaestroLearning; Get-MaestroNote } | ForEach-Object Content; Get-MaestroCorrection | ForEach-Object Rule").OutputLines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OneRuleAddedByAllIsOneCorrectionWithEveryTrigger()
    {
        _workspace.RunAtOnce(Writers, static n => $"Add-MaestroCorrection 'one rule' -Trigger word{n} -WarningAction Ignore | Out-Null");

        string[] triggers = _workspace.Run("Get-MaestroCorrection | ForEach-Object { $_.Trigger.Keywords -join ' ' }").OutputLines;

        Assert.Equal(Writers, Assert.Single(triggers).Split(' ').Distinct().Count());
    }

    [Fact]
    public void NoLinkIsLost()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        for (int round = 0; round < ProcessWorkspace.Rounds(2); round++)
        {
            // The first round also makes the folder: all twenty find none.
            int first = round * Writers;
            _workspace.RunAtOnce(Writers, n => $"Connect-MaestroProject project{first + n} consumes | Out-Null");
            Assert.Equal(first + Writers, _workspace.Run("Get-MaestroProject | ForEach-Object Name").OutputLines.Distinct().Count());
        }

        Assert.True(File.Exists(Path.Join(_workspace.Home, ".maestro", "graph", "projects.json")));
    }

    [Fact]
    public void NoRatchetRuleIsLost()
    {
        _workspace.Run("Add-MaestroCorrection 'never' -Trigger never | Out-Null");
        for (int round = 0; round < ProcessWorkspace.Rounds(2); round++)
        {
            int first = round * Writers;
            _workspace.RunAtOnce(Writers, n => $"Get-MaestroCorrection | Add-MaestroRatchet -Pattern 'word{first + n}' | Out-Null");
        }

        string[] rules = _workspace.Run("Get-MaestroRatchet | ForEach-Object { \"$($_.RatchetId) $($_.Pattern)\" }").OutputLines;
        Assert.Equal(ProcessWorkspace.Rounds(2) * Writers, rules.Select(static rule => rule.Split(' ')[0]).Distinct().Count());
        Assert.Equal(ProcessWorkspace.Rounds(2) * Writers, rules.Select(static rule => rule.Split(' ')[1]).Distinct().Count());
    }

    public void Dispose() => _workspace.Dispose();
}
