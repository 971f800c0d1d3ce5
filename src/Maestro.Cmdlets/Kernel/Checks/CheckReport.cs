using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>What every <c>Test-</c> cmdlet does with its checks: writes each, or one bool with -Quiet, and fails with -Assert when any failed or none was made.</summary>
internal sealed class CheckReport(Cmdlet command, ICheckCommand options)
{
    private const string AllowEmptyHint = "Use -AllowEmpty to pass if there is nothing to check.";

    private readonly List<MaestroException> _problems = [];
    private int _checked;
    private int _failed;
    private string _first = "";

    /// <summary>What could not be checked at all.</summary>
    public IReadOnlyList<MaestroException> Problems => _problems;

    /// <summary>True when no check was made and that is not allowed.</summary>
    public bool IsOfNothing => _checked == 0 && !options.AllowEmpty;

    public void Add(CheckResult check)
    {
        _checked++;
        if (!check.Passed)
        {
            Fail($"{check.Name}: {check.Message}");
        }

        if (!options.Quiet && !options.WritesText)
        {
            command.WriteObject(check);
        }
    }

    /// <summary>Counts something that could not be checked at all: it did not pass.</summary>
    public void Add(MaestroException problem)
    {
        _problems.Add(problem);
        Fail(problem.Message);
    }

    public void AddRange(IEnumerable<CheckResult> checks)
    {
        foreach (CheckResult check in checks)
        {
            Add(check);
        }
    }

    /// <summary>Says how the checks ended, once all were added.</summary>
    /// <exception cref="MaestroException">CheckFailed, NothingChecked.</exception>
    public void Complete()
    {
        if (options.Quiet && !options.WritesText)
        {
            command.WriteObject(_failed == 0 && !IsOfNothing);
        }

        if (options.Assert && IsOfNothing)
        {
            throw Nothing();
        }

        if (options.Assert && _failed > 0)
        {
            string more = _failed == 1 ? "" : $"; and {_failed - 1} more";
            throw new MaestroException(ErrorCode.CheckFailed, $"{Count.Of(_failed, "check")} failed: {Display.Plain(_first).TrimEnd('.')}{more}.", "Run the same command without -Assert to see every check.");
        }

        if (IsOfNothing && _problems.Count == 0)
        {
            command.WriteWarning($"{Nothing().Message} {AllowEmptyHint}");
        }
    }

    /// <summary>The error of a check of nothing.</summary>
    public MaestroException Nothing() => new(
        ErrorCode.NothingChecked,
        _problems.Count == 0 ? "Nothing was checked." : $"Nothing was checked. {Display.Plain(_first)}",
        AllowEmptyHint);

    private void Fail(string why)
    {
        if (_failed++ == 0)
        {
            _first = why;
        }
    }
}
