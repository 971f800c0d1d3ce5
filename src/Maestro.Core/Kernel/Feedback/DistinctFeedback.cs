namespace Maestro.Kernel;

/// <summary>Reports each problem once, for work that looks at the same files more than once.</summary>
internal sealed class DistinctFeedback(IFeedback feedback) : IFeedback
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void Problem(MaestroException problem)
    {
        if (_told.Add(problem.Message))
        {
            feedback.Problem(problem);
        }
    }

    public void Warn(string message)
    {
        if (_told.Add(message))
        {
            feedback.Warn(message);
        }
    }
}
