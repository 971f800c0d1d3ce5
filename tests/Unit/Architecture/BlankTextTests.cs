using Maestro.Tests.Hosting;

namespace Maestro.Tests;

/// <summary>Whether a text is blank is asked in one place, which knows the characters that nobody sees.</summary>
public sealed class BlankTextTests
{
    /// <summary>What looks at indents, lines and variables of the environment, and not at what somebody wrote.</summary>
    private static readonly string[] Layout = ["AgentRules.cs", "JsonSplice.cs", "InstructionBlock.cs"];

    [Fact]
    public void NoOtherTestForBlankTextIsUsed() => Assert.Equal(
        Layout.Order(StringComparer.Ordinal),
        new[] { "Maestro.Core", "Maestro.Cmdlets" }
            .SelectMany(static project => SourceTree.Files(RepositoryRoot.In("src", project)))
            .Where(static path => File.ReadAllText(path).Contains("IsNullOrWhiteSpace", StringComparison.Ordinal))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal));
}
