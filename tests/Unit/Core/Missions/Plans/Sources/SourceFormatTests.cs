using System.Text;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>What holds for every format: it is detected, converts again to the same, and damage is named or counted.</summary>
public sealed class SourceFormatTests
{
    public static TheoryData<string> Formats => [.. SourceFormat.All];

    private static readonly byte[][] Damage =
    [
        [], "\n"u8.ToArray(), [0xFF, 0xFE, 0x61, 0x00], "ab\ncd\xff"u8.ToArray(), [0xC3, 0x28], "{"u8.ToArray(), "[[[[["u8.ToArray(), "null"u8.ToArray(), "3"u8.ToArray(), "\"x\""u8.ToArray(),
        "---\n- a\n---\n"u8.ToArray(), "---\nid: x\n"u8.ToArray(), "---\nid: &a [*a]\n---\n"u8.ToArray(), "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n"u8.ToArray(),
        """{"tasks":[1,null,{"id":{}},{"id":"\ud800","title":"\udfff"},{"id":5,"subtasks":7,"dependencies":{"a":1}}]}"""u8.ToArray(),
        """{"id":"\ud800","title":null,"description":[1],"status":3,"priority":99,"labels":[[1]],"dependencies":[3,null,{}]}"""u8.ToArray(),
        Encoding.UTF8.GetBytes(new string('[', 100_000)), Encoding.UTF8.GetBytes("- [ ] " + new string('x', 200_000)), Encoding.UTF8.GetBytes("# \n- [ ] \u0007\u001b[31m\n## \u202e\n- [x] \u200b\n- [ ] CON\n- [ ] con.x"),
    ];

    [Theory]
    [MemberData(nameof(Formats))]
    public void AFormatIsDetectedAndConvertsToTheSameAgain(string format)
    {
        var folder = SourceFolder.Sample(format);
        string path = format == SourceFormat.Markdown ? "TODO.md" : "";

        string[] detected = [.. folder.Convert(path: path).Select(static plan => PlanDigest.Of(SourceFolder.Checked(plan)))];

        Assert.NotEmpty(detected);
        Assert.Equal(detected, folder.Convert(format, path).Select(static plan => PlanDigest.Of(SourceFolder.Checked(plan))));
        Assert.Empty(folder.Problems);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void DamageIsAnErrorThatNamesTheFileOrIsCounted(string format)
    {
        var sample = SourceFolder.Sample(format);
        foreach (string path in Paths(sample, ""))
        {
            foreach (byte[] bytes in Damage)
            {
                SourceFolder folder = SourceFolder.Sample(format).Add(path, bytes);
                try
                {
                    foreach (ConvertedPlan plan in folder.Convert(format))
                    {
                        SourceFolder.Checked(plan);
                    }
                }
                catch (MaestroException exception)
                {
                    folder.Problems.Add(exception);
                }

                Assert.All(folder.Problems, problem =>
                {
                    Assert.Equal(ErrorCode.PlanSourceInvalid, problem.Code);
                    Assert.Contains($"'{path}', line ", problem.Message, StringComparison.Ordinal);
                });
            }
        }
    }

    [Fact]
    public void AnUnresolvedMergeIsRefusedButNotInACodeBlock()
    {
        const string Merge = "<<<<<<< HEAD\n- [ ] a\n=======\n- [ ] b\n>>>>>>> other\n";

        MaestroException refused = Assert.Throws<MaestroException>(() => new SourceFolder().Add("TODO.md", $"- [ ] z\n{Merge}").Plan("markdown", "TODO.md"));

        Assert.Equal("'TODO.md', line 2: an unresolved merge conflict starts here.", refused.Message);
        Assert.Single(new SourceFolder().Add("TODO.md", $"- [ ] z\n\n```\n{Merge}```\n").Plan("markdown", "TODO.md").Features);
    }

    [Fact]
    public void AFolderWithoutTasksOrWithSeveralFormatsIsRefusedWithWhatToType()
    {
        MaestroException none = Assert.Throws<MaestroException>(() => new SourceFolder().Add("readme.md", "x").Convert());
        MaestroException several = Assert.Throws<MaestroException>(() => SourceFolder.Sample("beads").Add("tasks.json", "[]").Convert());
        MaestroException missing = Assert.Throws<MaestroException>(() => SourceFolder.Sample("beads").Convert("openspec"));

        Assert.Equal((ErrorCode.ArgumentInvalid, ErrorCode.ArgumentInvalid, ErrorCode.FileNotFound), (none.Code, several.Code, missing.Code));
        Assert.Equal("'.' contains tasks of more than one format: taskmaster, beads.", several.Message);
        Assert.Equal("ConvertTo-MaestroPlan -From taskmaster -Path .", several.Hint);
    }

    [Fact]
    public void RandomIssuesAlwaysMakeAPlanThatIsRight()
    {
        string[] texts = [.. HostileTexts.HostileOnes(50, 7), ""];
        for (int seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            string[] ids = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => Id(random))];
            var text = new StringBuilder();
            foreach (string id in ids)
            {
                IEnumerable<string> relations = Enumerable.Range(0, random.Next(4)).Select(_ => $$"""{"depends_on_id":{{Quoted(ids[random.Next(ids.Length)])}},"type":"{{(random.Next(3) == 0 ? "parent-child" : "blocks")}}"}""");
                text.AppendLine($$"""{"id":{{Quoted(id)}},"title":{{Quoted(texts[random.Next(texts.Length)])}},"status":"{{(random.Next(2) == 0 ? "closed" : "open")}}","acceptance_criteria":{{Quoted(texts[random.Next(texts.Length)])}},"labels":["a",""," "],"dependencies":[{{string.Join(',', relations)}}]}""");
            }

            MissionPlan plan = new SourceFolder().Add("issues.jsonl", text.ToString()).Plan("beads");

            // Every id can be told from its feature.
            Assert.Equal(
                ids.Distinct().Order(StringComparer.Ordinal),
                plan.Features.Select(static feature => feature.Labels.FirstOrDefault(static label => label.StartsWith("id:", StringComparison.Ordinal))?[3..] ?? feature.FeatureId).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void TasksThatAllDependOnEachOtherKeepWhatIsNoCircle()
    {
        IEnumerable<string> lines = Enumerable.Range(0, 300).Select(static number =>
            $$"""{"id":"t{{number}}","title":"t","dependencies":[{{string.Join(',', Enumerable.Range(0, 300).Select(static other => $"\"t{other}\""))}}{{(number > 0 ? $$""",{"depends_on_id":"t{{number - 1}}","type":"parent-child"}""" : "")}}]}""");

        MissionPlan plan = new SourceFolder().Add("issues.jsonl", string.Join('\n', lines)).Plan("beads");

        Assert.Equal(299, plan.Features.Count(static feature => feature.ParentId is not null));
        Assert.True(plan.Features.Sum(static feature => feature.DependsOn.Count) > 1000);
    }

    private static string Id(Random random) => random.Next(4) switch
    {
        0 => $"bd-{random.Next(20)}",
        1 => $"BD-{random.Next(20)}",
        2 => $"a/{random.Next(5)} ä.",
        _ => ((string[])["..", "con", "x..y", "-x", "日本", "x y", "x-y", "x_y", "X-Y"])[random.Next(9)],
    };

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static IEnumerable<string> Paths(SourceFolder folder, string below) => folder.Names($"/shop/{below}")!.SelectMany(entry =>
        entry.IsFolder ? Paths(folder, $"{below}{entry.Name}/") : [$"{below}{entry.Name}"]);
}
