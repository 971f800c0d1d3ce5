using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Maestro.Adapters.Control;
using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class MemoryStateTests
{
    private static readonly string State = Path.Combine(AppContext.BaseDirectory, "Data", "state");

    [Theory]
    [InlineData("project/.maestro/memory/corrections/2026-11-22-001.json", typeof(Correction))]
    [InlineData("project/.maestro/memory/corrections/2026-11-22-002.json", typeof(Correction))]
    [InlineData("project/.maestro/memory/learnings/raw/2026-11-22-128353538-nk4d.json", typeof(Learning))]
    [InlineData("project/.maestro/memory/learnings/_compiled.json", typeof(Guidance))]
    [InlineData("project/.maestro/memory/ratchet/suite.json", typeof(RatchetSuite))]
    [InlineData("project/.maestro/memory/ratchet/baseline.json", typeof(RatchetBaseline))]
    [InlineData("project/.maestro/notes.json", typeof(IReadOnlyList<Note>))]
    [InlineData("home/.maestro/graph/projects.json", typeof(ProjectGraph))]
    public void FilesOfTheReferenceSurviveARewrite(string file, Type type)
    {
        string text = File.ReadAllText(Path.Combine(State, file));

        // Byte by byte: key order and layout are part of the format.
        Assert.Equal(text, Rewrite(text, type));
    }

    [Theory]
    [InlineData("""{"id":"c","rule":"r","trigger":{"keywords":[],"fileGlobs":[],"mine":1},"createdAt":"2026-11-22T16:27:59.111Z","updatedAt":"2026-11-22T16:27:59.111Z","extra":{"a":[1]}}""", typeof(Correction))]
    [InlineData("""{"sessionDate":"2026-11-22","content":"c","extra":true}""", typeof(Learning))]
    [InlineData("""{"passCount":1,"lastRunAt":"2026-11-22T16:27:59.111Z","extra":"x"}""", typeof(RatchetBaseline))]
    [InlineData("""{"nodes":[{"path":"p","name":"n","extra":1}],"edges":[{"from":"a","to":"b","relation":"consumes","extra":2}],"extra":3}""", typeof(ProjectGraph))]
    [InlineData("""[{"timestamp":"2026-11-22T16:27:59.111Z","content":"c","extra":1}]""", typeof(IReadOnlyList<Note>))]
    public void PropertiesOfOtherProgramsSurviveARewrite(string text, Type type)
    {
        string before = text, after = Rewrite(text, type);

        foreach (string name in new[] { "extra", "mine" })
        {
            Assert.Equal(before.Split($"\"{name}\"").Length, after.Split($"\"{name}\"").Length);
        }
    }

    [Fact]
    public void NewFieldsAreLeftOutWhenTheySayNothing()
    {
        string json = JsonSerializer.Serialize(Some.Rule("r"), MemoryJsonContext.Default.GetTypeInfo(typeof(RatchetRule))!);

        Assert.Equal(
            ["id", "correctionId", "rule", "check", "createdAt"],
            JsonNode.Parse(json)!.AsObject().Select(p => p.Key));
    }

    private static string Rewrite(string text, Type type)
    {
        MemoryJsonContext json = MemoryJsonContext.Default;
        return type switch
        {
            _ when type == typeof(Correction) => Rewrite(text, json.Correction),
            _ when type == typeof(Learning) => Rewrite(text, json.Learning),
            _ when type == typeof(Guidance) => Rewrite(text, json.Guidance),
            _ when type == typeof(RatchetSuite) => Rewrite(text, json.RatchetSuite),
            _ when type == typeof(RatchetBaseline) => Rewrite(text, json.RatchetBaseline),
            _ when type == typeof(ProjectGraph) => Rewrite(text, json.ProjectGraph),
            _ => Rewrite(text, json.Notes),
        };
    }

    private static string Rewrite<T>(string text, JsonTypeInfo<T> type)
        where T : class =>
        Encoding.UTF8.GetString(StateJson.Write(StateJson.Read(Encoding.UTF8.GetBytes(text), type, "file"), type).Span);
}
