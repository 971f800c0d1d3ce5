using System.Text.Json.Nodes;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>The program as it is started by people and agents.</summary>
public class ShellProcessTests
{
    [Fact]
    public void Version_and_help_need_no_module()
    {
        var nowhere = new Dictionary<string, string> { ["MAESTRO_MODULE"] = "/nowhere" };

        Assert.StartsWith("maestro ", ShellProcess.Run(["--version"], environment: nowhere).Output, StringComparison.Ordinal);
        Assert.Contains("New-MaestroMission", ShellProcess.Run([], environment: nowhere).Output, StringComparison.Ordinal);
        Assert.Equal(1, ShellProcess.Run(["-c", "1"], environment: nowhere).ExitCode);
    }

    [Fact]
    public void A_cmdlet_gets_its_values_untouched_and_its_view_has_no_escape_codes()
    {
        const string Hostile = "with $HOME, `\"quotes\"`; exit 9 $(throw 'no')";

        var run = StandInShell.Run("Get-MaestroThing", "a", "-Summary", Hostile, "-Tag", "b,c");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(Hostile, run.Output, StringComparison.Ordinal);
        Assert.Contains("{b, c}", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\r', run.Output);
    }

    [Fact]
    public void An_error_is_one_line_with_its_hint_and_exit_code_1()
    {
        var run = StandInShell.Run("Get-MaestroThing", "-Fail", "a");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal("Get-MaestroThing: There is no thing 'a'.\n  Get-MaestroThing lists them.\n", run.Error);
    }

    [Fact]
    public void Json_keeps_standard_output_for_the_objects()
    {
        var run = StandInShell.Run("--json", "-c", "[Console]::Error.Write(''); Get-MaestroThing a; Get-MaestroThing b -Fail; Set-MaestroThing c -Confirm:$false");

        Assert.Equal(1, run.ExitCode);
        var output = JsonNode.Parse(run.Output)!.AsArray();
        Assert.Equal(("a", "set c"), ((string)output[0]!["Name"]!, (string)output[1]!));
        var errors = run.ErrorLines.Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal("ThingNotFound", (string)errors[0]["error"]!["code"]!);
        Assert.Equal("Get-MaestroThing lists them.", (string)errors[0]["error"]!["hint"]!);
        Assert.Equal("careful with c", (string)errors[1]["warning"]!["message"]!);
    }

    [Theory]
    [InlineData("Get-MaestroThing", "-Fail", "--json")]
    [InlineData("--json", "-c", "throw 'no'")]
    public void Json_is_valid_after_an_error_too(params string[] words)
    {
        var run = StandInShell.Run(words);

        Assert.Equal((1, "[]\n"), (run.ExitCode, run.Output));
        Assert.NotNull(JsonNode.Parse(Assert.Single(run.ErrorLines))!["error"]);
    }

    [Fact]
    public void An_unknown_command_is_guessed()
    {
        var run = StandInShell.Run("Get-MaestroThng");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("Did you mean Get-MaestroThing", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-Content", "x")]
    [InlineData("-c", "Get-MaestroThing | Select-Object Name")]
    [InlineData("-c", "1 | measure")]
    public void Commands_of_pwsh_send_the_user_there(params string[] words)
    {
        var run = StandInShell.Run(words);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("pwsh", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not uki", 1)]
    [InlineData("@(", 1)]
    public void A_quiet_check_answers_with_its_exit_code(string uki, int code)
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
    public void Exit_codes_of_a_text(string script, int code)
    {
        Assert.Equal(code, StandInShell.Run("-c", script).ExitCode);
        Assert.Equal(code, StandInShell.RunWithInput(script, "-").ExitCode);
    }

    [Fact]
    public void A_script_file_knows_where_it_is_takes_parameters_and_ends_as_it_says()
    {
        using var folder = new TemporaryFolder();
        folder.Write("lib/part.ps1", "function part { 'part of ' + $PSScriptRoot }");
        var script = folder.Write("lib/main.ps1", """
            param([string]$Name, [switch]$Flag, $Rest)
            . $PSScriptRoot/part.ps1
            part
            "$Name|$Flag|$Rest"
            exit 7
            """);

        var run = StandInShell.RunIn(folder.Path, "-f", "lib/main.ps1", "-Name", "a b", "-Flag", "c");

        Assert.Equal((7, ""), (run.ExitCode, run.Error));
        Assert.Equal(["part of " + Path.GetDirectoryName(script), "a b|True|c"], run.OutputLines);
    }

    [Fact]
    public void An_error_in_a_script_file_is_shown_where_it_happened()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("bad.ps1", "'one'\n  1/0\n'two'\n");

        var run = StandInShell.Run("-f", script);

        Assert.Equal((1, "one\ntwo\n"), (run.ExitCode, run.Output));
        Assert.Equal($"RuntimeException: {script}:2\nLine |\n   2 |  1/0\n     |  ~~~\n     | Attempted to divide by zero.\n", run.Error);
    }

    [Fact]
    public void Standard_input_is_read_only_when_it_is_asked_for()
    {
        // Left open and silent: a cmdlet that read it would never end.
        Assert.Equal(0, StandInShell.Run("Get-MaestroThing").ExitCode);
        Assert.Contains("\"Given\":\"{\\\"a\\\": 1}\"", StandInShell.RunWithInput("{\"a\": 1}", "--json", "--stdin", "Get-MaestroThing").Output, StringComparison.Ordinal);
        Assert.Contains("\"Given\":\"日本\"", StandInShell.RunWithInput("日本", "--json", "Get-MaestroThing", "-InputObject", "-").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_without_a_terminal_says_what_to_pass()
    {
        Assert.Contains("-Confirm:$false", StandInShell.Run("Set-MaestroThing", "a").Error, StringComparison.Ordinal);

        var sure = StandInShell.Run("Set-MaestroThing", "a,b", "-Confirm:false");
        Assert.Equal((0, "set a\nset b\n"), (sure.ExitCode, sure.Output));
        Assert.Equal(["WARNING: careful with a", "WARNING: careful with b"], sure.ErrorLines);
    }

    [Fact]
    public void A_missing_value_is_an_error_and_not_a_question()
    {
        var run = StandInShell.Run("Set-MaestroThing");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Name", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_trace_is_never_shown()
    {
        var run = StandInShell.Run("-c", "[System.IO.File]::ReadAllText('/nowhere/at/all')");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
