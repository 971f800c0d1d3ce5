using System.Management.Automation;
using Maestro.Handoffs;

namespace Maestro.Commands;

/// <summary>Writes a handoff, or the content of one, as a UKI v5.4 string.</summary>
/// <remarks>
/// <para>UKI is one line of slots, NAME-value, joined by |. Nothing is collected and nothing made up: content must be whole. References are made
/// into tokens, so auth-impl becomes auth_impl.</para>
/// <para>An error names the slot, the offending token and the rule.</para>
/// </remarks>
/// <example>
/// <code>Get-MaestroHandoff 2026-11-22-001 | ConvertTo-MaestroUki -AsPrompt</code>
/// <para>Gives the text to paste into an agent's session.</para>
/// </example>
/// <example>
/// <code>@{ mode = 'plan'; sessionCore = 'core'; summary = 'Short'; nextAction = 'do_next'; artifacts = 'branch_main'; readMore = 'plan_md'; cs = @{ work = 0.9 } } | ConvertTo-MaestroUki</code>
/// <para>Writes a content that a script made.</para>
/// </example>
/// <example>
/// <code>ConvertTo-MaestroUki -InputObject content.json</code>
/// <para>Writes the content in a file.</para>
/// </example>
[Cmdlet(VerbsData.ConvertTo, "MaestroUki")]
[OutputType(typeof(string))]
public sealed class ConvertToUkiCommand : MaestroCommand
{
    private HandoffInputs? _inputs;

    /// <summary>A handoff, its content, an object or hashtable with the keys of content, JSON of one of these, or the path of a JSON file.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>Put an instruction before the string, for pasting into an agent's session.</summary>
    [Parameter]
    public SwitchParameter AsPrompt { get; set; }

    private HandoffInputs Inputs => _inputs ??= new HandoffInputs(this);

    private protected override void Process()
    {
        if (InputObject.BaseObject is Handoff handoff)
        {
            Emit(handoff.Uki);
        }
        else if (Inputs.Take(InputObject) is { } input)
        {
            Emit(Render(input));
        }
    }

    private protected override void End()
    {
        if (Inputs.Rest() is { } input)
        {
            Emit(Render(input));
        }
    }

    private static string Render(HandoffInput input) => UkiWriter.Render(HandoffDefaults.Apply(input.Draft, facts: null));

    private void Emit(string uki) => WriteObject(AsPrompt ? HandoffPrompt.Of(uki) : uki);
}
