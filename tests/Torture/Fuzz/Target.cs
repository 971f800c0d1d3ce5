namespace Maestro.Fuzz;

/// <summary>A reader of text from outside: what it is called, valid samples, and what is done with an input.</summary>
/// <param name="Name">For the result.</param>
/// <param name="Samples">Where the inputs come from.</param>
/// <param name="Read">Reads an input; true when it was accepted. Only a MaestroException may come out.</param>
internal sealed record Target(string Name, IReadOnlyList<byte[]> Samples, Func<byte[], bool> Read)
{
    private int _inputs;
    private int _accepted;

    public int Inputs => _inputs;

    public int Accepted => _accepted;

    public void Count(bool accepted)
    {
        Interlocked.Increment(ref _inputs);
        if (accepted)
        {
            Interlocked.Increment(ref _accepted);
        }
    }
}
