using Maestro.Adapters.Storage;
using Maestro.Upkeep;

namespace Maestro.Tests;

/// <summary>Surroundings without fault, unless some are ordered.</summary>
internal sealed class MemoryEnvironmentProbe : IEnvironmentProbe
{
    public LockCondition LockCondition { get; set; } = new(true, "It is free.");

    public FileSystemFacts Facts { get; set; } = new() { Format = "ext4", IsNetwork = false, IsCaseInsensitive = false };

    public IReadOnlyList<string> Leftovers { get; set; } = [];

    public JournalCondition JournalCondition { get; set; }

    public LockCondition Lock(string root) => LockCondition;

    public FileSystemFacts FileSystem(string root) => Facts;

    public IReadOnlyList<string> Temporaries(string root) => Leftovers;

    public IReadOnlyList<(string Path, string Target)> LinksOut(string root) => [];

    public JournalCondition Journal(string root) => JournalCondition;
}
