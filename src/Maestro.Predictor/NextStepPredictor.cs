using System.Management.Automation.Subsystem;
using System.Management.Automation.Subsystem.Prediction;

namespace Maestro.Prediction;

/// <summary>Suggests the next steps of a workspace while a command line is typed.</summary>
/// <remarks>
/// A suggestion has a few milliseconds, and is asked for on a thread of the pool. It is made of the steps that are known; finding them again happens
/// beside, after each command and with each suggestion.
/// </remarks>
public sealed class NextStepPredictor : ICommandPredictor
{
    private readonly Func<IReadOnlyList<KeyValuePair<string, string>>> _read;
    private volatile IReadOnlyList<KeyValuePair<string, string>> _steps = [];
    private int _isReading;

    private NextStepPredictor(Func<IReadOnlyList<KeyValuePair<string, string>>> read) => _read = read;

    /// <summary>Identifies the predictor among those of a process.</summary>
    public static Guid Key { get; } = new("b1d3a1f2-6c0e-4f0f-9a55-0a1d6f4c8e31");

    /// <inheritdoc/>
    public Guid Id => Key;

    /// <inheritdoc/>
    public string Name => "Maestro";

    /// <inheritdoc/>
    public string Description => "Suggests the next steps of the Maestro workspace.";

    /// <summary>Adds the predictor to the process.</summary>
    /// <param name="read">Finds the commands to suggest, most useful first, each with what it is for.</param>
    /// <returns>False when it is registered already.</returns>
    public static bool Register(Func<IReadOnlyList<KeyValuePair<string, string>>> read)
    {
        if (IsRegistered)
        {
            return false;
        }

        var predictor = new NextStepPredictor(read);
        SubsystemManager.RegisterSubsystem(SubsystemKind.CommandPredictor, predictor);
        predictor.Refresh();
        return true;
    }

    /// <summary>Removes the predictor from the process.</summary>
    /// <returns>False when there is none.</returns>
    public static bool Unregister()
    {
        if (!IsRegistered)
        {
            return false;
        }

        SubsystemManager.UnregisterSubsystem(SubsystemKind.CommandPredictor, Key);
        return true;
    }

    /// <inheritdoc/>
    public SuggestionPackage GetSuggestion(PredictionClient client, PredictionContext context, CancellationToken cancellationToken)
    {
        Refresh();
        string typed = context.InputAst.Extent.Text.TrimStart();
        if (typed.Length == 0)
        {
            return default;
        }

        List<PredictiveSuggestion> fitting = [.. _steps
            .Where(step => step.Key.Length > typed.Length && step.Key.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(static step => new PredictiveSuggestion(step.Key, step.Value))];
        return fitting.Count == 0 ? default : new SuggestionPackage(fitting);
    }

    /// <inheritdoc/>
    public bool CanAcceptFeedback(PredictionClient client, PredictorFeedbackKind feedback) => feedback == PredictorFeedbackKind.CommandLineExecuted;

    /// <inheritdoc/>
    public void OnCommandLineExecuted(PredictionClient client, string commandLine, bool success) => Refresh();

    private static bool IsRegistered =>
        SubsystemManager.GetSubsystemInfo(SubsystemKind.CommandPredictor).Implementations.Any(static implementation => implementation.Id == Key);

    private void Refresh()
    {
        if (Interlocked.Exchange(ref _isReading, 1) == 0)
        {
            ThreadPool.QueueUserWorkItem(static predictor => predictor.Read(), this, preferLocal: false);
        }
    }

    private void Read()
    {
        try
        {
            _steps = _read();
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }
}
