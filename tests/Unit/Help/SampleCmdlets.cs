using System.Management.Automation;

namespace Maestro.Tests.Help;

/// <summary>Cmdlets that exist to be documented; they do nothing.</summary>
public static class Sample
{
    public const string Docs =
        """
        <doc><members>
          <member name="T:Maestro.Tests.Help.SampleThing"><summary>A thing.</summary></member>
          <member name="T:Maestro.Tests.Help.GetSampleCommand">
            <summary>Gets things. One or all.</summary>
            <remarks>
              Without <see cref="P:Maestro.Tests.Help.GetSampleCommand.Name"/> every thing; see <see cref="T:Maestro.Tests.Help.SetSampleCommand"/>.
              <para>More of it.</para>
              <list type="bullet"><item><term>ThingNotFound</term><description>No such thing.</description></item></list>
            </remarks>
            <exception cref="T:Some.BrokenThing">It is broken.</exception>
            <example>
              Things that are new. They are few.
              <code>
                Get-Sample -State new |
                    Sort-Object Name
              </code>
              One line each.
            </example>
          </member>
          <member name="P:Maestro.Tests.Help.SampleBase.Root"><summary>Where to look, in <c>name</c> or path.</summary></member>
          <member name="P:Maestro.Tests.Help.GetSampleCommand.Name"><summary>Name of the thing; * and &lt;any&gt; are as they stand.</summary></member>
          <member name="P:Maestro.Tests.Help.GetSampleCommand.State"><summary>Only things of this state.</summary></member>
          <member name="P:Maestro.Tests.Help.GetSampleCommand.First"><summary>How many at most.</summary></member>
          <member name="P:Maestro.Tests.Help.GetSampleCommand.Ready"><summary>Only what is ready.</summary></member>
        </members></doc>
        """;

    internal static IReadOnlyList<Maestro.Help.CmdletFacts> Cmdlets { get; } =
        Maestro.Help.CmdletReader.Read([typeof(GetSampleCommand), typeof(SetSampleCommand)], Maestro.Help.XmlDocs.Parse(Docs));

    internal static Maestro.Help.CmdletFacts Get => Cmdlets[0];

    internal static Maestro.Help.CmdletFacts Set => Cmdlets[1];

    internal static string Page => Maestro.Help.PageWriter.Write(Get, ["Get-Sample", "Set-Sample"], new DateOnly(2025, 3, 1));
}

public sealed record SampleThing(string Name);

public abstract class SampleBase : PSCmdlet
{
    [Parameter]
    [Alias("Path")]
    public string? Root { get; set; }
}

[Cmdlet(VerbsCommon.Get, "Sample", DefaultParameterSetName = "List")]
[OutputType(typeof(SampleThing))]
[Alias("gsa")]
public sealed class GetSampleCommand : SampleBase
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ValidateSet("new", "in-progress")]
    public string? State { get; set; }

    [Parameter]
    public int First { get; set; } = 15;

    [Parameter(Mandatory = true, ParameterSetName = "Ready")]
    public SwitchParameter Ready { get; set; }
}

[Cmdlet(VerbsCommon.Set, "Sample", SupportsShouldProcess = true)]
[OutputType(typeof(SampleThing))]
public sealed class SetSampleCommand : SampleBase
{
    [Parameter(Mandatory = true, Position = 0)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public int? Weight { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }
}
