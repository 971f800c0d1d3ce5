using System.Collections;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Completes the ids of ratchet rules; the tooltip is what the correction says, and the pattern.</summary>
internal sealed class RatchetIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Ratchet.Get(new RatchetQuery(), feedback).Select(static rule => (rule.RatchetId, $"{rule.Rule} ({rule.Pattern})"));
}
