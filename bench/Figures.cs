using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Bench;

/// <summary>Measured times by name, from several rounds.</summary>
internal sealed class Figures
{
    private readonly Dictionary<string, List<double>> _milliseconds = new(StringComparer.Ordinal);

    public void Add(string name, double milliseconds)
    {
        if (!_milliseconds.TryGetValue(name, out List<double>? values))
        {
            _milliseconds[name] = values = [];
        }

        values.Add(milliseconds);
    }

    /// <summary>Takes the lines <c>name=milliseconds</c> of a round that ran as a process of its own.</summary>
    public void AddLines(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('=') is [var name, var value])
            {
                Add(name, double.Parse(value, CultureInfo.InvariantCulture));
            }
        }
    }

    public double Median(string name)
    {
        List<double> sorted = [.. _milliseconds[name].Order()];
        int middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>A table in markdown: what was measured, the median, its bound, and what the bound stands on.</summary>
    public void Print(IEnumerable<(string Name, string What, double? Bound, string BoundText)> rows)
    {
        Console.WriteLine("| Operation | Median | Bound | Met |");
        Console.WriteLine("|---|---:|---|---|");
        foreach ((string name, string what, double? bound, string boundText) in rows)
        {
            double median = Median(name);
            string held = bound is null ? "" : median <= bound ? "yes" : "NO";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {median:0.0} ms | {boundText} | {held} |"));
        }
    }
}
