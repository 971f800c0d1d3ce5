using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>What PowerShell's own cmdlets write of any output record is what a person would write in that place.</summary>
public sealed class RecordTextTests : IDisposable
{
    // The text of a type or of a record that has none of its own.
    private const string NoText = @"System\.\w|Maestro\.[A-Z]|\w+ \{ \w+ = |@\{";

    private readonly HostedEngine _engine = new();

    public RecordTextTests() => _engine.Run("Import-Module -Assembly $args[0]", Assembly.Load("Microsoft.PowerShell.Commands.Utility")).NoErrors();

    public static TheoryData<Type> Types => [.. OutputTypes.Declared];

    public void Dispose() => _engine.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void EveryCellIsText(Type type) =>
        Assert.All(_engine.Run("$args[0] | ConvertTo-Csv", SampleRecord.Of(type)).NoErrors().Of<string>(), static line => Assert.DoesNotMatch(NoText, line));

    [Theory]
    [MemberData(nameof(Types))]
    public void JsonOfTheUsualDepthHasNoNamesOfTypes(Type type) =>
        Assert.DoesNotMatch(NoText, _engine.Run("ConvertTo-Json $args[0] -WarningAction Ignore", SampleRecord.Of(type)).Single<string>());

    [Theory]
    [MemberData(nameof(Types))]
    public void EveryPropertySelectsSortsAndGroups(Type type)
    {
        const string Script = """
            foreach ($name in $args[0].psobject.Properties.Name) {
                $null = $args | Sort-Object $name
                $value = ($args | Select-Object $name).$name
                $group = $args | Group-Object $name
                if ($group.Count -ne $args.Count -or "$value" -ne "$($args[0].$name)") { $name }
                $group.Name
            }
            """;
        Assert.All(_engine.Run(Script, SampleRecord.Of(type), SampleRecord.Of(type)).NoErrors().Of<string>(), static name => Assert.DoesNotMatch(NoText, name));
    }

    // In a cell, in a string, and where ConvertTo-Json goes no deeper.
    [Fact]
    public void EveryRecordHasATextOfItsOwn() => Assert.Empty(OutputTypes.Reachable.Concat(OutputTypes.Declared)
        .Where(static type => type.GetMethod("<Clone>$") is not null && !type.IsAbstract)
        .Where(static type => type.GetMethod(nameof(ToString), [])!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        .Select(static type => type.Name)
        .Distinct());
}
