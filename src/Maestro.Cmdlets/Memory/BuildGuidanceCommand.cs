using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Build the guidance for workers from the learnings or from your own text.</summary>
/// <remarks>
/// Without -Summary the learnings are compiled: near-duplicates folded into one line with their number, grouped by the words they share, newest
/// first, cut to -MaxLength. The same learnings always give the same text. The learnings themselves stay as they are.
/// </remarks>
/// <example>
/// <code>Build-MaestroGuidance</code>
/// <para>This command compiles all learnings into the guidance.</para>
/// </example>
/// <example>
/// <code>Build-MaestroGuidance -MaxLength 2000 -Verbose</code>
/// <para>This command limits the length of the text. The verbose message reports how many learnings were merged or omitted.</para>
/// </example>
/// <example>
/// <code>Get-Content guidance.md -Raw | Build-MaestroGuidance</code>
/// <para>This command uses the contents of a file as the guidance.</para>
/// </example>
// Build is an approved verb that the reference assembly is too old to name.
[Cmdlet("Build", "MaestroGuidance", SupportsShouldProcess = true, DefaultParameterSetName = "Compile")]
[OutputType(typeof(Guidance))]
public sealed class BuildGuidanceCommand : ChangeCommand
{
    private readonly List<string> _lines = [];

    /// <summary>Specifies the text of the guidance. Lines from the pipeline are joined into one text.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Summary")]
    [AllowEmptyString]
    public string Summary { get; set; } = "";

    /// <summary>Specifies the maximum length of the compiled text in characters. The minimum is 200. Default: 6000.</summary>
    [Parameter(ParameterSetName = "Compile")]
    public int MaxLength { get; set; } = GuidanceCompiler.DefaultMaxLength;

    private protected override void Process() => _lines.Add(Summary);

    private protected override void End()
    {
        var draft = new GuidanceDraft { Summary = ParameterSetName == "Summary" ? string.Join('\n', _lines) : null, MaxLength = MaxLength };
        Make(feedback => Workspace.Guidance.Decide(draft, feedback), Show);
    }

    private void Show(GuidanceChange done)
    {
        if (done.Compiled is { } compiled)
        {
            WriteVerbose($"{Count.Of(compiled.Kept, "learning")} kept, {compiled.Folded} merged, {compiled.LeftOut} omitted because of the length limit.");
        }

        WriteObject(done.After);
    }
}
