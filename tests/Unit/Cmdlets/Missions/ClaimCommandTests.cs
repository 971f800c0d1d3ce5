using System.Management.Automation;
using System.Text.RegularExpressions;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>The cmdlets of claims with each of their parameters, in the real engine.</summary>
public sealed partial class ClaimCommandTests : IDisposable
{
    private const string Codex = " -Agent codex -SessionId s-1";
    private const string Gemini = " -Agent gemini -SessionId s-2";

    private readonly HostedWorkspace _workspace = new();

    [Fact]
    public void OneSessionGetsTheFeatureAndTheOthersLearnWhoHasIt()
    {
        Feature started = _workspace.Run("Start-MaestroFeature auth-plan -Lease 00:30:00" + Codex).Single<Feature>();
        Assert.Equal(("in-progress", "codex", "s-1", TimeSpan.FromMinutes(30)), (started.Status, started.Holder, started.HolderSessionId, started.Lease));
        Assert.Equal("codex", _workspace.Run("Start-MaestroFeature auth-p" + Codex).Single<Feature>().Holder);

        foreach (string way in (string[])["Start-MaestroFeature auth-plan", "Set-MaestroFeature auth-plan -Status review", "Stop-MaestroFeature auth-plan -Reason x"])
        {
            ErrorRecord error = _workspace.Run(way + (way.StartsWith("Set", StringComparison.Ordinal) ? " -Agent gemini" : Gemini)).Error(ErrorCode.FeatureHeld);
            Assert.Contains("held by codex (session s-1); it was claimed at", error.Exception.Message, StringComparison.Ordinal);
            Assert.Equal("auth-plan", error.TargetObject);
        }
    }

    [Fact]
    public void ATakeoverNeedsAReasonAndKeepsTheTrail()
    {
        _workspace.Run("Start-MaestroFeature auth-plan" + Codex).NoErrors();
        _workspace.Run("Start-MaestroFeature auth-plan -Take" + Gemini).Error(ErrorCode.ArgumentInvalid);
        Assert.Equal("gemini", _workspace.Run("Start-MaestroFeature auth-plan -Take -Reason 'it hangs'" + Gemini).Single<Feature>().Holder);
        FeatureClaim claim = _workspace.Run("Get-MaestroClaim").Single<FeatureClaim>();
        FeatureClaim earlier = Assert.Single(claim.Trail);
        Assert.Equal(("codex", "taken", "it hangs"), (earlier.Holder, earlier.Outcome, earlier.Reason));
        _workspace.Run("Set-MaestroFeature auth-plan -Status review -Agent codex").Error(ErrorCode.FeatureHeld);
    }

    [Fact]
    public void NextTakesWhatIsReadyAndSaysWhyThereIsNone()
    {
        Assert.Equal("auth-plan", _workspace.Run("Start-MaestroFeature -Next" + Codex).Single<Feature>().FeatureId);
        ErrorRecord error = _workspace.Run("Start-MaestroFeature -Next" + Gemini).Error(ErrorCode.NothingReady);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        _workspace.Run("Start-MaestroFeature -Next auth-plan").Error("PositionalParameterNotFound");
        _workspace.Run("Start-MaestroFeature -Next -Take -Reason x").Error("AmbiguousParameterSet");
    }

    [Fact]
    public void FeaturesArePipedToBothAndABadOneIsOneError()
    {
        HostedResult started = _workspace.Run("'auth-plan', 'nothing', '../x' | Start-MaestroFeature" + Codex);
        Assert.Equal("auth-plan", Assert.Single(started.Of<Feature>()).FeatureId);
        Assert.Equal(
            [ErrorCode.FeatureNotFound, ErrorCode.IdInvalid],
            started.Errors.Select(static error => error.FullyQualifiedErrorId.Split(',')[0]));

        Assert.Empty(_workspace.Run("Get-MaestroFeature auth-plan | Stop-MaestroFeature -Reason 'out of time'" + Codex).NoErrors().Output);
        Assert.Equal("pending", _workspace.Run("(Get-MaestroFeature auth-plan).Status").Single<string>());
    }

    [Fact]
    public void WhatIfChangesNothingAndStillReportsBadInput()
    {
        string before = StoreFolder.Tree(_workspace.State);
        Assert.Empty(_workspace.Run("Start-MaestroFeature auth-plan -WhatIf").NoErrors().Output);
        Assert.Empty(_workspace.Run("Start-MaestroFeature -Next -WhatIf").NoErrors().Output);
        _workspace.Run("Stop-MaestroFeature auth-plan -Reason x -WhatIf").Error(ErrorCode.NothingToChange);
        _workspace.Run("Start-MaestroFeature nothing -WhatIf").Error(ErrorCode.FeatureNotFound);
        Assert.Equal(before, StoreFolder.Tree(_workspace.State));
    }

    [Fact]
    public void AFeatureIsReleasedBlockedOrWithAQuestionByItsHolderOrByForce()
    {
        _workspace.Run("Start-MaestroFeature auth-plan" + Codex).NoErrors();
        Assert.Equal("blocked", _workspace.Run("Stop-MaestroFeature auth-plan -Reason 'no server' -Blocked -PassThru" + Codex).Single<Feature>().Status);
        _workspace.Run("Set-MaestroFeature auth-plan -Status pending").NoErrors();
        _workspace.Run("Start-MaestroFeature auth-plan" + Codex).NoErrors();
        Assert.Equal("pending", _workspace.Run("Stop-MaestroFeature auth-plan -Reason 'gone' -Force -PassThru" + Gemini).Single<Feature>().Status);

        _workspace.Run("Start-MaestroFeature auth-plan" + Codex).NoErrors();
        Feature asked = _workspace.Run("Stop-MaestroFeature auth-plan -Question 'Which database?' -PassThru" + Codex).Single<Feature>();
        Assert.Equal(("blocked", "Which database?"), (asked.Status, asked.Question));
        _workspace.Run("Stop-MaestroFeature auth-plan -Question x -Blocked").Error("AmbiguousParameterSet");
        _workspace.Run("Set-MaestroFeature auth-plan -Answer 'the usual one'").NoErrors();
        Assert.Equal("pending", _workspace.Run("(Get-MaestroFeature auth-plan).Status").Single<string>());
    }

    [Fact]
    public void ClaimsAreFilteredByFeatureHolderAndState()
    {
        _workspace.Run("Start-MaestroFeature auth-plan -Lease 00:30:00" + Codex).NoErrors();
        Assert.Equal("", Claims("Get-MaestroClaim -Expired"));
        Assert.Equal("", Claims("Get-MaestroClaim -Quiet"));

        // As if a worker had claimed it long ago, and had been silent since.
        string path = _workspace.File("workers/auth-plan/claim.json");
        File.WriteAllText(path, Since().Replace(File.ReadAllText(path), "\"since\": \"2026-01-01T00:00:00.000Z\"").Replace("codex", "clara", StringComparison.Ordinal));
        Assert.Equal("auth-plan", Claims("Get-MaestroClaim auth-*"));
        Assert.Equal("auth-plan", Claims("Get-MaestroFeature auth-plan | Get-MaestroClaim"));
        Assert.Equal("auth-plan", Claims("Get-MaestroMission | Get-MaestroClaim -Agent c*, nobody"));
        Assert.Equal("auth-plan", Claims("Get-MaestroClaim -Expired"));
        Assert.Equal("", Claims("Get-MaestroClaim -Agent gemini"));
        Assert.Equal("auth-plan", Claims("Get-MaestroClaim -Quiet"));
        _workspace.Run("Get-MaestroClaim nothing").Error(ErrorCode.FeatureNotFound);

        // What has run out is taken over without a word, and the trail has whose it was.
        Assert.Equal("gemini", _workspace.Run("Start-MaestroFeature auth-plan" + Gemini).Single<Feature>().Holder);
        Assert.Equal("expired", Assert.Single(_workspace.Run("Get-MaestroClaim").Single<FeatureClaim>().Trail).Outcome);
        _workspace.Run("Stop-MaestroFeature auth-plan -Reason x" + Gemini).NoErrors();
        Assert.Equal("", Claims("Get-MaestroClaim"));
        Assert.Equal("auth-plan", Claims("Get-MaestroClaim -IncludeEnded"));
    }

    [Theory]
    [InlineData("Start-MaestroFeature auth-plan -Lease soon", "ParameterArgumentTransformationError")]
    [InlineData("Start-MaestroFeature auth-plan -Agent ''", "ParameterArgumentValidationError")]
    [InlineData("Stop-MaestroFeature auth-plan -Reason ''", "ParameterArgumentValidationError")]
    [InlineData("Start-MaestroFeature auth-plan -MissionId 2001-01-01-001", ErrorCode.MissionNotFound)]
    [InlineData("Start-MaestroFeature auth-impl -Strict", ErrorCode.DependencyNotDone)]
    [InlineData("Get-MaestroClaim -MissionId 2001-01-01-001", ErrorCode.MissionNotFound)]
    public void WrongArgumentsAreRefusedAndChangeNothing(string line, string code) => _workspace.Refused(code, line);

    public void Dispose() => _workspace.Dispose();

    [GeneratedRegex("\"since\": \"[^\"]*\"")]
    private static partial Regex Since();

    private string Claims(string line) => string.Join(',', _workspace.Run(line).NoErrors().Of<FeatureClaim>().Select(static claim => claim.FeatureId));
}
