using Maestro.Kernel;

namespace Maestro.Tests;

/// <summary>Keeps what a service told.</summary>
internal sealed class RecordedFeedback : IFeedback
{
    public List<MaestroException> Problems { get; } = [];

    public List<string> Warnings { get; } = [];

    public IEnumerable<string> Codes => Problems.Select(static problem => problem.Code);

    public void Problem(MaestroException problem) => Problems.Add(problem);

    public void Warn(string message) => Warnings.Add(message);
}
