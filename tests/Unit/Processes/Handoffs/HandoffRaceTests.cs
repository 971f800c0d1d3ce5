using System.Diagnostics;
using System.Text.Json;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Processes;

/// <summary>Real programs at once: no id is given twice, no handoff has two owners, none is lost.</summary>
/// <remarks>MAESTRO_ROUNDS sets how many rounds are run.</remarks>
[Collection("processes")]
public sealed class HandoffRaceTests : IDisposable
{
    private const string New = "New-MaestroHandoff -Mode execute -SessionCore core -Summary s -NextAction n -ConfidenceWork 0.9 -NoCollect -Artifact a -ReadMore r";
    private const int Claimers = 20;

    private readonly ProcessWorkspace _workspace = new();

    private string Files => Path.Join(_workspace.State, "handoffs");

    [Fact]
    public void FiftyCreatorsMakeFiftyHandoffs()
    {
        IReadOnlyList<ShellProcess> made = _workspace.AtOnce(50, static _ => $"({New}).HandoffId");
        Assert.All(made, static run => Assert.True(run.ExitCode == 0, run.Error));
        Assert.Equal(50, made.Select(static run => run.Output.Trim()).Distinct().Count());
        Assert.Equal(50, Directory.GetFiles(Files, "*.json").Length);
    }

    [Fact]
    public void OneOfTwentyClaimersOfOneHandoffWinsAndTheOthersAreToldWho()
    {
        string id = _workspace.Run($"({New}).HandoffId").Output.Trim();
        IReadOnlyList<ShellProcess> runs = _workspace.AtOnce(Claimers, n => $"(Receive-MaestroHandoff {id} -Claim -Agent agent{n}).PickedUpBy");
        ShellProcess winner = Assert.Single(runs, static run => run.ExitCode == 0);
        string owner = winner.Output.Trim();
        Assert.Equal(owner, Read(id).Owner);
        Assert.All(runs.Where(run => run != winner), run =>
        {
            Assert.Equal(1, run.ExitCode);
            Assert.Empty(run.Output);
            Assert.Contains($"is held by {owner} ", run.Error, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void TwentyClaimersOfTheNewestGetTwentyHandoffs()
    {
        _workspace.Run($"1..{Claimers} | ForEach-Object {{ {New} }} | Out-Null");
        IReadOnlyList<ShellProcess> runs = _workspace.AtOnce(Claimers, static n => $"(Receive-MaestroHandoff -Claim -Agent agent{n}).HandoffId");
        Assert.All(runs, static run => Assert.True(run.ExitCode == 0, run.Error));
        Assert.Equal(Claimers, runs.Select(static run => run.Output.Trim()).Distinct().Count());
    }

    [Fact]
    public void HoweverItIsClaimedThereIsOneOwner()
    {
        for (int round = 0; round < ProcessWorkspace.Rounds(2); round++)
        {
            string id = _workspace.Run($"({New}).HandoffId").Output.Trim();
            IReadOnlyList<ShellProcess> runs = _workspace.AtOnce(Claimers, n => $"(Receive-MaestroHandoff {(n % 2 == 0 ? id : "")} -Claim -Agent agent{n}).PickedUpBy");
            ShellProcess winner = Assert.Single(runs, static run => run.ExitCode == 0);
            Assert.Equal(winner.Output.Trim(), Read(id).Owner);
        }
    }

    [Fact]
    public void AKilledClaimerLeavesTheHandoffPendingOrClaimed()
    {
        var random = new Random(20261122);
        for (int round = 0; round < ProcessWorkspace.Rounds(2) * 3; round++)
        {
            string id = _workspace.Run($"({New}).HandoffId").Output.Trim();
            using (Process claimer = _workspace.Start($"'ready'; Receive-MaestroHandoff {id} -Claim -Agent killed | Out-Null"))
            {
                claimer.StandardOutput.ReadLine();
                claimer.WaitForExit(random.Next(0, 60));
                claimer.Kill();
                claimer.WaitForExit();
            }

            (string status, string? owner) = Read(id);
            Assert.Contains((status, owner), new (string, string?)[] { ("pending", null), ("picked-up", "killed") });
            if (status == "pending")
            {
                Assert.Equal("next", _workspace.Run($"(Receive-MaestroHandoff {id} -Claim -Agent next).PickedUpBy").Output.Trim());
            }
            else
            {
                _workspace.Run($"Reset-MaestroHandoff {id} -Reason 'killed'; Receive-MaestroHandoff {id} -Claim -Agent next | Out-Null");
            }
        }
    }

    [Fact]
    public void AWaiterGetsWhatArrives()
    {
        using Process waiter = _workspace.Start("'ready'; (Receive-MaestroHandoff -Claim -Agent waiter -Wait -TimeoutSeconds 300).HandoffId");
        Assert.Equal("ready", waiter.StandardOutput.ReadLine());
        string id = _workspace.Run($"({New}).HandoffId").Output.Trim();
        Assert.Equal(id, waiter.StandardOutput.ReadLine());
        ShellProcess.WaitForExit(waiter);
        Assert.Equal("waiter", Read(id).Owner);
    }

    public void Dispose() => _workspace.Dispose();

    private (string Status, string? Owner) Read(string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Join(Files, id + ".json")));
        string? owner = document.RootElement.TryGetProperty("pickedUpBy", out JsonElement by) ? by.GetString() : null;
        return (document.RootElement.GetProperty("status").GetString()!, owner);
    }
}
