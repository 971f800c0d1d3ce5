namespace Maestro.Kernel;

/// <summary>Keeps what is reported until it can be written.</summary>
internal sealed class DeferredFeedback : IFeedback
{
    private readonly List<Action<IFeedback>> _kept = [];

    public void Problem(MaestroException problem) => _kept.Add(feedback => feedback.Problem(problem));

    public void Warn(string message) => _kept.Add(feedback => feedback.Warn(message));

    public void WriteTo(IFeedback feedback) => _kept.ForEach(write => write(feedback));
}
