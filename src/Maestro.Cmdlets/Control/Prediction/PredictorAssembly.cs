using System.Reflection;

namespace Maestro.Commands;

/// <summary>The predictor, in an assembly of its own that is loaded when somebody wants it: it needs more of the engine than the cmdlets do.</summary>
internal static class PredictorAssembly
{
    private static readonly Lazy<Type> Predictor = new(Load);

    /// <summary>Adds the predictor to this process; false when it is registered already.</summary>
    /// <param name="read">Finds the commands to suggest, each with what it is for. It must not throw.</param>
    public static bool Register(Func<IReadOnlyList<KeyValuePair<string, string>>> read) => (bool)Call("Register", read)!;

    /// <summary>Removes the predictor from this process; false when there is none.</summary>
    public static bool Unregister() => (bool)Call("Unregister")!;

    private static object? Call(string method, params object?[] arguments) =>
        Predictor.Value.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static Type Load()
    {
        string folder = Path.GetDirectoryName(typeof(PredictorAssembly).Assembly.Location)!;
        return Assembly.LoadFrom(Path.Join(folder, "Maestro.Predictor.dll")).GetType("Maestro.Prediction.NextStepPredictor", throwOnError: true)!;
    }
}
