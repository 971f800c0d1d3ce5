using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Maestro.Help;

/// <summary>Reads the cmdlets of a compiled module with the engine's own binder metadata, as Get-Command shows them.</summary>
internal sealed class CmdletReader
{
    private readonly XmlDocs _docs;

    private CmdletReader(XmlDocs docs) => _docs = docs;

    /// <param name="module">The module's folder, or the path of a cmdlet assembly.</param>
    public static IReadOnlyList<CmdletFacts> Read(string module)
    {
        string path = Path.GetFullPath(Directory.Exists(module) ? Path.Combine(module, "Maestro.Cmdlets.dll") : module);
        string folder = Path.GetDirectoryName(path)!;
        Assembly assembly = new ModuleLoadContext(folder).LoadFile(path);
        return Read(assembly.GetExportedTypes(), XmlDocs.OfFolder(folder));
    }

    public static IReadOnlyList<CmdletFacts> Read(IEnumerable<Type> types, XmlDocs docs)
    {
        var reader = new CmdletReader(docs);
        Type[] cmdlets = [.. types.Where(type => !type.IsAbstract && type.GetCustomAttribute<CmdletAttribute>() is not null)];
        foreach (Type cmdlet in cmdlets)
        {
            docs.Name(cmdlet, NameOf(cmdlet));
        }

        return [.. cmdlets.Select(reader.ReadCmdlet).OrderBy(cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static string NameOf(Type type) =>
        type.GetCustomAttribute<CmdletAttribute>() is { } attribute ? $"{attribute.VerbName}-{attribute.NounName}" : type.Name;

    private CmdletFacts ReadCmdlet(Type type)
    {
        string name = NameOf(type);
        var command = new CmdletInfo(name, type);
        object instance = Activator.CreateInstance(type)!;
        return new CmdletFacts
        {
            Name = name,
            HelpUri = type.GetCustomAttribute<CmdletAttribute>()!.HelpUri ?? "",
            Aliases = [.. type.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []],
            Syntax = [.. command.ParameterSets.Select(set => SyntaxOf(name, set))],
            Parameters = [.. command.Parameters.Values
                .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
                .OrderBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase)
                .Select(parameter => ParameterOf(type, instance, parameter))],
            Outputs = [.. command.OutputType.Select(output => new TypeText(output.Type is null ? output.Name : NameInHeading(output.Type), DocOf(output.Type)))
                .DistinctBy(output => output.TypeName)],
            Text = _docs.CmdletText(type),
        };
    }

    private static SyntaxSet SyntaxOf(string name, CommandParameterSetInfo set) => new(
        set.Name, set.IsDefault, name, [.. set.Parameters
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name) && !IsHidden(parameter.Attributes))
            .Select(parameter => new SyntaxParameter(
                parameter.Name,
                parameter.ParameterType == typeof(SwitchParameter) ? null : ShortName(parameter.ParameterType),
                parameter.Position == int.MinValue ? SyntaxParameter.Named : parameter.Position.ToString(CultureInfo.InvariantCulture),
                parameter.IsMandatory))]);

    private CmdletParameter ParameterOf(Type type, object instance, ParameterMetadata parameter)
    {
        (bool known, string value) = DefaultOf(type, instance, parameter);
        var facts = new ParameterFacts
        {
            Type = FullName(parameter.ParameterType),
            DefaultValue = value,
            SupportsWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            Aliases = [.. parameter.Aliases],
            Sets = [.. parameter.ParameterSets.Select(set => SetOf(set.Key, set.Value)).OrderBy(set => set.Name, StringComparer.OrdinalIgnoreCase)],
            DontShow = IsHidden(parameter.Attributes),
            AcceptedValues = AcceptedValues(parameter),
            HelpMessage = parameter.Attributes.OfType<ParameterAttribute>().Select(attribute => attribute.HelpMessage).FirstOrDefault(text => text is not null) ?? "",
        };
        return new CmdletParameter(parameter.Name, facts, known, DescriptionOf(type, parameter, facts));
    }

    private static ParameterSetFacts SetOf(string name, ParameterSetMetadata set) => new()
    {
        Name = name == ParameterAttribute.AllParameterSets ? ParameterSetFacts.AllSets : name,
        Position = set.Position == int.MinValue ? ParameterSetFacts.Named : set.Position.ToString(CultureInfo.InvariantCulture),
        IsRequired = set.IsMandatory,
        ValueFromPipeline = set.ValueFromPipeline,
        ValueFromPipelineByPropertyName = set.ValueFromPipelineByPropertyName,
        ValueFromRemainingArguments = set.ValueFromRemainingArguments,
    };

    private string DescriptionOf(Type type, ParameterMetadata parameter, ParameterFacts facts)
    {
        string text = PropertyOf(type, parameter.Name) is { } property ? _docs.Text(property) : "";
        return (text, parameter.Name) switch
        {
            ({ Length: > 0 }, _) => text,
            (_, "WhatIf") => "Shows what would happen and changes nothing.",
            (_, "Confirm") => "Asks for confirmation before each change.",
            _ when facts.HelpMessage.Length > 0 => facts.HelpMessage,
            _ => $"{{{{ Describe {parameter.Name} }}}}",
        };
    }

    private static (bool Known, string Value) DefaultOf(Type type, object instance, ParameterMetadata parameter)
    {
        if (parameter.Attributes.OfType<PSDefaultValueAttribute>().FirstOrDefault() is { } named)
        {
            return (true, named.Help ?? Text(named.Value));
        }

        if (parameter.ParameterType == typeof(SwitchParameter))
        {
            return (true, "False");
        }

        object? value = PropertyOf(type, parameter.Name)?.GetValue(instance);
        bool unset = value is null or "" or ICollection { Count: 0 }
            || (value is ValueType and not bool && value.Equals(Activator.CreateInstance(value.GetType())));
        return unset ? (false, "") : (true, Text(value));
    }

    // A Get-only or hidden base property of the same name must not confuse the look-up.
    private static PropertyInfo? PropertyOf(Type type, string name)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } property)
            {
                return property;
            }
        }

        return null;
    }

    private static string Text(object? value) => value switch
    {
        string text => text,
        IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static bool IsHidden(IEnumerable<Attribute> attributes) =>
        attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow);

    private static string[] AcceptedValues(ParameterMetadata parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        type = type.IsArray ? type.GetElementType()! : type;
        return parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set ? [.. set.ValidValues]
            : parameter.Attributes.FirstOrDefault(static attribute => attribute.GetType().Name == "WordsAttribute") is { } words
                ? [.. (IEnumerable<string>)words.GetType().GetProperty("Words")!.GetValue(words)!]
            : type.IsEnum ? Enum.GetNames(type)
            : [];
    }

    private string DocOf(Type? type) => type is null ? "" : _docs.Text(type.IsArray ? type.GetElementType()! : type);

    // As Get-Command -Syntax shortens names: accelerators, else the name without its namespace.
    private static string ShortName(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsArray)
        {
            return ShortName(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType ? type.Name : LanguagePrimitives.ConvertTo<string>(type) is { } text && !text.Contains('.', StringComparison.Ordinal) ? text : type.Name;
    }

    internal static string FullName(Type type)
    {
        if (type.IsArray)
        {
            return FullName(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return type.FullName ?? type.Name;
        }

        Type[] arguments = type.GetGenericArguments();
        string definition = type.GetGenericTypeDefinition().FullName!;
        return $"{definition[..definition.IndexOf('`', StringComparison.Ordinal)]}`{arguments.Length}[{string.Join(',', arguments.Select(FullName))}]";
    }

    /// <summary>INPUTS and OUTPUTS name what an optional value holds, not that it is optional.</summary>
    internal static string NameInHeading(Type type) => FullName(Nullable.GetUnderlyingType(type) ?? type);
}
