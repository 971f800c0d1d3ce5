namespace Maestro.Kernel;

/// <summary>What a service reports while it works: the cmdlet writes it to the right stream, a test records it.</summary>
internal interface IFeedback
{
    /// <summary>Something is wrong with one item; the rest goes on.</summary>
    void Problem(MaestroException problem);

    /// <summary>Something the user should act on.</summary>
    void Warn(string message);
}
