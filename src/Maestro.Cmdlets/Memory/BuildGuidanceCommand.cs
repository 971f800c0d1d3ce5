using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Builds the guidance that every worker is given, from the learnings or from a text of your own.</summary>
/// <remarks>
/// Without -Summary the learnings are compiled: near-duplicates folded into one line with their number, grouped by the words they share, newest
/// first, cut to -MaxLength. The same learnings always give the same text. The learnings themselves stay as they are.
/// </remarks>
/// <example>
/// <code>Build-MaestroGuidance</code>
/// <para>Compiles all learnings.</para>
/// </example>
/// <example>
/// <code>Build-MaestroGuidance -MaxLength 2000 -Verbose</code>
/// <para>Keeps the text short; the verbose message tells how many learnings were folded or left out.</para>
/// </example>
/// <example>
/// <code>Get-Content guidance.md -Raw | Build-MaestroGuidance</code>
/// <para>Takes the text of a file.</para>
/// </example>
// Build is an approved verb that the reference assembly is too old to name.
[Cmdlet("Build", "MaestroGuidance", SupportsShouldProcess = true, DefaultParameterSetName = "Compile")]
[OutputType(typeof(Guidance))]
public sealed class BuildGuidanceCommand : WorkspaceCommand
{
    private readonly List<string> _lines = [];

    /// <summary>The text of the guidance. Lines from the pipeline become one text.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Summary")]
    [AllowEmptyString]
    public string Summary { get; set; } = "";

    /// <summary>The longest a compiled text may be, in characters: 200 or more, 6000 unless given.</summary>
    [Parameter(ParameterSetName = "Compile")]
    public int MaxLength { get; set; } = GuidanceCompiler.DefaultMaxLength;

    private protected override void Process() => _lines.Add(Summary);

    private protected override void End()
    {
        var draft = new GuidanceDraft { Summary = ParameterSetName == "Summary" ? string.Join('\n', _lines) : null, MaxLength = MaxLength };
        GuidanceChange planned = Workspace.Guidance.Decide(draft, Feedback);
        if (planned.Compiled is { } compiled)
        {
            WriteVerbose($"{Count.Of(compiled.Kept, "learning")} kept, {compiled.Folded} folded into others, {compiled.LeftOut} left out for want of room.");
        }

        string source = planned.Compiled is null ? "Take the given text" : $"Compile {Count.Of(planned.After.RawCount, "learning")}";
        if (ShouldProcess("guidance", source))
        {
            WriteObject(Workspace.Guidance.Apply(draft, Feedback, Cancellation).After);
        }
    }
}
