using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Tests.Docs;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every <c>Test-</c> cmdlet in every way of checking nothing, as its parameters offer them: none of them passes.</summary>
public sealed class CheckOfNothingTests : IDisposable
{
    private const string Quietly = " -ErrorAction SilentlyContinue -WarningAction SilentlyContinue";

    private readonly TemporaryFolder _folder = new();
    private readonly HostedEngine _engine;

    public CheckOfNothingTests()
    {
        _engine = new HostedEngine(_folder.Path);
        _engine.Run("Initialize-MaestroWorkspace").NoErrors();
        Directory.CreateDirectory(Path.Join(_folder.Path, "folder"));
    }

    public static TheoryData<string> Commands => [.. ModuleManifest.Cmdlets.Where(static name => name.StartsWith("Test-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void ACheckOfNothingFailsUnlessItIsAllowed(string command)
    {
        var wrong = new List<string>();
        int empty = 0;
        foreach (string way in Ways(command))
        {
            if (_engine.Run(way + Quietly).Output.Count > 0)
            {
                continue;
            }

            empty++;
            string quiet = string.Join(",", _engine.Run($"{way} -Quiet{Quietly}").Output);
            string asserted = _engine.Run($"try {{ {way} -Assert{Quietly}; 'went on' }} catch {{ $_.FullyQualifiedErrorId.Split(',')[0] }}").Single<string>();
            bool refusedByEngine = quiet.Length == 0 && asserted is not (ErrorCode.NothingChecked or "went on");
            if (!refusedByEngine && (quiet != "False" || asserted != ErrorCode.NothingChecked))
            {
                wrong.Add($"{way}: -Quiet gives '{quiet}', -Assert '{asserted}'");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(empty > 0 || command is "Test-MaestroEnvironment" or "Test-MaestroControl", "No way of checking nothing was found.");
    }

    [Theory]
    [InlineData("Test-MaestroMission")]
    [InlineData("Test-MaestroRatchet")]
    [InlineData("@() | Test-MaestroUki")]
    [InlineData("Test-MaestroMemory -Name @()")]
    public void NothingToCheckCanBeAllowed(string check)
    {
        Assert.True(_engine.Run($"{check} -AllowEmpty -Quiet").Single<bool>());
        Assert.Empty(_engine.Run($"{check} -AllowEmpty -Assert").NoErrors().Warnings);
        Assert.Contains("-AllowEmpty", Assert.Single(_engine.Run(check).Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-MaestroMission gone")]
    [InlineData("Test-MaestroRatchet gone")]
    [InlineData("Test-MaestroPlan typo.json")]
    public void WhatWasAskedForAndDoesNotExistIsNeverAllowed(string check)
    {
        Assert.False(_engine.Run($"{check} -AllowEmpty -Quiet{Quietly}").Single<bool>());
        Assert.Equal("CheckFailed", _engine.Run($"try {{ {check} -AllowEmpty -Assert{Quietly} }} catch {{ $_.FullyQualifiedErrorId.Split(',')[0] }}").Single<string>());
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    private IEnumerable<string> Ways(string command)
    {
        var info = (CommandInfo)_engine.Run("Get-Command $args[0]", command).NoErrors().Output.Single().BaseObject;
        if (!info.ParameterSets.All(static set => set.Parameters.Any(static parameter => parameter.IsMandatory)))
        {
            yield return command;
        }

        if (info.Parameters.Values.Any(static parameter => parameter.ParameterSets.Values.Any(static set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName)))
        {
            yield return $"@() | {command}";
        }

        foreach (ParameterMetadata parameter in info.Parameters.Values.Where(static parameter => parameter.ParameterType == typeof(string[])))
        {
            yield return $"{command} -{parameter.Name} @()";
            yield return $"{command} -{parameter.Name} gone";
            yield return $"{command} -{parameter.Name} 'gone*'";
            yield return $"{command} -{parameter.Name} folder";
        }
    }
}
