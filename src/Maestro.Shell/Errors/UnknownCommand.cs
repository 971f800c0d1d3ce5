using Maestro.Shell.Engine;

namespace Maestro.Shell.Errors;

/// <summary>A name that no command has, and the command to run instead.</summary>
internal sealed record UnknownCommand(string Message, string Hint)
{
    /// <summary>What can be said of a name, or null when nothing better can be said than that it is unknown.</summary>
    public static UnknownCommand? Explain(string name)
    {
        IEnumerable<string> known = ModuleCommands.Names().Concat(CarriedModules.Commands).Where(other => !other.Equals(name, StringComparison.OrdinalIgnoreCase));
        IReadOnlyList<string> near = DidYouMean.Among(known, name);
        return near.Count == 0 ? null : new UnknownCommand($"Unknown command '{name}'.", "Did you mean " + string.Join(", ", near) + "?");
    }
}
