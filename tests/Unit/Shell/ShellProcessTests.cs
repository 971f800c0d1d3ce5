using System.Text.Json.Nodes;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>The program as it is started by people and agents.</summary>
public class ShellProcessTests
{
    [Fact]
    public void TheEngineReportsNothingAndOpensNoPipe() => Assert.Equal(
        "1 1\n",
        ShellProcess.Run(["-c", "\"$env:POWERSHELL_TELEMETRY_OPTOUT $env:POWERSHELL_DIAGNOSTICS_OPTOUT\""]).Output);

    [Fact]
    public void AnOpenRunspacePoolDoesNotKeepTheProcess()
    {
        var ended = ShellProcess.Run(
            ["-c", "$pool = [runspacefactory]::CreateRunspacePool([initialsessionstate]::CreateDefault2()); $pool.Open(); $s = [powershell]::Create(); $s.RunspacePool = $pool; $s.AddScript('1').Invoke(); exit 3"]);

        Assert.Equal((3, "1\n"), (ended.ExitCode, ended.Output));
    }

    [Fact]
    public void VersionAndHelpNeedNoModule()
    {
        var nowhere = new Dictionary<string, string> { ["MAESTRO_MODULE"] = "/nowhere" };

        Assert.StartsWith("maestro ", ShellProcess.Run(["--version"], environment: nowhere).Output, StringComparison.Ordinal);
        Assert.Contains("New-MaestroMission", ShellProcess.Run([], environment: nowhere).Output, StringComparison.Ordinal);
        Assert.Equal(1, ShellProcess.Run(["-c", "1"], environment: nowhere).ExitCode);
    }

    [Fact]
    public void ACmdletGetsItsValuesUntouchedAndItsViewHasNoEscapeCodes()
    {
        const string Hostile = "with $HOME, `\"quotes\"`; exit 9 $(throw 'no')";

        ShellProcess run = StandInShell.Run("Get-MaestroThing", "a", "-Summary", Hostile, "-Tag", "b,c");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(Hostile, run.Output, StringComparison.Ordinal);
        Assert.Contains("{b, c}", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\r', run.Output);
    }

    [Fact]
    public void AnErrorIsOneLineWithItsHintAndExitCode1()
    {
        ShellProcess run = StandInShell.Run("Get-MaestroThing", "-Fail", "a");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal("Get-MaestroThing: There is no thing 'a'.\n  maestro Get-MaestroThing lists them.\n", run.Error);
    }

    [Fact]
    public void JsonKeepsStandardOutputForTheObjects()
    {
        ShellProcess run = StandInShell.Run("--json", "-c", "[Console]::Error.Write(''); Get-MaestroThing a; Get-MaestroThing b -Fail; Set-MaestroThing c -Confirm:$false");

        Assert.Equal(1, run.ExitCode);
        JsonArray output = JsonNode.Parse(run.Output)!.AsArray();
        Assert.Equal(("a", "set c"), ((string)output[0]!["Name"]!, (string)output[1]!));
        JsonNode[] errors = [.. run.ErrorLines.Select(line => JsonNode.Parse(line)!)];
        Assert.Equal("ThingNotFound", (string)errors[0]["error"]!["code"]!);
        Assert.Equal("Get-MaestroThing lists them.", (string)errors[0]["error"]!["hint"]!);
        Assert.Equal("careful with c", (string)errors[1]["warning"]!["message"]!);
    }

    [Theory]
    [InlineData("Get-MaestroThing", "-Fail", "--json")]
    [InlineData("--json", "-c", "throw 'no'")]
    public void JsonIsValidAfterAnErrorToo(params string[] words)
    {
        ShellProcess run = StandInShell.Run(words);

        Assert.Equal((1, "[]\n"), (run.ExitCode, run.Output));
        Assert.NotNull(JsonNode.Parse(Assert.Single(run.ErrorLines))!["error"]);
    }

    [Fact]
    public void AnUnknownCommandIsGuessed()
    {
        ShellProcess run = StandInShell.Run("Get-MaestroThng");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("Did you mean Get-MaestroThing", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not uki", 1)]
    [InlineData("@(", 1)]
    public void AQuietCheckAnswersWithItsExitCode(string uki, int code)
    {
        var run = ShellProcess.Run(["Test-MaestroUki", uki, "-Quiet"]);
        Assert.Equal((code, "False"), (run.ExitCode, run.Output.Trim()));
        var json = ShellProcess.Run(["--json", "Test-MaestroUki", uki, "-Quiet"]);
        Assert.Equal((code, "[\nfalse\n]\n"), (json.ExitCode, json.Output));
        Assert.Equal(0, ShellProcess.Run(["Test-MaestroUki", uki]).ExitCode);
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("Get-MaestroThing -Fail; exit 0", 0)]
    [InlineData("throw 'x'", 1)]
    [InlineData("try { throw 'x' } catch { 'caught' }", 0)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-MaestroThing -Fail; exit 5", 1)]
    [InlineData("if (", 1)]
    public void ExitCodesOfAText(string script, int code)
    {
        Assert.Equal(code, StandInShell.Run("-c", script).ExitCode);
        Assert.Equal(code, StandInShell.RunWithInput(script, "-").ExitCode);
    }

    [Fact]
    public void AScriptFileKnowsWhereItIsTakesParametersAndEndsAsItSays()
    {
        using var folder = new TemporaryFolder();
        folder.Write("lib/part.ps1", "function part { 'part of ' + $PSScriptRoot }");
        string script = folder.Write("lib/main.ps1", """
            param([string]$Name, [switch]$Flag, $Rest)
            . $PSScriptRoot/part.ps1
            part
            "$Name|$Flag|$Rest"
            exit 7
            """);

        ShellProcess run = StandInShell.RunIn(folder.Path, "-f", "lib/main.ps1", "-Name", "a b", "-Flag", "c");

        Assert.Equal((7, ""), (run.ExitCode, run.Error));
        Assert.Equal(["part of " + Path.GetDirectoryName(script), "a b|True|c"], run.OutputLines);
    }

    [Fact]
    public void AnErrorInAScriptFileIsShownWhereItHappened()
    {
        using var folder = new TemporaryFolder();
        string script = folder.Write("bad.ps1", "'one'\n  1/0\n'two'\n");

        ShellProcess run = StandInShell.Run("-f", script);

        Assert.Equal((1, "one\ntwo\n"), (run.ExitCode, run.Output));
        Assert.Equal($"RuntimeException: {script}:2\nLine |\n   2 |  1/0\n     |  ~~~\n     | Attempted to divide by zero.\n", run.Error);
    }

    [Fact]
    public void StandardInputIsReadOnlyWhenItIsAskedFor()
    {
        // Left open and silent: a cmdlet that read it would never end.
        Assert.Equal(0, StandInShell.Run("Get-MaestroThing").ExitCode);
        Assert.Contains("\"Given\":\"{\\\"a\\\": 1}\"", StandInShell.RunWithInput("{\"a\": 1}", "--json", "--stdin", "Get-MaestroThing").Output, StringComparison.Ordinal);
        Assert.Contains("\"Given\":\"日本\"", StandInShell.RunWithInput("日本", "--json", "Get-MaestroThing", "-InputObject", "-").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AQuestionWithoutATerminalSaysWhatToPass()
    {
        Assert.Contains("-Confirm:$false", StandInShell.Run("Set-MaestroThing", "a").Error, StringComparison.Ordinal);

        ShellProcess sure = StandInShell.Run("Set-MaestroThing", "a,b", "-Confirm:false");
        Assert.Equal((0, "set a\nset b\n"), (sure.ExitCode, sure.Output));
        Assert.Equal(["WARNING: careful with a", "WARNING: careful with b"], sure.ErrorLines);
    }

    [Fact]
    public void AMissingValueIsAnErrorAndNotAQuestion()
    {
        ShellProcess run = StandInShell.Run("Set-MaestroThing");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Name", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AStackTraceIsNeverShown()
    {
        ShellProcess run = StandInShell.Run("-c", "[System.IO.File]::ReadAllText('/nowhere/at/all')");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
