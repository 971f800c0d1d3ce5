using System.Collections;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Completes ids of reported issues; the tooltip is what they are about.</summary>
internal sealed class IssueIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Issues.Get(new IssueQuery(), feedback)
            .Where(issue => !Is("Set-MaestroIssue") || issue.Status == IssueStatus.Open)
            .Select(static issue => (issue.IssueId, issue.Description));
}
