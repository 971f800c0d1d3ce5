using System.Collections;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Completes ids of sessions, those of the newest handoffs first; the tooltip is the agent.</summary>
internal sealed class SessionIdCompleter : WorkspaceCompleter
{
    // As for handoffs: each one is a file to read.
    private const int Most = 100;

    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.HandoffReader.Summaries(static _ => true, feedback)
            .Take(Most)
            .Where(static summary => summary.SessionId.Length > 0)
            .Select(static summary => (summary.SessionId, $"{summary.Agent}: {summary.Summary}"));
}
