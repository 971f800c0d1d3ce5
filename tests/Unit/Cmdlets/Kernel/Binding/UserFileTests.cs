using System.Management.Automation;

namespace Maestro.Tests.Cmdlets;

/// <summary>Files that users name are never those of Maestro or git, nor what was read.</summary>
public sealed class UserFileTests
{
    private const string Input = "todo.md";

    private static readonly Dictionary<string, string> Writers = new()
    {
        ["ConvertTo-MaestroPlan -OutFile"] = $"ConvertTo-MaestroPlan {Input} -OutFile $args[0]",
        ["Export-MaestroPlan -OutFile"] = "Export-MaestroPlan -OutFile $args[0]",
        ["New-MaestroWorkerPrompt -OutFile"] = "New-MaestroWorkerPrompt auth-plan -OutFile $args[0]",
        ["Test-MaestroMission -OutFile"] = "$null = Test-MaestroMission -OutFile $args[0] -OutputFormat JUnit",
        ["Export-MaestroMemory -Path"] = "Export-MaestroMemory $args[0]",
        ["Export-MaestroMission -Path"] = "Get-MaestroMission | Export-MaestroMission -Path $args[0]",
    };

    public static TheoryData<string, string> Places
    {
        get
        {
            var places = new TheoryData<string, string>();
            foreach (string writer in Writers.Keys)
            {
                foreach (string place in (string[])[".maestro/config.yaml", ".maestro/new/x.json", ".git/HEAD", "sub/.git/config", "linked/config.yaml", "./sub/../.maestro/workspace.json"])
                {
                    places.Add(writer, place);
                }
            }

            return places;
        }
    }

    [Fact]
    public void EveryParameterOfSuchAFileHasARow()
    {
        using var workspace = new HostedWorkspace();

        string[] found =
        [
            .. workspace.Run(
                """
                Get-Command -Module Maestro -CommandType Cmdlet | ForEach-Object {
                    $command = $_
                    'OutFile', 'Path' | Where-Object { $command.Parameters.ContainsKey($_) -and ($_ -eq 'OutFile' -or $command.Verb -eq 'Export') } | ForEach-Object { "$($command.Name) -$_" }
                }
                """).Of<string>(),
        ];

        Assert.Equal(Writers.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void FilesOfMaestroAndGitAreNotWritten(string writer, string place)
    {
        using var workspace = new HostedWorkspace();
        Prepare(workspace);
        if (place.StartsWith("linked/", StringComparison.Ordinal))
        {
            if (OperatingSystem.IsWindows())
            {
                return;
            }

            Directory.CreateSymbolicLink(Path.Join(workspace.Folder, "linked"), workspace.State);
        }

        Assert.Equal(place, workspace.Refused(ErrorCode.ArgumentInvalid, Writers[writer], place).TargetObject);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyOtherFileIsWritten(string writer)
    {
        using var workspace = new HostedWorkspace();
        Prepare(workspace);

        workspace.Run(Writers[writer], "out.json").NoErrors();

        Assert.True(File.Exists(Path.Join(workspace.Folder, "out.json")));
    }

    public static TheoryData<string> Names => [.. Writers.Keys];

    [Fact]
    public void WhatWasReadIsNotOverwritten()
    {
        using var workspace = new HostedWorkspace();
        Prepare(workspace);

        workspace.Refused(ErrorCode.ArgumentInvalid, $"ConvertTo-MaestroPlan {Input} -OutFile ./sub/../{Input}");
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Join(workspace.Folder, "link.md"), Path.Join(workspace.Folder, Input));
            workspace.Refused(ErrorCode.ArgumentInvalid, $"ConvertTo-MaestroPlan {Input} -OutFile link.md");
        }
    }

    private static void Prepare(HostedWorkspace workspace)
    {
        workspace.Put(Input, "# Todo\n\n- [ ] First thing\n- [ ] Second thing\n");
        Directory.CreateDirectory(Path.Join(workspace.Folder, ".git"));
        workspace.Put(Path.Join(".git", "HEAD"), "ref: refs/heads/main\n");
        Directory.CreateDirectory(Path.Join(workspace.Folder, "sub"));
    }
}
