using System.Text.Json.Nodes;

namespace Maestro.Tests;

internal static class JsonNodeShapes
{
    public static JsonObject? AsObjectOrNull(this JsonNode node) => node as JsonObject;

    public static IEnumerable<string> Codes(this StateFixture state) => state.Feedback.Codes;
}
