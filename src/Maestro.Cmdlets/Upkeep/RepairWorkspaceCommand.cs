using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Mends what can be repaired of a workspace, and says what it can't.</summary>
/// <remarks>
/// <para>Mended are: changes of several files that were interrupted, files that unfinished writes left behind, the list of features of a mission that is
/// out of step with its files, assertions that share an id, missing folders, and missing lines of .gitignore. All of it is one change under the write
/// lock. What is replaced or taken away is copied to .maestro/backup/&lt;time&gt;/ first.</para>
/// <para>Not repaired, since only a person knows what is right: files that are truncated or hold merge markers, words that are no status, references to
/// features, milestones or missions that are not there, features that wait for each other, times in the future. For these, Action is what to type to
/// see more.</para>
/// </remarks>
/// <example>
/// <code>Repair-MaestroWorkspace -WhatIf</code>
/// <para>Shows what would be repaired.</para>
/// </example>
/// <example>
/// <code>Repair-MaestroWorkspace</code>
/// <para>Mends it, and gives an object for each fault.</para>
/// </example>
/// <example>
/// <code>Repair-MaestroWorkspace | Where-Object Mended -eq $false</code>
/// <para>Shows what is left for you to decide.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Repair, "MaestroWorkspace", SupportsShouldProcess = true)]
[OutputType(typeof(RepairResult))]
public sealed class RepairWorkspaceCommand : WorkspaceCommand
{
    private protected override void Process()
    {
        RepairService service = Workspace.Repairs;
        IReadOnlyList<StateFault> faults = service.Faults();
        StateFault[] accepted = [.. faults.Where(fault => fault.RepairAction is not null && ShouldProcess(fault.Target, fault.RepairAction))];
        StateFault[] inside = [.. accepted.Where(static fault => fault.Check != StateCheck.Worktrees)];
        if (inside.Length > 0)
        {
            service.Repair(inside, Cancellation);
        }

        var moved = accepted.Except(inside).ToDictionary(static fault => fault, fault => Workspace.Worktrees.Repair(fault, Cancellation));

        WriteEach(faults
            .Where(fault => fault.RepairAction is null || accepted.Contains(fault))
            .Select(fault => new RepairResult
            {
                Name = fault.Check,
                Target = fault.Target,
                Action = string.Join("; ", [fault.RepairAction ?? fault.Fix, .. moved.GetValueOrDefault(fault, [])]),
                Mended = fault.RepairAction is not null,
                Message = fault.Message,
            }));
    }
}
