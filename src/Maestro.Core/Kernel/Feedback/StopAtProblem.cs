namespace Maestro.Kernel;

/// <summary>Ends the work at the first problem, for whatever decides: half of the state is no ground for a decision.</summary>
internal sealed class StopAtProblem(IFeedback feedback) : IFeedback
{
    public void Problem(MaestroException problem) => throw problem;

    public void Warn(string message) => feedback.Warn(message);
}
