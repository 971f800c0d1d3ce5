namespace Maestro.Kernel;

/// <summary>Keeps what is reported until it can be written.</summary>
internal sealed class DeferredFeedback : IFeedback
{
    private readonly List<Action<IFeedback>> _kept = [];

    /// <summary>True while nothing was reported.</summary>
    public bool IsEmpty => _kept.Count == 0;

    public void Problem(MaestroException problem) => _kept.Add(feedback => feedback.Problem(problem));

    public void Warn(string message) => _kept.Add(feedback => feedback.Warn(message));

    public void WriteTo(IFeedback feedback) => _kept.ForEach(write => write(feedback));
}
