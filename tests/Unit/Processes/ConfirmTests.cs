using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Processes;

/// <summary>A person at a terminal is asked, and another process is faster: Yes never means anything but what was asked.</summary>
[Collection("processes")]
public sealed class ConfirmTests : IDisposable
{
    private const string New = "$null = New-MaestroHandoff -Mode execute -SessionCore core -Summary s -NextAction n -ConfidenceWork 0.9 -NoCollect -Artifact a -ReadMore r";

    private readonly TemporaryFolder _folder = new();

    public ConfirmTests() => Others(
        $"$null = Initialize-MaestroWorkspace; $null = New-MaestroMission '{RepositoryRoot.In("examples", "plan.json")}'; Approve-MaestroMission; {New}; {New}");

    public static TheoryData<string, string, string> Overtaken => new()
    {
        // The command chose its target itself, and would choose another one now.
        { "Receive-MaestroHandoff -Claim -Agent a", "$null = Receive-MaestroHandoff -Claim -Agent b", ErrorCode.TargetChanged },
        { "Start-MaestroFeature -Next -Agent a", "$null = Add-MaestroFeature auth-now -Title Now -VerificationStep v -MilestoneId plan; $null = Start-MaestroFeature auth-plan -Agent b", ErrorCode.TargetChanged },

        // It was named, and can't be had any more.
        { "Get-MaestroHandoff | Select-Object -Last 1 | Receive-MaestroHandoff -Claim -Agent a", "$null = Get-MaestroHandoff | Select-Object -Last 1 | Receive-MaestroHandoff -Claim -Agent b", ErrorCode.HandoffNotPending },
        { "Undo-MaestroChange", "Undo-MaestroChange", ErrorCode.UndoConflict },
        { "Start-MaestroFeature auth-plan -Agent a", "Start-MaestroFeature auth-plan -Agent b", ErrorCode.FeatureHeld },

        // It is still there, and the change is another one.
        { "Set-MaestroFeature auth-plan -Status assigned", "'assigned', 'in-progress', 'review' | ForEach-Object { Set-MaestroFeature auth-plan -Status $_ }", ErrorCode.TransitionNotAllowed },
    };

    [TerminalTheory]
    [MemberData(nameof(Overtaken))]
    public void YesToWhatAnotherProcessHasChangedIsRefusedAndChangesNothing(string command, string other, string code)
    {
        using TerminalSession terminal = Ask(command);
        Others(other);
        string before = StoreFolder.Tree(_folder.Path);

        terminal.Type("Y");
        terminal.Press("Enter");

        string screen = terminal.Until("ended");
        Assert.True(screen.Contains($"code={code},", StringComparison.Ordinal), screen);
        Assert.Equal(before, StoreFolder.Tree(_folder.Path));
    }

    [TerminalTheory]
    [InlineData("Y", true)]
    [InlineData("N", false)]
    public void WhatAnotherProcessDoesElsewhereKeepsNoAnswerFromBeingFollowed(string answer, bool isClaimed)
    {
        using TerminalSession terminal = Ask("Receive-MaestroHandoff -Claim -Agent a");
        Others("$null = Add-MaestroNote elsewhere");

        terminal.Type(answer);
        terminal.Press("Enter");

        Assert.DoesNotContain("code=", terminal.Until("ended").Split("[Y]")[^1], StringComparison.Ordinal);
        Assert.Equal(isClaimed ? "2" : "0", Others("@(Get-MaestroHandoff -Status picked-up).Count * 2"));
    }

    public void Dispose() => _folder.Dispose();

    // A terminal that shows the question.
    private TerminalSession Ask(string command)
    {
        _folder.Write("ask.ps1", $"try {{ $ErrorActionPreference = 'Stop'; $null = {command} -Confirm }} catch {{ 'code=' + $_.FullyQualifiedErrorId }}; 'en' + 'ded'");
        var terminal = new TerminalSession(_folder.Path, 200, 40);
        terminal.Type($"{ShellProcess.Program} -f ask.ps1");
        terminal.Press("Enter");
        terminal.Until("[Y] Yes");
        return terminal;
    }

    private string Others(string script)
    {
        var run = ShellProcess.Run(["-c", script], folder: _folder.Path);
        Assert.Equal("", run.Error);
        return run.Output.Trim();
    }
}
