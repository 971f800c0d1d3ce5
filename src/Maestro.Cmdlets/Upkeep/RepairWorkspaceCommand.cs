using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Repair a workspace and report the faults that require a decision.</summary>
/// <remarks>
/// <para>The cmdlet repairs interrupted changes of several files, files left behind by interrupted writes, feature lists that do not match the
/// feature files, duplicate assertion ids, missing folders, and missing lines in .gitignore. All repairs are made in one change under the write lock.
/// Files that are replaced or removed are first copied to <c>.maestro/backup/&lt;time&gt;/</c>.</para>
/// <para>Faults that require a decision are reported but not repaired: truncated files, merge conflict markers, invalid statuses, references to
/// features, milestones or missions that do not exist, circular dependencies, and times in the future. For these, Action is a command that shows
/// more.</para>
/// </remarks>
/// <example>
/// <code>Repair-MaestroWorkspace -WhatIf</code>
/// <para>This command shows what would be repaired.</para>
/// </example>
/// <example>
/// <code>Repair-MaestroWorkspace</code>
/// <para>This command repairs the workspace and returns an object for each fault.</para>
/// </example>
/// <example>
/// <code>Repair-MaestroWorkspace | Where-Object Repaired -eq $false</code>
/// <para>This command returns the faults that require a decision.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Repair, "MaestroWorkspace", SupportsShouldProcess = true)]
[OutputType(typeof(RepairResult))]
public sealed class RepairWorkspaceCommand : ChangeCommand
{
    private protected override void Process()
    {
        RepairService service = Workspace.Repairs;
        IReadOnlyList<StateFault> faults = service.Faults();
        StateFault[] accepted = [.. faults.Where(fault => fault.RepairAction is not null && ShouldProcess(fault.Target, fault.RepairAction))];
        StateFault[] inside = [.. accepted.Where(static fault => fault.Check != StateCheck.Worktrees)];
        if (inside.Length > 0)
        {
            string backup = service.Prepare(inside, Cancellation);
            MakeAgreed(_ => service.Decide(inside, backup), static _ => { });
        }

        var moved = accepted.Except(inside).ToDictionary(static fault => fault, fault => Workspace.Worktrees.Repair(fault, Origin, Cancellation));

        WriteEach(faults
            .Where(fault => fault.RepairAction is null || accepted.Contains(fault))
            .Select(fault => new RepairResult
            {
                Name = fault.Check,
                Target = fault.Target,
                Action = string.Join("; ", [fault.RepairAction ?? fault.Fix, .. moved.GetValueOrDefault(fault, [])]),
                Repaired = fault.RepairAction is not null,
                Message = fault.Message,
            }));
    }
}
