using System.Text.Json;

namespace Maestro.Shell.Mcp;

/// <summary>A tool: what it takes, and the cmdlets that it calls.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, for the model.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Commands">The cmdlets to call, one after the other; each may depend on what the ones before it returned.</param>
internal sealed record McpTool(
    string Name, string Description, IReadOnlyList<McpParameter> Parameters, IReadOnlyList<Func<McpArguments, McpResults, McpCommand>> Commands)
{
    /// <summary>Which arguments go together: the hint of a call where they do not.</summary>
    public string Fit { get; init; } = McpArguments.SchemaHint;

    /// <summary>The answer when nothing comes back.</summary>
    public string Nothing { get; init; } = "Done.";

    /// <summary>The JSON schema of the arguments; nothing else is allowed in them.</summary>
    public JsonElement Schema()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (McpParameter parameter in Parameters)
            {
                Write(json, parameter);
            }

            json.WriteEndObject();
            if (Parameters.Any(static parameter => parameter.IsRequired))
            {
                json.WriteStartArray("required");
                foreach (McpParameter parameter in Parameters.Where(static parameter => parameter.IsRequired))
                {
                    json.WriteStringValue(parameter.Name);
                }

                json.WriteEndArray();
            }

            json.WriteBoolean("additionalProperties", false);
            json.WriteEndObject();
        }

        return JsonElement.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void Write(Utf8JsonWriter json, McpParameter parameter)
    {
        json.WriteStartObject(parameter.Name);
        json.WriteString("type", parameter.Type);
        if (parameter.Type == "array")
        {
            json.WriteStartObject("items");
            json.WriteString("type", "string");
            json.WriteEndObject();
        }

        if (parameter.Words.Count > 0)
        {
            json.WriteStartArray("enum");
            foreach (string word in parameter.Words)
            {
                json.WriteStringValue(word);
            }

            json.WriteEndArray();
        }

        if (parameter.Description.Length > 0)
        {
            json.WriteString("description", parameter.Description);
        }

        json.WriteEndObject();
    }
}
