using System.Text.Json;
using System.Text.Unicode;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Reads a worker's report from JSON: the rich form, or the old one that has only <c>content</c>.</summary>
internal static class WorkerReportReader
{
    // What a feature's report looks like to PowerShell, SalientSummary, is a report too.
    private static readonly StateJsonContext AnyCase = new(new JsonSerializerOptions(StateJsonContext.Default.Options)
    {
        PropertyNameCaseInsensitive = true,
        TypeInfoResolver = null,
    });

    /// <param name="json">The report, as UTF-8.</param>
    /// <param name="feedback">Where keys are named that no view shows, or null where nobody could do anything about them.</param>
    /// <exception cref="MaestroException">ReportInvalid.</exception>
    public static WorkerReport Read(ReadOnlySpan<byte> json, IFeedback? feedback = null)
    {
        if (!Utf8.IsValid(json))
        {
            throw Invalid("its text is not UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw Invalid("it must be a JSON object");
            }

            if (Text(root, "salientSummary") is not { Length: > 0 } && Text(root, "content") is { Length: > 0 } content)
            {
                return new WorkerReport { SalientSummary = content, WhatWasImplemented = content };
            }

            IReadOnlyList<ReportProblem> problems = WorkerReportShape.Problems(root);
            if (problems.Any(static problem => !problem.IsUnknown))
            {
                throw Invalid(string.Join("; ", problems));
            }

            foreach (ReportProblem unknown in problems)
            {
                feedback?.Warn($"{unknown.What}; it is stored, but not shown.{(unknown.Instead is null ? "" : $" Did you mean '{unknown.Instead}'?")}");
            }

            return root.Deserialize(AnyCase.WorkerReport)!;
        }
        catch (JsonException exception)
        {
            string at = exception.Path is { Length: > 1 } path ? $" at {path}" : "";
            throw Invalid($"it is not a valid JSON report{at}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // How the library refuses an escaped surrogate that stands alone.
            throw Invalid("a text contains an unpaired surrogate (\\uD800 to \\uDFFF alone)", exception);
        }
    }

    private static string? Text(JsonElement root, string name)
    {
        foreach (JsonProperty member in root.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
            {
                return member.Value.GetString()?.Trim();
            }
        }

        return null;
    }

    private static MaestroException Invalid(string why, Exception? cause = null) => new(
        ErrorCode.ReportInvalid,
        $"The report can't be stored: {why}.",
        "The minimum is -Report '<what was done>'; Get-Help Set-MaestroFeature -Parameter Report shows the whole form.",
        innerException: cause);
}
