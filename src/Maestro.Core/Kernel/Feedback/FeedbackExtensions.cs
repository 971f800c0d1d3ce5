namespace Maestro.Kernel;

/// <summary>Going on where one item of many can't be read.</summary>
internal static class FeedbackExtensions
{
    /// <summary>What a read gives; a read that fails is a problem and gives null.</summary>
    public static T? TryOrReport<T>(this IFeedback feedback, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (MaestroException problem)
        {
            feedback.Problem(problem);
            return null;
        }
    }
}
