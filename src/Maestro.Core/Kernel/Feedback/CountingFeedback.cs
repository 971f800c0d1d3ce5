namespace Maestro.Kernel;

/// <summary>Counts the problems it passes on.</summary>
internal sealed class CountingFeedback(IFeedback feedback) : IFeedback
{
    public int Problems { get; private set; }

    public void Problem(MaestroException problem)
    {
        Problems++;
        feedback.Problem(problem);
    }

    public void Warn(string message) => feedback.Warn(message);
}
