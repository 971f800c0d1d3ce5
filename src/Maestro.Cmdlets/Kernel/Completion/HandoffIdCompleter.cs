using System.Collections;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Completes handoff ids, newest first; the tooltip is the summary.</summary>
internal sealed class HandoffIdCompleter : WorkspaceCompleter
{
    // Nobody looks through more, and each one is a file to read.
    private const int Most = 100;

    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.HandoffReader.Summaries(id => Begins(id, word), feedback)
            .Where(Fits)
            .Take(Most)
            .Select(static summary => (summary.HandoffId, $"{summary.Summary} ({summary.Status})"));

    private bool Fits(HandoffSummary summary) =>
        Is("Receive-MaestroHandoff") || Is("Remove-MaestroHandoff") ? summary.Status == HandoffStatus.Pending
        : !(Is("Complete-MaestroHandoff") || Is("Reset-MaestroHandoff")) || summary.Status == HandoffStatus.PickedUp;
}
