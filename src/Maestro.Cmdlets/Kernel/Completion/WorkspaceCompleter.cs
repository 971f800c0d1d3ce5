using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Completes an id from what the workspace holds; shows what it is called as a tooltip. Never throws: completion is no place for errors.</summary>
internal abstract class WorkspaceCompleter : IArgumentCompleter
{
    private const string CurrentFolder = "$ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath";

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = wordToComplete.Trim('\'', '"');
        CommandName = commandName;
        try
        {
            Workspace workspace = WorkspaceCatalog.From(StartFolder(fakeBoundParameters));
            var silent = new SilentFeedback();
            return Results(Candidates(workspace, fakeBoundParameters, word, silent), word);
        }
        catch (Exception exception) when (exception is MaestroException or RuntimeException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return Results(WithoutWorkspace, word);
        }
    }

    /// <summary>The cmdlet that is typed: what it can't take is not offered.</summary>
    private protected string CommandName { get; private set; } = "";

    /// <summary>What is offered where no workspace can be read.</summary>
    private protected virtual IEnumerable<(string Id, string Title)> WithoutWorkspace => [];

    /// <summary>What could be typed there.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="bound">The parameters that were typed before.</param>
    /// <param name="word">The start of the id, as typed so far. The others are dropped afterwards, so only a completer that reads much looks at it.</param>
    /// <param name="feedback">Takes what can't be read.</param>
    private protected abstract IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback);

    /// <summary>The missions to look in: the one bound to -MissionId, else those that are not finished.</summary>
    private protected static IReadOnlyList<IdFilter>? BoundMissions(IDictionary bound) =>
        (bound["MissionId"] ?? DefaultMission.Id) is { } given ? IdFilters.From(LanguagePrimitives.ConvertTo<string[]>(given)) : null;

    /// <summary>The filter of the ids that begin with a word.</summary>
    private protected static IReadOnlyList<IdFilter>? Begun(string word) =>
        word.Length == 0 ? null : [new IdFilter(word, IsWildcard: true, id => Begins(id, word))];

    /// <summary>True for an id that begins with a word, in any case of letters.</summary>
    private protected static bool Begins(string id, string word) => id.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private protected bool Is(string cmdlet) => CommandName.Equals(cmdlet, StringComparison.OrdinalIgnoreCase);

    private static CompletionResult[] Results(IEnumerable<(string Id, string Title)> candidates, string word) =>
    [
        .. candidates
            .Where(candidate => Begins(candidate.Id, word))
            .DistinctBy(static candidate => candidate.Id)
            .Select(static candidate => Result(candidate.Id, candidate.Title)),
    ];

    private static CompletionResult Result(string id, string title)
    {
        string tooltip = Display.Plain(title);
        string text = id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? id : $"'{id.Replace("'", "''", StringComparison.Ordinal)}'";
        return new CompletionResult(text, id, CompletionResultType.ParameterValue, tooltip.Length == 0 ? id : tooltip);
    }

    private static string StartFolder(IDictionary bound)
    {
        string? named = bound["WorkspacePath"] as string ?? Environment.GetEnvironmentVariable("MAESTRO_ROOT");
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        string current = shell.AddScript(CurrentFolder).Invoke<string>().First();
        return string.IsNullOrEmpty(named) ? current : Path.GetFullPath(named, current);
    }

    private sealed class SilentFeedback : IFeedback
    {
        public void Problem(MaestroException problem)
        {
        }

        public void Warn(string message)
        {
        }
    }
}
