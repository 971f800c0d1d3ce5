using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Text.Json.Nodes;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>PowerShell's own modules in the program.</summary>
public sealed class CarriedModulesTests
{
    [Theory]
    [InlineData("Microsoft.PowerShell.Utility")]
    [InlineData("Microsoft.PowerShell.Management")]
    public void AManifestListsEveryCommandOfItsAssembly(string module)
    {
        string manifest = RepositoryRoot.In("src", "Maestro.Shell", "Modules", module, module + ".psd1");
        Ast table = Parser.ParseFile(manifest, out _, out _).Find(static node => node is HashtableAst, searchNestedScriptBlocks: false)!;
        var values = (System.Collections.Hashtable)table.SafeGetValue();
        string[] listed = [.. ((object[])values["CmdletsToExport"]!).Cast<string>()];
        var assembly = Assembly.Load(module.Replace("PowerShell.", "PowerShell.Commands.", StringComparison.Ordinal));
        string[] existing = [.. assembly.GetExportedTypes().Select(static type => type.GetCustomAttribute<CmdletAttribute>()).OfType<CmdletAttribute>()
            .Select(static cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}")];

        Assert.NotEmpty(existing);
        // Not offered: they need a desktop that the program does not carry.
        Assert.Empty(existing.Except(listed, StringComparer.OrdinalIgnoreCase).Except(["Out-GridView", "Show-Command"]));
    }

    [Fact]
    public void WhatPeopleWriteBetweenTwoCmdletsWorks()
    {
        using var folder = new TemporaryFolder();
        string script = folder.Write("all.ps1", """
            $things = Get-MaestroThing b; $things = @($things) + (Get-MaestroThing a)
            $things | Sort-Object Name | Select-Object -First 1 -ExpandProperty Name
            ($things | ConvertTo-Json -Compress | ConvertFrom-Json).Count
            ($things | Group-Object Name).Name -join ','
            ($things | measure).Count
            $things | Export-Csv things.csv
            (Get-Content things.csv | Select-String '"b"').LineNumber
            Write-Host 'to the host'
            'a','b' | ForEach-Object { $_ } | Where-Object { $_ -ne 'a' } | Tee-Object -Variable teed
            Microsoft.PowerShell.Utility\Write-Output 'by its module'
            Test-Path things.csv
            (Join-Path a b).Length
            (Get-Command Get-ChildItem).ModuleName
            """);

        ShellProcess run = StandInShell.RunIn(folder.Path, "-f", script);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["a", "2", "a,b", "2", "2", "to the host", "b", "by its module", "True", "3", "Microsoft.PowerShell.Management"], run.OutputLines);
    }

    [Fact]
    public void FormattingIsPowerShells()
    {
        ShellProcess run = StandInShell.Run("-c", "Get-MaestroThing a | Format-Table Name, Given; Get-MaestroThing b | Format-List Name");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Name Given\n---- -----\na", run.Output, StringComparison.Ordinal);
        Assert.Contains("Name : b", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OneOfTheirCommandsIsTypedLikeACmdletOfOurs()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notes.txt", "one\ntwo\n");

        Assert.Equal("one\ntwo\n", StandInShell.RunIn(folder.Path, "Get-Content", "notes.txt").Output);
        Assert.Equal("two\n", StandInShell.RunIn(folder.Path, "gc", "notes.txt", "-Tail", "1").Output);
        Assert.Equal("notes.txt", (string)JsonNode.Parse(StandInShell.RunIn(folder.Path, "--json", "Split-Path", "a/notes.txt", "-Leaf").Output)![0]!);
    }

    [Fact]
    public void NoOtherFolderIsSearched()
    {
        using var folder = new TemporaryFolder();
        foreach (string module in (string[])["Microsoft.PowerShell.Utility", "Elsewhere"])
        {
            folder.Write($"{module}/{module}.psm1", "function Get-Elsewhere { 'elsewhere' }\nfunction Write-Output { 'elsewhere' }");
        }

        var environment = new Dictionary<string, string> { ["MAESTRO_MODULE"] = StandInShell.Module, ["PSModulePath"] = folder.Path };
        Assert.Equal("ours\n", ShellProcess.Run(["-c", "Write-Output ours"], environment: environment).Output);
        Assert.Contains("Get-Elsewhere", ShellProcess.Run(["-c", "Get-Elsewhere"], environment: environment).Error, StringComparison.Ordinal);
        // When it is asked for by name, any module is imported.
        Assert.Equal("elsewhere\n", ShellProcess.Run(["-c", "Import-Module Elsewhere; Get-Elsewhere"], environment: environment).Output);
    }

    [Fact]
    public void AMisspeltNameOfTheirsIsGuessed() =>
        Assert.Contains("Did you mean Sort-Object", StandInShell.Run("-c", "1 | Sort-Objekt").Error, StringComparison.Ordinal);
}
