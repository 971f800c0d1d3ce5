using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Maestro.Handoffs;
using Maestro.Memory;
using Maestro.Missions;

namespace Maestro.Tests.Docs;

/// <summary>state-format.md and about_Maestro_State name every key that is written.</summary>
public sealed class StateFormatTests
{
    private static readonly JsonSerializerContext[] Contexts = [StateJsonContext.Default, HandoffJsonContext.Default, MemoryJsonContext.Default];

    private static readonly Type[] Files =
    [
        typeof(Mission), typeof(Feature), typeof(AssertionList), typeof(WorkerReport), typeof(RetryEntry), typeof(StoredClaim), typeof(StoredQuestion), typeof(MissionDetails), typeof(FeatureDetails), typeof(AssertionDetails), typeof(RemovedItems), typeof(Checkpoint), typeof(CheckpointExtra), typeof(Proof), typeof(Handoff),
        typeof(Correction), typeof(Learning), typeof(Guidance), typeof(RatchetSuite), typeof(RatchetBaseline), typeof(Note), typeof(ProjectGraph),
    ];

    public static TheoryData<string> Documents => ["docs/state-format.md", "docs/help/about_Maestro_State.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void EveryFieldOfEveryFileIsTold(string document)
    {
        HashSet<string> told = [.. RepositoryDocument.Read(document).Code];
        var seen = new HashSet<Type>();
        string[] missing = [.. Files.SelectMany(file => Fields(file, seen)).Where(field => !told.Contains(field[(field.LastIndexOf('.') + 1)..]))];
        Assert.Empty(missing);
    }

    private static IEnumerable<string> Fields(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || Info(type) is not { } info)
        {
            yield break;
        }

        if (info.ElementType is { } element && element != typeof(JsonElement))
        {
            foreach (string field in Fields(element, seen))
            {
                yield return field;
            }
        }

        foreach (JsonPropertyInfo property in info.Properties.Where(static property => !property.IsExtensionData && property.Get is not null))
        {
            yield return $"{type.Name}.{property.Name}";
            foreach (string field in Fields(property.PropertyType, seen))
            {
                yield return field;
            }
        }
    }

    private static JsonTypeInfo? Info(Type type) => Contexts.Select(context => context.GetTypeInfo(type)).FirstOrDefault(static info => info is not null);
}
