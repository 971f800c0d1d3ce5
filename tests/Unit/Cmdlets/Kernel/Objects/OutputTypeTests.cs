using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maestro.Tests.Cmdlets;

/// <summary>What is given out is data: no part of it can be set, and every part is a plain value, one of our records, or a read-only list or map.</summary>
public sealed class OutputTypeTests
{
    public static TheoryData<Type> Types => [.. OutputTypes.Reachable];

    [Theory]
    [MemberData(nameof(Types))]
    public void NoPropertyCanBeSetFromOutside(Type type) => Assert.Empty(OutputTypes.Properties(type)
        .Where(static property => property.GetSetMethod(nonPublic: true) is { } setter && (setter.IsPublic || setter.IsFamily || setter.IsFamilyOrAssembly))
        .Select(property => $"{type.Name}.{property.Name}"));

    [Theory]
    [MemberData(nameof(Types))]
    public void NoFieldIsPublic(Type type) =>
        Assert.DoesNotContain(type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static), static field => !field.IsLiteral);

    [Theory]
    [MemberData(nameof(Types))]
    public void PropertiesArePlainOrReadOnly(Type type)
    {
        Type[] open = [typeof(IReadOnlyList<>), typeof(IReadOnlyDictionary<,>)];
        foreach (PropertyInfo property in OutputTypes.Properties(type))
        {
            Type[] all = [property.PropertyType, .. property.PropertyType.GetGenericArguments()];
            Assert.DoesNotContain(typeof(JsonElement), all);
            Assert.DoesNotContain(typeof(JsonNode), all);
            bool isCollection = property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable));
            Assert.True(
                !isCollection || (property.PropertyType.IsGenericType && open.Contains(property.PropertyType.GetGenericTypeDefinition())),
                $"{type.Name}.{property.Name} is {property.PropertyType}");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void NothingIsPositional(Type type) => Assert.Null(type.GetMethod("Deconstruct"));
}
