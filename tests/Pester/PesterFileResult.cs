namespace Maestro.Tests.Pester;

/// <summary>What Run.ps1 writes about one file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Passed">How many tests passed.</param>
/// <param name="Failed">How many did not pass: tests, blocks around them, and the file itself when it could not be loaded.</param>
/// <param name="Skipped">How many tests this system can't run.</param>
/// <param name="Failures">The name and the message of each failure.</param>
public sealed record PesterFileResult(string File, int Passed, int Failed, int Skipped, IReadOnlyList<string> Failures);
