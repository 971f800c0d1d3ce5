using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>What every <c>Test-</c> cmdlet does with its checks: writes each, or one bool with -Quiet, and ends in an error with -Assert when any failed.</summary>
internal sealed class CheckReport(Cmdlet command, bool quiet, bool assert, bool silent = false)
{
    private int _failed;
    private string _first = "";

    public void Add(CheckResult check)
    {
        if (!check.Passed)
        {
            Fail($"{check.Name}: {check.Message}");
        }

        if (!quiet && !silent)
        {
            command.WriteObject(check);
        }
    }

    /// <summary>Counts something that could not be checked at all.</summary>
    public void Fail(string why)
    {
        if (_failed++ == 0)
        {
            _first = why;
        }
    }

    public void AddRange(IEnumerable<CheckResult> checks)
    {
        foreach (CheckResult check in checks)
        {
            Add(check);
        }
    }

    /// <summary>To be called when all checks were added.</summary>
    /// <exception cref="MaestroException">CheckFailed.</exception>
    public void Complete()
    {
        if (quiet && !silent)
        {
            command.WriteObject(_failed == 0);
        }

        if (assert && _failed > 0)
        {
            string more = _failed == 1 ? "" : $" And {_failed - 1} more.";
            throw new MaestroException(ErrorCode.CheckFailed, $"{Count.Of(_failed, "check")} failed. {Display.Plain(_first)}{more}", "Run the same command without -Assert to see every check.");
        }
    }
}
