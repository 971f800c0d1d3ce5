using System.Text;
using System.Text.Json;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>What a user gave for a handoff as an object: content, and whose it is.</summary>
/// <param name="Draft">The content, or part of it.</param>
/// <param name="Agent">The agent, or null.</param>
/// <param name="SessionId">The session, or null.</param>
internal sealed record HandoffInput(HandoffDraft Draft, string? Agent = null, string? SessionId = null)
{
    /// <summary>The keys of content, those of its references and scores, and the names of New-MaestroHandoff's parameters; in any case of letters.</summary>
    private static readonly Dictionary<string, Func<HandoffInput, HandoffValue, HandoffInput>> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mode"] = static (input, value) => input.With(input.Draft with { Mode = value.Text() }),
        ["currentState"] = static (input, value) => input.With(input.Draft with { CurrentState = value.Text() }),
        ["sessionCore"] = static (input, value) => input.With(input.Draft with { SessionCore = value.Text() }),
        ["decisions"] = static (input, value) => input.With(input.Draft with { Decisions = value.List() }),
        ["artifacts"] = static (input, value) => input.With(input.Draft with { Artifacts = value.List() }),
        ["readMore"] = static (input, value) => input.With(input.Draft with { ReadMore = value.List() }),
        ["nextAction"] = static (input, value) => input.With(input.Draft with { NextAction = value.Text() }),
        ["summary"] = static (input, value) => input.With(input.Draft with { Summary = value.Text() }),
        ["signalDelta"] = static (input, value) => input.With(input.Draft with { SignalDelta = value.List() }),
        ["boundaryState"] = static (input, value) => input.With(input.Draft with { BoundaryState = value.List() }),
        ["risks"] = static (input, value) => input.With(input.Draft with { Risks = value.List() }),
        ["blindSpot"] = static (input, value) => input.With(input.Draft with { BlindSpot = value.Text() }),
        ["metaphor"] = static (input, value) => input.With(input.Draft with { Metaphor = value.Text() }),
        ["causalDrivers"] = static (input, value) => input.With(input.Draft with { CausalDrivers = value.List() }),
        ["divergences"] = static (input, value) => input.With(input.Draft with { Divergences = value.List() }),
        ["assumptions"] = static (input, value) => input.With(input.Draft with { Assumptions = value.List() }),
        ["scopeDeclaration"] = static (input, value) => input.With(input.Draft with { ScopeDeclaration = value.Texts() }),
        ["complexityDelta"] = static (input, value) => input.With(input.Draft with { ComplexityDelta = value.Values() }),
        ["verificationResults"] = static (input, value) => input.With(input.Draft with { VerificationResults = value.Checks() }),
        ["planPaths"] = static (input, value) => input.With(input.Draft with { PlanPaths = value.List() }),
        ["maestroSync"] = static (input, value) => input.With(input.Draft with { MaestroSync = value.List() }),
        ["touchedFiles"] = static (input, value) => input.With(input.Draft with { TouchedFiles = value.List() }),
        ["completedWork"] = static (input, value) => input.With(input.Draft with { CompletedWork = value.List() }),
        ["validation"] = static (input, value) => input.With(input.Draft with { Validation = value.List() }),
        ["maestroRefs"] = static (input, value) => value.Members("missionId", "featureId", "milestoneId", "planPath", "specPath").Aggregate(input, Reference),
        ["cs"] = static (input, value) => value.Members("work", "summary").Aggregate(input, Score),
        ["missionId"] = static (input, value) => Reference(input, ("missionId", value)),
        ["featureId"] = static (input, value) => Reference(input, ("featureId", value)),
        ["milestoneId"] = static (input, value) => Reference(input, ("milestoneId", value)),
        ["planReference"] = static (input, value) => Reference(input, ("planPath", value)),
        ["specReference"] = static (input, value) => Reference(input, ("specPath", value)),
        ["confidenceWork"] = static (input, value) => Score(input, ("work", value)),
        ["confidenceSummary"] = static (input, value) => Score(input, ("summary", value)),
        ["agent"] = static (input, value) => input with { Agent = value.Text() },
        ["sessionId"] = static (input, value) => input with { SessionId = value.Text() },
    };

    private static readonly Dictionary<string, string> ParameterNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["decision"] = "decisions",
        ["artifact"] = "artifacts",
        ["signal"] = "signalDelta",
        ["risk"] = "risks",
        ["driver"] = "causalDrivers",
        ["divergence"] = "divergences",
        ["boundary"] = "boundaryState",
        ["planPath"] = "planPaths",
        ["touchedFile"] = "touchedFiles",
        ["assumption"] = "assumptions",
        ["verificationResult"] = "verificationResults",
    };

    /// <summary>Reads JSON of content, or of a whole handoff, of which the content counts.</summary>
    /// <exception cref="MaestroException">HandoffInvalid: not JSON, not an object, or with keys or values that content doesn't have.</exception>
    public static HandoffInput Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw HandoffValue.Unusable(null, "it is not an object with the keys of content");
            }

            var input = new HandoffInput(new HandoffDraft());
            // Of a file that was read whole: what was written goes before its tokens.
            JsonElement texts = root.EnumerateObject().FirstOrDefault(static member => member.Name.Equals("texts", StringComparison.OrdinalIgnoreCase)).Value;
            return root.EnumerateObject().FirstOrDefault(static member => member.Name.Equals("content", StringComparison.OrdinalIgnoreCase)) is { Value: { ValueKind: JsonValueKind.Object } content }
                ? ExactReferences(root).Aggregate(texts.ValueKind == JsonValueKind.Object ? input.With(content).With(texts) : input.With(content), Reference)
                : input.With(root);
        }
        catch (JsonException exception)
        {
            throw HandoffValue.Unusable(null, StateJson.Describe(json, exception), exception);
        }
    }

    private HandoffInput With(HandoffDraft draft) => this with { Draft = draft };

    private HandoffInput With(JsonElement content)
    {
        HandoffInput input = this;
        var problems = new List<MaestroException>();
        foreach (JsonProperty member in content.EnumerateObject())
        {
            try
            {
                input = With(input, member);
            }
            catch (MaestroException problem)
            {
                problems.Add(problem);
            }
        }

        return problems.Count switch
        {
            0 => input,
            1 => throw problems[0],
            _ => throw new MaestroException(ErrorCode.HandoffInvalid, string.Join(' ', problems.Select(static problem => problem.Message)), problems[0].Hint, problems[0].Target),
        };
    }

    private static HandoffInput With(HandoffInput input, JsonProperty member)
    {
        if (!Keys.TryGetValue(ParameterNames.GetValueOrDefault(member.Name, member.Name), out Func<HandoffInput, HandoffValue, HandoffInput>? read))
        {
            string suggestion = NearestWord.Suggest(member.Name, Keys.Keys.Concat(ParameterNames.Keys));
            throw HandoffValue.Unusable(member.Name, $"it has the key {QuotedText.Of(member.Name)}, which is not allowed there", suggestion: suggestion);
        }

        return member.Value.ValueKind == JsonValueKind.Null ? input : read(input, new HandoffValue(member.Name, member.Value));
    }

    // Beside the tokens of the content a handoff keeps the exact ids.
    private static IEnumerable<(string Key, HandoffValue Value)> ExactReferences(JsonElement handoff) =>
        handoff.EnumerateObject().FirstOrDefault(static member => member.Name.Equals("refs", StringComparison.OrdinalIgnoreCase)) is { Value: { ValueKind: JsonValueKind.Object } references }
            ? new HandoffValue("refs", references).Members("missionId", "featureId", "milestoneId", "planPath", "specPath")
            : [];

    private static HandoffInput Reference(HandoffInput input, (string Key, HandoffValue Value) member)
    {
        MaestroReferences given = input.Draft.MaestroRefs ?? new();
        string text = member.Value.Text();
        return input.With(input.Draft with
        {
            MaestroRefs = member.Key switch
            {
                "missionId" => given with { MissionId = text },
                "featureId" => given with { FeatureId = text },
                "milestoneId" => given with { MilestoneId = text },
                "planPath" => given with { PlanPath = text },
                _ => given with { SpecPath = text },
            },
        });
    }

    private static HandoffInput Score(HandoffInput input, (string Key, HandoffValue Value) member)
    {
        ConfidenceScore given = input.Draft.Cs ?? new();
        double number = member.Value.Number();
        if (number is not (>= 0 and <= 1))
        {
            throw new MaestroException(ErrorCode.HandoffInvalid, $"The confidence in the {member.Key} must be a number from 0 to 1.", target: number);
        }

        return input.With(input.Draft with { Cs = member.Key == "work" ? given with { Work = number } : given with { Summary = number } });
    }
}
