using System.Text.Json;
using Maestro.Settings;

namespace Maestro.Tests;

/// <summary>How layers are laid over each other, as the reference does it.</summary>
public class ConfigurationMergeTests
{
    private static readonly Lazy<JsonElement> Golden = new(() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "golden", "config-merge.json"))).RootElement);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Value.GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void LayersMergeAsInTheReference(int index)
    {
        JsonElement golden = Golden.Value[index];

        ConfigurationMap merged = Map(golden.GetProperty("target")).Merge(Map(golden.GetProperty("source")));

        Assert.Equal(JsonSerializer.Serialize(golden.GetProperty("merged")), JsonSerializer.Serialize(merged.ToObject()));
    }

    private static ConfigurationMap Map(JsonElement element) => (ConfigurationMap)Node(element);

    private static ConfigurationNode Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new ConfigurationMap(
            [.. element.EnumerateObject().Select(member => new ConfigurationMember(member.Name, 0, 0, Node(member.Value)))], ConfigurationOrigin.Default, 0, 0),
        JsonValueKind.Array => new ConfigurationList([.. element.EnumerateArray().Select(Node)], ConfigurationOrigin.Default, 0, 0),
        JsonValueKind.Number => ConfigurationValue.ToNode(element.GetInt64()),
        _ => ConfigurationValue.ToNode(null),
    };
}
