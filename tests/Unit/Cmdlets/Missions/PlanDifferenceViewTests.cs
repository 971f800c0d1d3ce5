using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

public sealed class PlanDifferenceViewTests
{
    [Theory]
    [InlineData("one")]
    [InlineData("an-id-that-is-a-little-longer")]
    public void AnItemIsOneLineAtEightyColumns(string id)
    {
        using var folder = new TemporaryFolder();
        using var engine = new HostedEngine(folder.Path, width: 80);
        string plan = folder.Write("plan.json", Plan("first"));
        engine.Run("Initialize-MaestroWorkspace | Out-Null; New-MaestroMission $args[0] | Out-Null", plan).NoErrors();

        string text = engine.Render("$PSStyle.OutputRendering = 'PlainText'; Update-MaestroMission $args[0] -Force -PassThru", folder.Write("plan.json", Plan(id))).Rendered;

        string line = Assert.Single(text.Split('\n'), line => line.StartsWith($"+ feature   {id}: Words", StringComparison.Ordinal)).TrimEnd();
        Assert.InRange(line.Length, 60, 80);
        Assert.EndsWith("…", line, StringComparison.Ordinal);
    }

    private static string Plan(string id) =>
        $$"""{ "title": "T", "milestones": [{ "id": "m", "title": "M" }], "features": [{ "id": "{{id}}", "title": "{{string.Join(' ', Enumerable.Repeat("Words", 30))}}", "verificationSteps": ["v"] }] }""";
}
