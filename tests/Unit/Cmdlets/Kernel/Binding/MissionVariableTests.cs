using System.Management.Automation;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>A variable that names no mission, or none that can be, is reported by whatever would use it.</summary>
[Collection("processes")]
public sealed class MissionVariableTests : IDisposable
{
    // Missions themselves, and what exists without a mission too.
    private static readonly string[] Filters = ["Get-MaestroMission", "Get-MaestroHandoff", "Receive-MaestroHandoff", "Get-MaestroHistory", "Watch-MaestroWorkspace"];

    private readonly HostedWorkspace _workspace = new();

    [Theory]
    [InlineData("2020-01-01-001", "MissionNotFound")]
    [InlineData("../missions", "IdInvalid")]
    [InlineData("*", "IdInvalid")]
    public void EveryCmdletThatChoosesAMissionReportsIt(string value, string code)
    {
        CmdletInfo[] all = [.. _workspace.Run("Get-Command -Module Maestro -CommandType Cmdlet").Of<CmdletInfo>()
            .Where(static cmdlet => cmdlet.Parameters.ContainsKey("MissionId") && !Filters.Contains(cmdlet.Name) && Arguments(cmdlet) is not null)];
        Assert.True(all.Length > 25, string.Join(' ', all.Select(static cmdlet => cmdlet.Name)));
        foreach (CmdletInfo cmdlet in all)
        {
            string whatIf = cmdlet.Parameters.ContainsKey("WhatIf") ? " -WhatIf" : "";
            RequireReported(code, With(value, $"{cmdlet.Name} {Arguments(cmdlet)}{whatIf}"), cmdlet.Name);
        }
    }

    [Theory]
    [InlineData("2020-01-01-001", "MissionNotFound")]
    [InlineData("a b", "IdInvalid")]
    public void StatusAndBriefReportItAndShowTheRest(string value, string code)
    {
        HostedResult status = With(value, "Get-MaestroStatus");
        RequireReported(code, status, "Get-MaestroStatus");
        Assert.Single(status.Output);

        HostedResult brief = With(value, "Get-MaestroBrief");
        RequireReported(code, brief, "Get-MaestroBrief");
        var shown = (SessionBrief)Assert.Single(brief.Output).BaseObject;
        Assert.Empty(shown.Damage);
        Assert.Contains("## Wrong in your environment", shown.Text, StringComparison.Ordinal);
        Assert.Contains("MAESTRO_MISSION specifies it", shown.Text, StringComparison.Ordinal);

        // A hook has no error, so that its text alone can say it.
        Assert.Contains("MAESTRO_MISSION specifies it", With(value, "Get-MaestroBrief -Hook codex").Single<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void AMissionThatIsMeantIsTheOneToStartIn()
    {
        string draft = _workspace.Make(StateFixture.Plan.Replace("auth-", "other-", StringComparison.Ordinal));
        _workspace.Run("Approve-MaestroMission $args[0]", draft).NoErrors();
        _workspace.Run("Set-MaestroFeature other-plan -Status assigned; Set-MaestroFeature other-impl -Status assigned").NoErrors();
        string next = With(draft, "(Get-MaestroBrief -Agent gemini -SessionId s).Next").Single<string>();
        With(draft, next).NoErrors();
    }

    [Theory]
    [InlineData("MAESTRO_SESSION_ID")]
    [InlineData("MAESTRO_AGENT")]
    public void AnAgentOrSessionThatCannotBeIsNamed(string variable)
    {
        foreach (string command in (string[])["Get-MaestroStatus", "Get-MaestroBrief", "Start-MaestroFeature -Next -WhatIf"])
        {
            Assert.Contains(With(new string('x', 300), command, variable).Warnings, warning => warning.StartsWith($"{variable} is ignored", StringComparison.Ordinal));
        }

        HostedResult hook = With("a\u0007b", "Get-MaestroBrief -Hook codex", variable);
        Assert.Empty(hook.Warnings);
        Assert.Contains($"{variable} is ignored", hook.Single<string>(), StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();

    private static void RequireReported(string code, HostedResult result, string cmdlet)
    {
        Assert.True(result.Errors.Count > 0, $"{cmdlet} reports nothing");
        ErrorRecord error = result.Errors[0];
        Assert.True(error.FullyQualifiedErrorId.Split(',')[0] == code, $"{cmdlet}: {error.FullyQualifiedErrorId}: {error}");
        Assert.EndsWith("MAESTRO_MISSION specifies it.", error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Unset MAESTRO_MISSION", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private HostedResult With(string value, string script, string variable = "MAESTRO_MISSION")
    {
        string? before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            return _workspace.Run(script);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }

    // What a cmdlet requires beside the mission, as short as it can be; null where it requires the mission, too.
    private static string? Arguments(CmdletInfo cmdlet) => cmdlet.ParameterSets
        .Where(static set => set.Parameters.Any(static parameter => parameter is { Name: "MissionId", IsMandatory: false }))
        .Select(static set => string.Join(' ', set.Parameters.Where(static parameter => parameter.IsMandatory).Select(Argument)))
        .MinBy(static words => words.Length);

    private static string Argument(CommandParameterInfo parameter) =>
        parameter.ParameterType == typeof(SwitchParameter) ? $"-{parameter.Name}"
        : parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set ? $"-{parameter.Name} {set.ValidValues[0]}"
        : $"-{parameter.Name} x";
}
