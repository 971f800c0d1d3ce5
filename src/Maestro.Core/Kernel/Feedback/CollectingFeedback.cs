namespace Maestro.Kernel;

/// <summary>Keeps the problems it passes on.</summary>
internal sealed class CollectingFeedback(IFeedback feedback) : IFeedback
{
    private readonly List<MaestroException> _problems = [];

    public IReadOnlyList<MaestroException> Problems => _problems;

    public void Problem(MaestroException problem)
    {
        _problems.Add(problem);
        feedback.Problem(problem);
    }

    public void Warn(string message) => feedback.Warn(message);
}
