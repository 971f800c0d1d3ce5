using System.Globalization;
using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>A value that a user gave for a key of a handoff's content, read in the form that the key has.</summary>
internal readonly record struct HandoffValue(string Key, JsonElement Element)
{
    /// <summary>A text; numbers and switches as they are written.</summary>
    public string Text() => Plain(Element) ?? throw Wrong("a text");

    /// <summary>A list of texts; one text is a list of one.</summary>
    public IReadOnlyList<string> List()
    {
        HandoffValue self = this;
        return Element.ValueKind == JsonValueKind.Array
            ? [.. Element.EnumerateArray().Select(item => Plain(item) ?? throw self.Wrong("a list of texts"))]
            : [Plain(Element) ?? throw Wrong("a list of texts")];
    }

    /// <summary>A number.</summary>
    public double Number() => Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out double number) && double.IsFinite(number)
        ? number
        : Element.ValueKind == JsonValueKind.String && double.TryParse(Element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number)
            ? number
            : throw Wrong("a number");

    /// <summary>Texts by name.</summary>
    public IReadOnlyDictionary<string, string> Texts()
    {
        HandoffValue self = this;
        return Members().ToDictionary(static member => member.Name, member => Plain(member.Value) ?? throw self.Wrong("an object of texts"), StringComparer.Ordinal);
    }

    /// <summary>Values of any kind by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values() =>
        Members().ToDictionary(static member => member.Name, static member => member.Value.Clone(), StringComparer.Ordinal);

    /// <summary>Checks, each <c>step:passed</c>, <c>step:failed</c>, or an object with step and passed.</summary>
    public IReadOnlyList<VerificationResult> Checks()
    {
        HandoffValue self = this;
        return Element.ValueKind == JsonValueKind.Array ? [.. Element.EnumerateArray().Select(item => self.Check(item))] : [Check(Element)];
    }

    /// <summary>The members of an object that has no others than these; null ones are omitted.</summary>
    public IReadOnlyList<(string Key, HandoffValue Value)> Members(params string[] keys)
    {
        var members = new List<(string, HandoffValue)>();
        foreach (JsonProperty member in Members())
        {
            string key = keys.FirstOrDefault(known => known.Equals(member.Name, StringComparison.OrdinalIgnoreCase))
                ?? throw Unusable(member.Name, $"{Key} has the key {QuotedText.Of(member.Name)}, which is not allowed there", suggestion: NearestWord.Suggest(member.Name, keys));
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                members.Add((key, new HandoffValue($"{Key}.{key}", member.Value)));
            }
        }

        return members;
    }

    public static MaestroException Unusable(string? target, string what, Exception? cause = null, string suggestion = "") => new(
        ErrorCode.HandoffInvalid,
        $"The content of the handoff is not valid: {what}.{suggestion}",
        "Get-Help New-MaestroHandoff -Parameter InputObject",
        target,
        cause);

    private IEnumerable<JsonProperty> Members() => Element.ValueKind == JsonValueKind.Object
        ? Element.EnumerateObject().DistinctBy(static member => member.Name)
        : throw Wrong("an object");

    private VerificationResult Check(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            // The step may hold colons of its own, as `dotnet test: all` does.
            string text = item.GetString()!;
            int colon = text.LastIndexOf(':');
            bool? passed = text[(colon + 1)..].Trim() switch { "passed" => true, "failed" => false, _ => null };
            if (colon > 0 && passed is { } outcome && text[..colon].Trim() is { Length: > 0 } step)
            {
                return new VerificationResult { Step = step, Passed = outcome };
            }

            throw Wrong("a list of checks, each step:passed or step:failed");
        }

        IReadOnlyList<(string Key, HandoffValue Value)> members = new HandoffValue(Key, item).Members("step", "passed");
        string? name = members.FirstOrDefault(static member => member.Key == "step").Value is { Key: not null } given ? given.Text() : null;
        JsonValueKind? result = members.FirstOrDefault(static member => member.Key == "passed").Value is { Key: not null } flag ? flag.Element.ValueKind : null;
        return name is { Length: > 0 } && result is JsonValueKind.True or JsonValueKind.False
            ? new VerificationResult { Step = name!, Passed = result == JsonValueKind.True }
            : throw Wrong("a list of checks, each with step and passed");
    }

    private MaestroException Wrong(string wanted) => Unusable(Key, $"{Key} must be {wanted}");

    private static string? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };
}
