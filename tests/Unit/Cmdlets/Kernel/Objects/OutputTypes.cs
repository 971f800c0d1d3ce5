using System.Management.Automation;
using System.Reflection;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>The types that the exported cmdlets give out, and everything that can be reached from their properties.</summary>
internal static class OutputTypes
{
    /// <summary>The classes of the cmdlets that the module exports.</summary>
    public static IReadOnlyList<Type> Commands { get; } = Exported();

    /// <summary>Our own types that an OutputType names.</summary>
    public static IReadOnlyList<Type> Declared { get; } =
        [.. Commands.SelectMany(Of).Where(IsOurs).Distinct().OrderBy(static type => type.Name)];

    /// <summary>The declared types and those of their properties, all the way down; also what a property of type object may hold.</summary>
    public static IReadOnlyList<Type> Reachable { get; } = Reach();

    public static string NameOf(Type command) =>
        command.GetCustomAttribute<CmdletAttribute>() is { } cmdlet ? $"{cmdlet.VerbName}-{cmdlet.NounName}" : command.Name;

    public static IEnumerable<Type> Of(Type command) =>
        command.GetCustomAttributes<OutputTypeAttribute>().SelectMany(static output => output.Type).Select(static name => name.Type);

    public static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static Type[] Exported()
    {
        using var engine = new HostedEngine();
        return [.. engine.Run("(Get-Command -Module Maestro -CommandType Cmdlet).ImplementingType").NoErrors().Of<Type>()];
    }

    private static List<Type> Reach()
    {
        var found = new List<Type>();
        var open = new Queue<Type>(Declared);
        while (open.TryDequeue(out Type? type))
        {
            if (IsOurs(type) && !found.Contains(type))
            {
                found.Add(type);
                foreach (PropertyInfo property in Properties(type))
                {
                    open.Enqueue(property.PropertyType);
                }
            }

            foreach (Type argument in type.GetGenericArguments())
            {
                open.Enqueue(argument);
            }
        }

        return found;
    }

    private static bool IsOurs(Type type) => type.Namespace?.Split('.')[0] == nameof(Maestro);
}
