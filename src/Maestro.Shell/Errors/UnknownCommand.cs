using Maestro.Shell.CommandLines;
using Maestro.Shell.Engine;

namespace Maestro.Shell.Errors;

/// <summary>A name that no command has, and the command to run instead.</summary>
internal sealed record UnknownCommand(string Message, string Hint)
{
    /// <summary>What can be said of a name, or null when nothing better can be said than that it is unknown.</summary>
    public static UnknownCommand? Explain(string name)
    {
        if (CommandAliases.WordsAfter(name) is { Count: > 0 } words)
        {
            return new UnknownCommand($"'{name}' must be followed by one of these words: {string.Join(", ", words)}.", $"maestro {name.ToLowerInvariant()} {words[0]} --help");
        }

        IEnumerable<string> known = ModuleCommands.Names().Concat(CarriedModules.Commands).Where(other => !other.Equals(name, StringComparison.OrdinalIgnoreCase));
        IReadOnlyList<string> near = DidYouMean.Among(known, name);
        return near.Count == 0 ? null : new UnknownCommand($"Unknown command '{name}'.", "Did you mean " + string.Join(", ", near) + "?");
    }
}
