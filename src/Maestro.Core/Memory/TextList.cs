using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>How a change that keeps one or several texts is shown: the text itself, or how many there are.</summary>
internal static class TextList
{
    public static string Target(IReadOnlyCollection<string> texts, string noun) => texts.Count == 1 ? Display.Short(texts.First()) : Count.Of(texts.Count, noun);

    public static string Action(IReadOnlyCollection<string> texts, string noun) => $"Keep the {noun}{(texts.Count == 1 ? "" : "s")}";
}
