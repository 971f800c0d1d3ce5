using Maestro.Kernel;
using Maestro.Tests.Hosting;
using Maestro.Tests.Processes;

namespace Maestro.Tests.Cmdlets;

/// <summary>Links between projects, in programs of their own since they write to the user's folder.</summary>
[Collection("processes")]
public sealed class ProjectCommandTests : IDisposable
{
    private readonly ProcessWorkspace _workspace = new();

    [Fact]
    public void LinksAreMadeSeenFromBothSidesAndTakenAway()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string web = Path.Join(_workspace.Folder, "web");
        Directory.CreateDirectory(web);

        Assert.Equal(
            ["web exposes outgoing True", "web exposes incoming", "other False", "web True src/api/a.ts", "left 1"],
            _workspace.Run(
                """
                [System.IO.DirectoryInfo] "$PWD/web" | Connect-MaestroProject -Relation exposes -Via 'src/api/**' | ForEach-Object { "$($_.Name) $($_.Relation) $($_.Direction) $($_.Path -eq "$PWD/web")" }
                Initialize-MaestroWorkspace web -Force | Out-Null
                Get-MaestroProject -WorkspacePath web | ForEach-Object { "web $($_.Relation) $($_.Direction)" }
                Connect-MaestroProject other exposes | Out-Null
                Get-MaestroProject -Impact docs/x.md | ForEach-Object { "$($_.Project.Name) $($_.IsCertain)" }
                'src/api/a.ts' | Get-MaestroProject web | ForEach-Object { "$($_.Project.Name) $($_.IsCertain) $($_.ChangedPaths)" }
                Get-MaestroProject web | Disconnect-MaestroProject
                "left $(@(Get-MaestroProject).Count)"
                """).OutputLines);
    }

    [Fact]
    public void WhatALinkIsFoundByIsRead()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Contains(WrittenTexts.Word, _workspace.Run($"Connect-MaestroProject other consumes -Via {WrittenTexts.Word} | Out-Null; Get-MaestroProject | ConvertTo-Json").Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("FileNotFound", "Connect-MaestroProject ../nowhere consumes")]
    [InlineData("ArgumentInvalid", "Connect-MaestroProject . consumes")]
    [InlineData("ProjectNotFound", "Disconnect-MaestroProject nothing -WhatIf")]
    [InlineData("ProjectNotFound", "Get-MaestroProject nothing")]
    [InlineData("ParameterArgumentValidationError", "Connect-MaestroProject x likes")]
    public void WhatAUserDoesWrong(string code, string script) => Assert.Equal(
        $"{code},",
        _workspace.Run($"try {{ {script} -ErrorAction Stop }} catch {{ $_.FullyQualifiedErrorId -replace ',.*', ',' }}").Output.Trim());

    public void Dispose() => _workspace.Dispose();
}
