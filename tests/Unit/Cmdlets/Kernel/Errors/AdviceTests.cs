using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every Fix, Next, step and hint is run as it stands: on two open missions of one plan, and where ids try to be code.</summary>
public sealed partial class AdviceTests : IDisposable
{
    private const string Code = "x'; pwned; '\u2019; pwned; \"$(pwned)` # \u202E\u001b[31m\npwned";

    private readonly HostedWorkspace _workspace = new(approved: false);

    public AdviceTests() => _workspace.Run("function global:pwned { $global:ran = $true }; $global:ran = $false").NoErrors();

    [Fact]
    public void WithTwoOpenMissionsEveryAdviceNamesItsOwn()
    {
        _workspace.Make();
        _workspace.Run("Get-MaestroMission | Approve-MaestroMission").NoErrors();
        string first = _workspace.MissionId;
        _workspace.Run("Set-MaestroFeature auth-plan -MissionId $args[0] -Status in-progress; Set-MaestroFeature auth-plan -MissionId $args[0] -Status review", first).NoErrors();
        _workspace.Run("Set-MaestroAssertion plan-agreed -MissionId $args[0] -Result failed", first).NoErrors();

        IReadOnlyList<string> advice = Advice(first);

        Assert.Contains(advice, static command => command.StartsWith("Set-MaestroAssertion plan-agreed -Result pending", StringComparison.Ordinal));
        AssertRuns(advice);
    }

    [Fact]
    public void AdviceNeverCallsPassedWhatWasRecordedAsFailed()
    {
        _workspace.Run("Approve-MaestroMission; Set-MaestroAssertion plan-agreed -Result failed").NoErrors();

        Assert.DoesNotContain(Advice(_workspace.MissionId), static command => command.Contains("plan-agreed -Result passed", StringComparison.Ordinal));
    }

    [Fact]
    public void IdsThatTryToBeCodeStayIds()
    {
        _workspace.Run("Approve-MaestroMission").NoErrors();
        Replace("mission.json", "\"plan\"", Code);
        Replace("features/auth-plan.json", "\"plan\"", Code);
        Replace("assertions.json", "\"plan\"", Code);
        Replace("assertions.json", "\"plan-agreed\"", "plan-agreed" + Code);
        Replace("features/auth-plan.json", "\"plan-agreed\"", "plan-agreed" + Code);
        _workspace.Put(".maestro/handoffs/bad'; pwned #.json", "{");

        IReadOnlyList<string> advice = Advice(_workspace.MissionId);

        Assert.Contains(advice, static command => command.Contains("pwned", StringComparison.Ordinal));
        Assert.All(advice, static command => Assert.Equal(Display.Lines(command), command));
        AssertRuns(advice);
        foreach (string command in advice)
        {
            _workspace.Run(command.Replace("…", "x", StringComparison.Ordinal) + " -WhatIf");
        }

        Assert.False((bool)_workspace.Run("$global:ran").NoErrors().Output[0].BaseObject);
    }

    [Fact]
    public void AMilestoneOfAnyNameIsSealedByTheCommandThatIsAdvised()
    {
        _workspace.Run("Approve-MaestroMission").NoErrors();
        Replace("mission.json", "\"plan\"", Code);
        Replace("features/auth-plan.json", "\"plan\"", Code);
        Replace("features/auth-plan.json", "\"pending\"", "done");
        Replace("assertions.json", "\"plan\"", Code);
        Replace("assertions.json", "\"pending\"", "passed");

        string fix = _workspace.Run("(Test-MaestroMission -Kind milestone | Where-Object Target -match pwned).Fix").Single<string>();
        _workspace.Run(fix).NoErrors();

        Assert.Equal("sealed", _workspace.Run("(Get-MaestroMilestone | Where-Object MilestoneId -match pwned).Status").Single<string>());
    }

    [Theory]
    [InlineData("plain-1_a.b", "plain-1_a.b")]
    [InlineData("it's", "'it''s'")]
    [InlineData("a b", "'a b'")]
    [InlineData("-Force", "'-Force'")]
    [InlineData("", "''")]
    [InlineData("a\n$b", "\"a`u{a}`$b\"")]
    public void AnArgumentIsQuotedWhereItHasToBe(string value, string argument)
    {
        Assert.Equal(argument, CommandText.Argument(value));
        Assert.Equal(value, _workspace.Run($"Write-Output {argument}; function Write-Output {{ $args[0] }}; Write-Output {argument}").Output[^1].BaseObject);
    }

    public void Dispose() => _workspace.Dispose();

    [GeneratedRegex(@"^\p{L}+-Maestro\p{L}+( |$)")]
    private static partial Regex BeginsAsCommand();

    // Some hints go on in words after the command, from one of these.
    private static string WithoutProse(string hint)
    {
        Parser.ParseInput(hint, out Token[] tokens, out _);
        Token? prose = tokens.FirstOrDefault(static token => token.Kind == TokenKind.Semi || token.Text is "lists" or "shows" or "makes" or "names" or "tells" or "finds" or "works" or "with");
        return prose is null ? hint : hint[..prose.Extent.StartOffset];
    }

    private IReadOnlyList<string> Advice(string missionId)
    {
        HostedResult shown = _workspace.Run(
            """
            Test-MaestroMission | ForEach-Object Fix
            Test-MaestroMission -Quiet | Out-Null
            (Get-MaestroStatus).Next
            Get-MaestroMission | ForEach-Object { (Get-MaestroSnapshot -MissionId $_.MissionId).NextSteps | ForEach-Object Command }
            Test-MaestroEnvironment | ForEach-Object Fix
            Test-MaestroMemory | ForEach-Object Fix
            """);
        HostedResult refused = _workspace.Run(
            """
            param($id)
            Set-MaestroFeature auth-plan -MissionId $id -Status done
            Set-MaestroFeature auth-impl -MissionId $id -Status in-progress -Strict
            Get-MaestroMilestone -MissionId $id | Complete-MaestroMilestone
            Get-MaestroAssertion -MissionId $id | Set-MaestroAssertion -Result waived
            Get-MaestroAssertion -MissionId $id | Set-MaestroAssertion -Result passed
            Set-MaestroMission $id -Status completed
            Get-MaestroWorkerPrompt auth-impl -MissionId $id
            Get-MaestroFeature "x'; pwned #" -MissionId $id
            Get-MaestroMission "x; pwned #"
            Restore-MaestroMission $id -Confirm:$false
            Get-MaestroConfig "x'; pwned"
            Get-MaestroHandoff "x; pwned"
            Complete-MaestroMilestone "$(')'); pwned" -MissionId $id
            """,
            missionId);
        return
        [
            .. shown.Output.Where(static item => item is not null).Select(static item => item.ToString()!)
                .Concat(refused.Errors.Concat(shown.Errors).Select(static error => error.ErrorDetails?.RecommendedAction ?? ""))
                .Where(static text => text.Length > 0)
                .Distinct(),
        ];
    }

    private void AssertRuns(IEnumerable<string> advice)
    {
        foreach (string command in advice.Where(static text => BeginsAsCommand().IsMatch(text)).Select(WithoutProse))
        {
            Parser.ParseInput(command, out _, out ParseError[] problems);
            Assert.True(problems.Length == 0, $"{command}: {string.Join(" ", problems.Select(static problem => problem.Message))}");
            HostedResult result = _workspace.Run(command);
            string[] codes = [.. result.Errors.Select(static error => error.FullyQualifiedErrorId.Split(',')[0])];
            Assert.DoesNotContain(codes, static code => code.EndsWith("Ambiguous", StringComparison.Ordinal) || code is ErrorCode.MilestoneNotFound or ErrorCode.AssertionNotFound or "PositionalParameterNotFound" or "NamedParameterNotFound");
        }

        Assert.False((bool)_workspace.Run("$global:ran").NoErrors().Output[0].BaseObject);
    }

    private void Replace(string file, string word, string text)
    {
        string path = _workspace.File(file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(word, System.Text.Json.JsonSerializer.Serialize(text.Trim('"')), StringComparison.Ordinal));
    }
}
