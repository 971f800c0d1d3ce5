using System.Management.Automation;
using System.Runtime.CompilerServices;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Errors;

namespace Maestro.Shell.Output;

/// <summary>Requires that the properties named by --select exist: a null would pass for a value.</summary>
internal static class SelectedProperties
{
    public const string Code = "PropertyUnknown";

    /// <summary>Requires them of a cmdlet before it runs, by what it says it returns.</summary>
    /// <exception cref="UsageException">PropertyUnknown: each name that none of the types has.</exception>
    public static void Require(CommandInfo command, IReadOnlyList<string>? names)
    {
        Type?[] types = [.. command.OutputType.Select(static output => output.Type).Where(static type => type != typeof(void))];
        if (names is null || types.Length == 0 || !Array.TrueForAll(types, static type => type is { IsAbstract: false, IsArray: false } && type != typeof(object) && type != typeof(PSObject)))
        {
            return;
        }

        string[] known = [.. types.SelectMany(static type => Known(type!)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (Problem(names, known) is var (message, hint))
        {
            throw new UsageException(Code, $"{command.Name}: {message}", hint, string.Join(',', names));
        }
    }

    /// <summary>What is wrong with some names; null where each is known.</summary>
    public static (string Message, string Hint)? Problem(IReadOnlyList<string> names, IReadOnlyList<string> known)
    {
        string[] unknown = [.. names.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase))];
        if (unknown.Length == 0)
        {
            return null;
        }

        string[] near = [.. unknown.SelectMany(name => DidYouMean.Among(known, name).Take(1)).Distinct()];
        return (
            $"there is no property {string.Join(", ", unknown.Select(static name => $"'{name}'"))} to select.",
            $"{(near.Length > 0 ? $"Did you mean {string.Join(", ", near)}? " : "")}The properties are {string.Join(", ", known)}.");
    }

    // The members that the module's Types file adds are there as well. No value is read.
    private static IEnumerable<string> Known(Type type) => type == typeof(string)
        ? ["Length"]
        : PSObject.AsPSObject(RuntimeHelpers.GetUninitializedObject(type)).Properties.Select(static property => property.Name);
}

/// <summary>Requires the properties of what a script returns, by its first object.</summary>
[Cmdlet(VerbsCommon.Select, "Property")]
internal sealed class SelectPropertyCommand : PSCmdlet
{
    public const string Name = "Select-Property";

    private bool _isKnown;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[] Property { get; set; } = [];

    protected override void ProcessRecord()
    {
        if (!_isKnown && InputObject is not null)
        {
            _isKnown = true;
            if (SelectedProperties.Problem(Property, [.. InputObject.Properties.Select(static property => property.Name)]) is var (message, hint))
            {
                ThrowTerminatingError(new ErrorRecord(new ArgumentException(message), SelectedProperties.Code, ErrorCategory.InvalidArgument, string.Join(',', Property))
                {
                    ErrorDetails = new ErrorDetails(char.ToUpperInvariant(message[0]) + message[1..]) { RecommendedAction = hint },
                });
            }
        }

        WriteObject(InputObject);
    }
}
