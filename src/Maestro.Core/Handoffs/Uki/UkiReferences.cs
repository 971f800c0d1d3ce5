using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>The slot MAESTRO_REFS: <c>mission_2026_11_22_001-feature_auth_impl</c>.</summary>
internal static class UkiReferences
{
    private const string Mission = "mission_";
    private const string Feature = "feature_";
    private const string Milestone = "milestone_";
    private const string Plan = "plan_";
    private const string Spec = "spec_";

    /// <summary>Renders the references, each made into a token where it is none.</summary>
    public static string Render(MaestroReferences? references)
    {
        MaestroReferences tokens = Normalize(references ?? new());
        List<string> parts = new(5);
        Add(parts, Mission, tokens.MissionId);
        Add(parts, Feature, tokens.FeatureId);
        Add(parts, Milestone, tokens.MilestoneId);
        Add(parts, Plan, tokens.PlanPath);
        Add(parts, Spec, tokens.SpecPath);
        return parts.Count == 0 ? UkiWriter.None : string.Join('-', parts);
    }

    /// <summary>Parses the references; tokens of other kinds are passed over.</summary>
    public static MaestroReferences Parse(string value)
    {
        MaestroReferences references = new();
        if (value == UkiWriter.None)
        {
            return references;
        }

        foreach (Range range in value.AsSpan().Split('-'))
        {
            ReadOnlySpan<char> token = value.AsSpan()[range];
            references = token switch
            {
                _ when Tail(token, Mission) is string tail => references with { MissionId = tail },
                _ when Tail(token, Feature) is string tail => references with { FeatureId = tail },
                _ when Tail(token, Milestone) is string tail => references with { MilestoneId = tail },
                _ when Tail(token, Plan) is string tail => references with { PlanPath = tail },
                _ when Tail(token, Spec) is string tail => references with { SpecPath = tail },
                _ => references,
            };
        }

        return references;
    }

    /// <summary>The references as tokens. What is a token already stays as it is, letter by letter; what is blank is omitted.</summary>
    public static MaestroReferences Normalize(MaestroReferences references) => new()
    {
        MissionId = Token(Mission, references.MissionId),
        FeatureId = Token(Feature, references.FeatureId),
        MilestoneId = Token(Milestone, references.MilestoneId),
        PlanPath = Token(Plan, references.PlanPath),
        SpecPath = Token(Spec, references.SpecPath),
    };

    private static string? Token(string prefix, string? value)
    {
        string trimmed = UkiText.Trim(value ?? "");
        if (trimmed.Length == 0)
        {
            return null;
        }

        string token = prefix + trimmed;
        bool isToken = !trimmed.Contains('-', StringComparison.Ordinal)
            && UkiText.FindForbidden(trimmed) is null
            && UkiText.FindTooLong(token, out _).IsEmpty;
        return isToken ? trimmed : UkiToken.Fit(prefix + UkiToken.Normalize(trimmed))[prefix.Length..];
    }

    private static void Add(List<string> parts, string prefix, string? token)
    {
        if (token is not null)
        {
            parts.Add(prefix + token);
        }
    }

    private static string? Tail(ReadOnlySpan<char> token, string prefix) =>
        token.StartsWith(prefix, StringComparison.Ordinal) ? token[prefix.Length..].ToString() : null;
}
