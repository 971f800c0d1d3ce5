using Maestro.Kernel;
using Maestro.Settings;

namespace Maestro.Missions;

/// <summary>A plan that was made of another tool's tasks.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Warnings">What could not be carried over, counted.</param>
internal sealed record ConvertedPlan(MissionPlan Plan, IReadOnlyList<string> Warnings);

/// <summary>How tasks are converted.</summary>
internal sealed record ConversionOptions
{
    /// <summary>The format, in the words of <see cref="SourceFormat"/>; null to find it out.</summary>
    public string? From { get; init; }

    /// <summary>True to omit what is done or cancelled.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>The worker type of every feature; null to leave it to the settings.</summary>
    public string? WorkerType { get; init; }

    /// <summary>Picks lists by name where the source has several; null for all.</summary>
    public Func<string, bool>? IsWanted { get; init; }
}

/// <summary>Converts the tasks of other tools to plans.</summary>
internal sealed class PlanConverter(ISourceFiles files, Func<IConfigurationFormat> yaml)
{
    /// <summary>A plan for each list of tasks.</summary>
    /// <param name="path">The full path of a file or folder.</param>
    /// <param name="shown">The path as the user gave it.</param>
    /// <param name="options">How.</param>
    /// <param name="problem">Called with what is wrong with one of several files; the others go on.</param>
    /// <exception cref="MaestroException">PlanSourceInvalid, FileNotFound, FileNotAccessible, PlanTooLarge, ArgumentInvalid.</exception>
    public IEnumerable<ConvertedPlan> Convert(string path, string shown, ConversionOptions options, Action<MaestroException> problem)
    {
        if (options.WorkerType is { } type && (!IdPattern.IsWorkerType(type) || IdPattern.IsDeviceName(type.Split(':', 2)[0])))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"{QuotedText.Of(type)} is not a valid worker type: use letters, digits, ':', '_' and '-', and start with a letter or digit.",
                target: type);
        }

        var place = new SourcePlace(path, shown, files);
        foreach (SourceReading reading in new SourceReader(place, yaml, problem).Read(options.From ?? place.Format(), options.IsWanted))
        {
            MissionPlan plan = PlanAssembly.Assemble(reading, options.OpenOnly);
            if (options.WorkerType is { } worker)
            {
                plan = plan with { Features = [.. plan.Features.Select(feature => feature with { WorkerType = worker })] };
            }

            yield return new ConvertedPlan(plan, reading.Notes.Sentences(reading.Name));
        }
    }
}
