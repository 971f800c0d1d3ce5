using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>The part of a worker prompt that says what is to be done. None of it is ever left out.</summary>
internal static class WorkerPromptTask
{
    private const string Heading = "## Feature Assignment";

    public static void Add(PromptDocument document, WorkerPromptContext context)
    {
        Feature feature = context.Feature;
        document.Section(Heading, "### Description");
        document.Add(PromptText.Block("feature-description", feature.Description));
        AddBlock(document, "### Preconditions", "preconditions", feature.Preconditions);
        AddBlock(document, "### Expected Behavior", "expected-behavior", feature.ExpectedBehavior);
        AddDependencies(document, context);
        if (feature.VerificationSteps.Count > 0)
        {
            document.Section(Heading, "### Verification Steps");
            document.Add(string.Join(
                '\n', feature.VerificationSteps.Select((step, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {PromptText.Inline(step)}"))));
        }

        AddAssertions(document, context);
    }

    private static void AddBlock(PromptDocument document, string heading, string tag, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            document.Section(Heading, heading);
            document.Add(PromptText.Block(tag, text));
        }
    }

    private static void AddDependencies(PromptDocument document, WorkerPromptContext context)
    {
        if (context.Feature.DependsOn.Count == 0)
        {
            return;
        }

        document.Section(Heading, "### Dependencies");
        bool allDone = true;
        foreach (string id in context.Feature.DependsOn)
        {
            Feature? dependency = context.Siblings.FirstOrDefault(f => f.FeatureId == id);
            allDone &= dependency?.Status == FeatureStatus.Done;
            document.Add(
                dependency is null
                    ? $"- {PromptText.Inline(id)} (not found)"
                    : $"- {PromptText.Inline(id)}: {PromptText.Inline(dependency.Title)} ({dependency.Status})",
                isTight: true);
        }

        if (!allDone)
        {
            document.Add("Not all of them are done. Before you build on one that is open, check its status.");
        }
    }

    private static void AddAssertions(PromptDocument document, WorkerPromptContext context)
    {
        if (context.Assertions.Count == 0)
        {
            return;
        }

        document.Section(Heading, "### Related Assertions");
        if (context.Assertions.Any(a => !a.IsClosed))
        {
            document.Add("Record each result as soon as you know it: `passed`, `failed` or `blocked`, with its evidence.");
        }

        foreach (Assertion assertion in context.Assertions)
        {
            string line = $"- **{PromptText.Inline(assertion.AssertionId)}** ({assertion.Result}): {PromptText.Inline(assertion.Description)}";
            document.Add(line + Commands(assertion), isTight: assertion != context.Assertions[0]);
        }
    }

    // A result that was judged before must go back to pending first; a final one stays.
    private static string Commands(Assertion assertion)
    {
        string passed = "\n" + Record(assertion, AssertionResult.Passed, "-Evidence", "the evidence");
        return assertion.Result switch
        {
            _ when assertion.IsClosed => "",
            AssertionResult.Pending => passed,
            _ => "\n  - reset it before you evaluate it again:\n" + Indent(Record(assertion, AssertionResult.Pending)) + passed,
        };
    }

    private static string Record(Assertion assertion, string result, params string[] more) => AgentCommand.ForBothShells(
        ["Set-MaestroAssertion", assertion.AssertionId, "-MissionId", assertion.MissionId, "-Result", result, .. more]);

    private static string Indent(string text) => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
