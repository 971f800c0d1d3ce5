namespace Maestro.Kernel;

/// <summary>Reports nothing, for a second look at what was reported already.</summary>
internal sealed class NoFeedback : IFeedback
{
    public static NoFeedback Instance { get; } = new();

    public void Problem(MaestroException problem)
    {
    }

    public void Warn(string message)
    {
    }
}
