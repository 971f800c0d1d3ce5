using System.Management.Automation;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Output;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>What --select can name is known of each cmdlet before it runs.</summary>
public sealed class SelectedPropertiesTests
{
    [Fact]
    public void EachCmdletRefusesWhatItDoesNotReturnAndTakesWhatItDoes()
    {
        using var engine = new HostedEngine();
        CommandInfo[] commands = [.. engine.Run("Get-Command -Module Maestro").Of<CommandInfo>()];
        var unchecked_ = new List<string>();
        foreach (CommandInfo command in commands)
        {
            SelectedProperties.Require(command, null);
            try
            {
                SelectedProperties.Require(command, ["NoSuchProperty"]);
                unchecked_.Add(command.Name);
            }
            catch (UsageException refused)
            {
                Assert.Equal("PropertyUnknown", refused.Code);
                Assert.Contains("The properties are ", refused.Hint, StringComparison.Ordinal);
                string known = refused.Hint!.Split("The properties are ")[1].TrimEnd('.').Split(", ")[^1];
                SelectedProperties.Require(command, [known.ToUpperInvariant()]);
            }
        }

        // Those that return objects of any type, or nothing.
        Assert.True(commands.Length >= 60 && unchecked_.Count <= 12, $"{commands.Length} cmdlets, unchecked: {string.Join(", ", unchecked_)}");
    }
}
