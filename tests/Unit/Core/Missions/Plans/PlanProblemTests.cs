using System.Text;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Settings;

namespace Maestro.Tests;

/// <summary>Each kind of problem, with the exact place; and that all of them are told at once.</summary>
public class PlanProblemTests
{
    // One value a line, so that a place in it is easy to count. Every test replaces one piece.
    private const string Plan =
        """
        {
          "title": "T",
          "milestones": [
            { "id": "m1", "title": "M", "description": "", "order": 0 },
            { "id": "m2", "title": "M", "description": "", "order": 1 }
          ],
          "features": [
            { "id": "f1", "milestoneId": "m1", "title": "F", "description": "", "workerType": "codex",
              "verificationSteps": ["v"], "dependsOn": [], "fulfills": ["works"] },
            { "id": "f2", "milestoneId": "m2", "title": "F", "description": "", "workerType": "codex",
              "verificationSteps": ["v"], "dependsOn": ["f1"] }
          ]
        }
        """;

    [Theory]
    [InlineData("validation", "Build the thing", true)]
    [InlineData("code-review", "Fix: the thing", true)]
    [InlineData("validation", "Verify that the build works", false)]
    [InlineData("implementation", "Build the thing", false)]
    [InlineData("simplify", "Refactor the thing", false)]
    public void AWorkerThatMustNotChangeAnythingIsNotToldToBuild(string profile, string title, bool isWarned)
    {
        string plan = Plan.Replace("\"order\": 1", $"\"order\": 1, \"profile\": \"{profile}\"", StringComparison.Ordinal)
            .Replace("\"m2\", \"title\": \"F\"", $"\"m2\", \"title\": \"{title}\"", StringComparison.Ordinal);
        PlanProblem[] warnings = [.. PlanReader.Read(Encoding.UTF8.GetBytes(plan)).Problems.Where(static problem => problem.Rule == PlanRule.Profile)];
        Assert.Equal(isWarned, warnings is [{ Severity: PlanSeverity.Warning, Path: "features[1].milestoneId" }]);
        Assert.Equal(isWarned ? 1 : 0, warnings.Length);
    }

    [Theory]
    [InlineData("\"T\"", "\"  \"", PlanRule.Empty, "title", 2, 12)]
    [InlineData("\"T\"", "5", PlanRule.Type, "title", 2, 12)]
    [InlineData("\"T\"", "[[1], {}]", PlanRule.Type, "title", 2, 12)]
    [InlineData("\"T\"", "\"\\ud800\"", PlanRule.Encoding, "title", 2, 12)]
    [InlineData("\"title\": \"T\",", "\"titel\": \"T\", \"title\": \"T\",", PlanRule.UnknownKey, "$", 2, 3)]
    [InlineData("\"title\": \"T\",", "\"\\udc00\": \"T\", \"title\": \"T\",", PlanRule.Encoding, "$", 2, 3)]
    [InlineData("\"title\": \"T\",", "\"title\": \"日本🚀\", \"title\": \"T\",", PlanRule.DuplicateKey, "title", 2, 20)]
    [InlineData("\"title\": \"T\",", "", PlanRule.Required, "title", 1, 1)]
    [InlineData("\"order\": 1", "\"order\": -1", PlanRule.Range, "milestones[1].order", 5, 61)]
    [InlineData("\"order\": 1", "\"order\": 2147483648", PlanRule.Range, "milestones[1].order", 5, 61)]
    [InlineData("\"order\": 1", "\"order\": 1e400", PlanRule.Range, "milestones[1].order", 5, 61)]
    [InlineData("\"order\": 1", "\"order\": true", PlanRule.Type, "milestones[1].order", 5, 61)]
    [InlineData("\"order\": 1", "\"order\": 1, \"profile\": \"bughunt\"", PlanRule.Word, "milestones[1].profile", 5, 75)]
    [InlineData("\"order\": 1", "\"order\": 1 },\n{ \"id\": \"m1\", \"title\": \"M\", \"description\": \"\", \"order\": 2", PlanRule.DuplicateId, "milestones[2].id", 6, 9)]
    [InlineData("\"milestoneId\": \"m2\"", "\"milestoneId\": \"m3\"", PlanRule.UnknownMilestone, "features[1].milestoneId", 10, 34)]
    [InlineData("[\"f1\"]", "[]},\n{ \"id\": \"f1\", \"milestoneId\": \"m1\", \"title\": \"F\", \"description\": \"\", \"workerType\": \"w\", \"verificationSteps\": [\"v\"]", PlanRule.DuplicateId, "features[2].id", 12, 9)]
    [InlineData("\"id\": \"f2\"", "\"id\": \"a/b\"", PlanRule.Pattern, "features[1].id", 10, 13)]
    [InlineData("\"id\": \"f2\"", "\"id\": \"../evil\"", PlanRule.Pattern, "features[1].id", 10, 13)]
    [InlineData("\"id\": \"f2\"", "\"id\": \"CON\"", PlanRule.ReservedName, "features[1].id", 10, 13)]
    [InlineData("\"id\": \"f2\"", "\"id\": \"com1\"", PlanRule.ReservedName, "features[1].id", 10, 13)]
    [InlineData("\"workerType\": \"codex\"", "\"workerType\": \"a b\"", PlanRule.Pattern, "features[0].workerType", 8, 87)]
    [InlineData("\"dependsOn\": [\"f1\"]", "\"dependsOn\": [\"f1\", \"f9\"]", PlanRule.UnknownFeature, "features[1].dependsOn[1]", 11, 55)]
    [InlineData("\"dependsOn\": [\"f1\"]", "\"dependsOn\": [\"f2\"]", PlanRule.SelfDependency, "features[1].dependsOn[0]", 11, 49)]
    [InlineData("\"dependsOn\": []", "\"dependsOn\": [\"f2\"]", PlanRule.Cycle, "features[0].dependsOn[0]", 9, 49)]
    [InlineData("\"dependsOn\": []", "\"dependsOn\": [null]", PlanRule.Type, "features[0].dependsOn[0]", 9, 49)]
    [InlineData("\"works\"", "\"\\t\"", PlanRule.Empty, "features[0].fulfills[0]", 9, 65)]
    [InlineData("\"works\"", "\"works\", 1", PlanRule.Type, "features[0].fulfills[1]", 9, 74)]
    [InlineData("\"fulfills\"", "\"preconditions\"", PlanRule.Type, "features[0].preconditions", 9, 69)]
    public void EachProblemIsToldWithItsPlace(string old, string replacement, string rule, string path, int line, int column)
    {
        PlanProblem problem = Assert.Single(Read(Once(old, replacement)).Problems);

        Assert.Equal((rule, path, line, column), (problem.Rule, problem.Path, problem.Line, problem.Column));
        Assert.True(problem.IsError);
    }

    [Theory]
    [InlineData("", "The plan is empty.", 1, 1)]
    [InlineData(" \n\t", "The plan is empty.", 2, 2)]
    [InlineData("{ \"title\": \"T\",\n", "ends unexpectedly", 2, 1)]
    [InlineData("{ \"title\": \"T", "ends unexpectedly", 1, 14)]
    [InlineData("{\n  // why\n}", "Comments", 2, 3)]
    [InlineData("{} {}", "Unexpected text", 1, 4)]
    [InlineData("[1,\n]", "comma", 2, 1)]
    [InlineData("{ 'title': 1 }", "double quotes", 1, 3)]
    [InlineData("{ \"title\" \"T\" }", "missing", 1, 11)]
    [InlineData("@{title=T; features=System.Object[]}", "Export-MaestroPlan -AsJson", 1, 1)]
    [InlineData("{ \"é\": 01 }", "not allowed", 1, 9)]
    [InlineData("title: T", "not allowed", 1, 2)]
    public void ATextThatIsNotJsonHasOneProblem(string text, string message, int line, int column)
    {
        PlanProblem problem = Assert.Single(Read(text).Problems);

        Assert.Equal((PlanRule.Json, "$"), (problem.Rule, problem.Path));
        Assert.Contains(message, problem.Message);
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Fact]
    public void DeepNestingIsRefusedWhereItGetsTooDeep()
    {
        PlanProblem problem = Assert.Single(Read("{ \"x\": " + new string('[', 100_000)).Problems);

        Assert.Contains("deep", problem.Message);
        Assert.Equal((1, 7 + PlanTokens.MaxDepth), (problem.Line, problem.Column));
    }

    [Fact]
    public void OtherEncodingsAreNamed()
    {
        PlanProblem utf16 = Assert.Single(PlanReader.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Plan)]).Problems);
        PlanProblem latin = Assert.Single(PlanReader.Read([.. "{\n \"é"u8, 0xE9, .. "\": 1 }"u8]).Problems);

        Assert.Contains("UTF-16", utf16.Message);
        Assert.Contains("e9", latin.Message);
        Assert.Equal((2, 4), (latin.Line, latin.Column));
    }

    [Fact]
    public void AByteOrderMarkIsPassedOver()
    {
        Assert.NotNull(PlanReader.Read([.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(Plan)]).Plan);
        Assert.Equal(1, Assert.Single(PlanReader.Read([.. "\uFEFF"u8, .. "[]"u8]).Problems).Column);
    }

    [Fact]
    public void AllProblemsAreToldAtOnceInTheOrderOfTheText()
    {
        string text = Plan.Replace("\"T\"", "7").Replace("\"order\": 1", "\"order\": 1.5").Replace("[\"f1\"]", "[\"f1\", \"nope\"]").Replace("\"m2\", \"title\": \"F\"", "\"m9\", \"title\": \"\"");

        PlanReadResult result = Read(text);

        Assert.Null(result.Plan);
        Assert.Equal(
            ["title", "milestones[1].order", "features[1].milestoneId", "features[1].title", "features[1].dependsOn[1]"],
            result.Problems.Select(problem => problem.Path));
        MaestroException error = Assert.Throws<MaestroException>(() => result.PlanOrThrow("plan.json"));
        Assert.Equal(ErrorCode.PlanInvalid, error.Code);
        Assert.Equal(6, error.Message.Split('\n').Length);
        Assert.Equal("Test-MaestroPlan -Path p2.json", Assert.Throws<MaestroException>(() => result.PlanOrThrow("p2.json")).Hint);
        Assert.DoesNotContain(".json", Assert.Throws<MaestroException>(() => result.PlanOrThrow(null)).Hint, StringComparison.Ordinal);
        Assert.Contains("features[1].dependsOn[1] (line 11, column 55): There is no feature 'nope'.", error.Message);
        Assert.Equal(result.Problems, Assert.IsAssignableFrom<IEnumerable<PlanProblem>>(error.Target));
    }

    [Fact]
    public void ManyProblemsAreCountedAndTheFirstListed()
    {
        PlanReadResult result = Read($"{{ \"title\": \"T\", \"milestones\": [{string.Join(',', Enumerable.Repeat("1", 5_000))}], \"features\": [] }}");

        MaestroException error = Assert.Throws<MaestroException>(() => result.PlanOrThrow(null));

        Assert.Equal((5_000, 1_000), (result.ErrorCount, result.Problems.Count));
        Assert.EndsWith("and 4980 more", error.Message);
        Assert.Equal(22, error.Message.Split('\n').Length);
    }

    [Theory]
    [InlineData("\"id\": \"f2\"", "\"id\": \"F1\"")]
    [InlineData("\"order\": 1", "\"order\": 1 },\n{ \"id\": \"M1\", \"title\": \"M\", \"description\": \"\", \"order\": 2")]
    public void IdsThatDifferByCaseAreAnErrorOnEverySystem(string old, string changed)
    {
        PlanReadResult result = PlanReader.Read(Encoding.UTF8.GetBytes(Once(old, changed)));

        Assert.Null(result.Plan);
        Assert.Contains(result.Problems, static problem => problem is { Rule: PlanRule.CaseCollision, IsError: true });
    }

    [Fact]
    public void NamesHaveALongestLength()
    {
        Assert.NotNull(Read(Once("\"id\": \"f2\"", $"\"id\": \"{new string('a', 120)}\"")).Plan);
        Assert.Equal(PlanRule.Length, Assert.Single(Read(Once("\"id\": \"f2\"", $"\"id\": \"{new string('a', 121)}\"")).Problems).Rule);
    }

    [Fact]
    public void APlanOverTheLimitIsRefusedBeforeItIsRead()
    {
        MaestroException error = Assert.Throws<MaestroException>(() => PlanReader.Read(new byte[PlanReader.MaxBytes + 1]));

        Assert.Equal(ErrorCode.PlanTooLarge, error.Code);
    }

    [Fact]
    public void AWorkflowBringsTheMilestonesThatFeaturesReferTo()
    {
        PlanReaderOptions options = new() { WorkflowMilestones = WorkflowMilestones.Of("plan-implement", []) };
        const string Features =
            """[{ "id": "f", "milestoneId": "planning", "title": "F", "description": "", "workerType": "codex", "verificationSteps": ["v"] }]""";

        foreach (string milestones in new[] { "", "\"milestones\": null,", "\"milestones\": []," })
        {
            PlanReadResult result = PlanReader.Read(Encoding.UTF8.GetBytes($"{{ \"title\": \"T\", {milestones} \"features\": {Features} }}"), options);
            Assert.Equal(["planning", "implementation"], result.PlanOrThrow(null).Milestones.Select(milestone => milestone.MilestoneId));
        }

        PlanReadResult own = PlanReader.Read(Encoding.UTF8.GetBytes(Plan), options);
        Assert.Equal(PlanRule.Workflow, own.Problems[0].Rule);
        Assert.Equal(2, own.Problems.Count(problem => problem.Rule == PlanRule.UnknownMilestone));
        Assert.Equal(ErrorCode.WorkflowInvalid, Assert.Throws<MaestroException>(() => own.PlanOrThrow(null)).Code);
    }

    [Fact]
    public void TheMessageNeverCarriesAControlCharacterOfThePlan()
    {
        PlanReadResult result = Read(Once("\"id\": \"f2\"", "\"id\": \"\\u001b[31m\\u202e\""));

        Assert.DoesNotContain(result.Problems[0].Message, char.IsControl);
        Assert.DoesNotContain('\u202e', result.Problems[0].Message);
    }

    [Fact]
    public void RandomChangesToAPlanOnlyEverGiveAResult()
    {
        Random random = new(20261122);
        byte[] original = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "state", "project", "plan.json"));
        byte[][] pieces = [.. new[] { "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "1e999", "-", "\"\\ud800\"", "\n", "/", "\uFEFF", "é", "{}" }.Select(Encoding.UTF8.GetBytes)];
        for (int round = 0; round < 5_000; round++)
        {
            List<byte> bytes = [.. original];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                int at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0: bytes[at] = (byte)random.Next(256); break;
                    case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)); break;
                    case 2: bytes.InsertRange(at, pieces[random.Next(pieces.Length)]); break;
                    default: bytes.InsertRange(at, bytes.GetRange(random.Next(at + 1), 1)); break;
                }

                bytes.Add((byte)' ');
            }

            PlanReadResult result = PlanReader.Read(bytes.ToArray());

            Assert.Equal(result.Plan is null, result.ErrorCount > 0);
            Assert.All(result.Problems, problem => Assert.True(problem.Line >= 1 && problem.Column >= 1, problem.ToString()));
        }
    }

    private static PlanReadResult Read(string text) => PlanReader.Read(Encoding.UTF8.GetBytes(text));

    private static string Once(string old, string replacement)
    {
        int at = Plan.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0);
        return string.Concat(Plan.AsSpan(0, at), replacement, Plan.AsSpan(at + old.Length));
    }
}
