using System.Text.Json;
using Maestro.Upkeep;

namespace Maestro.Tests;

/// <summary>The reference's cases, for a block that other programs wrote and that tells nothing of how to undo it.</summary>
public sealed class InstructionGoldenTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText("Data/golden/agent-block.json")).RootElement;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.GetProperty("cases").GetArrayLength())];

    private static string Block => Golden.GetProperty("block").GetString()!;

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheReferenceSCasesHold(int number)
    {
        JsonElement golden = Golden.GetProperty("cases")[number];
        string content = golden.GetProperty("content").GetString()!;

        Assert.Equal(golden.GetProperty("hasBlock").GetBoolean(), InstructionEditor.Extract(content) is not null);
        Assert.Equal(golden.GetProperty("extract").GetString(), InstructionEditor.Extract(content));
        Assert.Equal(golden.GetProperty("inject").GetString(), InstructionEditor.Append(content, _ => Block));
        Assert.Equal(golden.GetProperty("replace").GetString(), InstructionEditor.TryReplace(content, "NEW"));
        Assert.Equal(golden.GetProperty("remove").GetString(), InstructionEditor.TryRemove(content));
        Assert.Equal(golden.GetProperty("removeLegacy").GetString(), InstructionEditor.TryRemoveOldSection(content));
    }
}
