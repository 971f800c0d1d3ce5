using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>Finds what it is told to, and keeps what it was asked for.</summary>
internal sealed class FakeRatchetScanner : IRatchetScanner
{
    /// <summary>The violations to find, by rule id.</summary>
    public Dictionary<string, int> Violations { get; } = [];

    /// <summary>The files there are.</summary>
    public string[] Files { get; set; } = ["a.sh"];

    /// <summary>What happens while the files are looked through.</summary>
    public Action? Meanwhile { get; set; }

    /// <summary>The files that were to be looked through last.</summary>
    public IReadOnlyList<string> Asked { get; private set; } = [];

    public FileListing FilesBelow(string folder, CancellationToken cancellationToken) => new(_ => Files);

    public IReadOnlyList<RatchetResult> Scan(RatchetScanRequest request, Action<RatchetProgress>? progress, CancellationToken cancellationToken)
    {
        Asked = [.. request.Files];
        Meanwhile?.Invoke();
        return [.. request.Rules.Select(rule => new RatchetResult
        {
            RatchetId = rule.RatchetId,
            CorrectionId = rule.CorrectionId,
            Rule = rule.Rule,
            Pattern = rule.Pattern,
            ViolationCount = Violations.GetValueOrDefault(rule.RatchetId),
            FilesSearched = Asked.Count,
        })];
    }
}
