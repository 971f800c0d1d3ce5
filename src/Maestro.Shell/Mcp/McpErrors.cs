using System.Management.Automation;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Shell.Errors;

namespace Maestro.Shell.Mcp;

/// <summary>The errors of cmdlets in the words of the tools: an agent that only has the tools can't add a parameter.</summary>
internal static partial class McpErrors
{
    private static readonly Dictionary<string, string> Hints = new(StringComparer.Ordinal)
    {
        ["FeatureHeld"] = "take without feature starts another one. To take this one over, or to get your own back in a new session, call take with feature and reason.",
        ["WorkspaceNotFound"] = "maestro Initialize-MaestroWorkspace creates one in the folder of the project. The server uses the folder it was started in, or MAESTRO_ROOT.",
        ["MissionAmbiguous"] = "Give mission: the id of one of them.",
        ["ReportInvalid"] = """Give report as plain text, or with the keys of {"salientSummary":"…","whatWasImplemented":"…","whatWasLeftUndone":"…","discoveredIssues":[{"severity":"minor","description":"…"}]}.""",
        ["EvidenceRequired"] = "Give evidence: what was seen.",
        ["WaiverReasonMissing"] = "Give reason: why it need not hold.",
        ["WitnessTooWeak"] = "Call record without result: it runs the command again. To record the words anyway, also give force and reason.",
        ["PartsNotDone"] = "Finish its parts first; show with kind features lists them. To set it to done anyway, also give force and reason.",
        ["CheckNotFound"] = "Give command: the command that shows it.",
        ["CorrectionInvalid"] = "Give triggers (words) or globs (files) that recall it; or severity hard, so that every worker is reminded.",
    };

    /// <summary>The error of a cmdlet.</summary>
    public static McpAnswer Of(McpTool tool, ErrorRecord record, RuntimeException? thrown)
    {
        var facts = ErrorFacts.From(record, thrown, UnknownCommand.Explain);
        return record.Exception is ParameterBindingException refused
            ? McpAnswer.Error("ArgumentInvalid", $"{tool.Name}: {refused.InnerException?.Message ?? facts.Message}", tool.Fit)
            : McpAnswer.Error(facts.Code, facts.Message, HintOf(facts));
    }

    // Of an expired lease the hint of the cmdlet says that no reason is needed.
    private static string? HintOf(ErrorFacts facts) =>
        facts is { Code: "FeatureHeld", Hint: { } hint } && hint.Contains("lease has expired", StringComparison.Ordinal)
            ? "Its lease has expired: take with feature takes it over."
            : Hints.GetValueOrDefault(facts.Code) ?? (facts.Hint is { } other && InTools(other) is var tools && tools != other ? tools : facts.AsTypedInAShell().Hint);

    // A hint is a command, or begins with one: "Get-MaestroFeature lists them."
    private static string InTools(string hint) =>
        ToolCommand.OfTyped(hint) ?? Listing().Replace(hint, static match => ToolCommand.OfTyped(match.Value) ?? match.Value);

    [GeneratedRegex(@"^Get-Maestro\w+( \*)?(?= (lists|shows|returns) )")]
    private static partial Regex Listing();
}
