using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>What other tools' tasks are converted to is accepted by the cmdlets that take plans, for every format.</summary>
public sealed class ConvertToPlanTests
{
    public static TheoryData<string> Formats => [.. SourceFormat.All];

    [Theory]
    [MemberData(nameof(Formats))]
    public void EveryFormatBecomesAMissionThatTheSameTasksLeaveAsItIs(string format)
    {
        using var workspace = new HostedWorkspace();
        string samples = Path.Combine(AppContext.BaseDirectory, "Data", "sources", format);

        int[] differences = [.. workspace.Run(
            """
            $plans = @(ConvertTo-MaestroPlan -From $args[0] -Path $args[1] -WarningAction SilentlyContinue)
            $json = @(ConvertTo-MaestroPlan -From $args[0] -Path $args[1] -AsJson -WarningAction SilentlyContinue)
            for ($n = 0; $n -lt $plans.Count; $n++) {
                $mission = $plans[$n] | New-MaestroMission -ImportProgress
                ($plans[$n] | Update-MaestroMission -MissionId $mission.MissionId -PassThru).Changes.Count
                ($json[$n] | Update-MaestroMission -MissionId $mission.MissionId -PassThru).Changes.Count
                (Export-MaestroPlan $mission.MissionId | Update-MaestroMission -MissionId $mission.MissionId -PassThru).Changes.Count
            }
            """,
            format,
            samples).NoErrors().Of<int>()];

        Assert.NotEmpty(differences);
        Assert.All(differences, static count => Assert.Equal(0, count));
    }

    [Fact]
    public void ProgressInTheSourceIsNoChangeAndNewTasksAre()
    {
        using var workspace = new HostedWorkspace();
        string file = workspace.Put("issues.jsonl", """
            {"id":"a","title":"A","status":"open","priority":1}
            {"id":"b","title":"B","status":"open","dependencies":[{"depends_on_id":"a","type":"blocks"}]}
            """);
        string missionId = workspace.Run("ConvertTo-MaestroPlan $args[0] | New-MaestroMission", file).Single<Mission>().MissionId;
        workspace.Put("issues.jsonl", """
            {"id":"a","title":"A","status":"closed","priority":0}
            {"id":"c","title":"C","status":"open"}
            {"id":"b","title":"B","status":"in_progress","dependencies":[{"depends_on_id":"c","type":"blocks"}]}
            """);

        MissionDifference difference = workspace.Run("ConvertTo-MaestroPlan $args[0] | Update-MaestroMission -MissionId $args[1] -PassThru", file, missionId).Single<MissionDifference>();

        Assert.Equal(["change a", "change b", "add c"], difference.Changes.Select(static change => $"{change.Action} {change.Id}").Order(StringComparer.Ordinal).OrderBy(static line => line[^1]));
    }
}
