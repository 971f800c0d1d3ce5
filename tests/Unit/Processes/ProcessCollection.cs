namespace Maestro.Tests.Processes;

/// <summary>Tests that start many programs: one after the other, and beside nothing else, so that they don't starve the rest.</summary>
[CollectionDefinition("processes", DisableParallelization = true)]
public sealed class ProcessCollection;
