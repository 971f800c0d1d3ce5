using System.Collections;
using Maestro.Kernel;
using Maestro.Settings;

namespace Maestro.Commands;

/// <summary>Completes the values of the setting that is named.</summary>
internal sealed class ConfigurationValueCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback)
    {
        if (bound["Key"]?.ToString() is not { } key || ConfigurationCatalog.Find(key) is not { } known)
        {
            return [];
        }

        IEnumerable<string> values = known.Type == ConfigurationType.Switch ? ["true", "false"]
            : known.Key == ConfigurationCatalog.DefaultWorkflow ? WorkflowTemplates.Merge(workspace.Configuration.Settings.WorkflowTemplates).Select(static template => template.Name)
            : known.Key == "defaultAgent" ? AgentCompleter.Names
            : known.Words;
        return values.Select(value => (value, known.Description));
    }
}

/// <summary>Completes the names of agents.</summary>
internal sealed class AgentCompleter : WorkspaceCompleter
{
    /// <summary>The agents that Maestro knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["claude-code", "codex", "gemini", "droid"];

    private protected override IEnumerable<(string Id, string Title)> WithoutWorkspace => Names.Select(static name => (name, ""));

    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Configuration.Settings.DefaultAgent is { Length: > 0 } usual && !Names.Contains(usual) ? WithoutWorkspace.Append((usual, "defaultAgent")) : WithoutWorkspace;
}

/// <summary>Completes the size of a screen.</summary>
internal sealed class ScreenSizeCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> WithoutWorkspace =>
        [("80x24", "80 columns, 24 lines"), ("120x40", "120 columns, 40 lines"), ("200x60", "200 columns, 60 lines")];

    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) => WithoutWorkspace;
}
