using System.Management.Automation;
using Maestro.Handoffs;

namespace Maestro.Commands;

/// <summary>Convert a handoff, or handoff content, to a UKI v5.4 string.</summary>
/// <remarks>
/// <para>A UKI string is one line of <c>NAME-value</c> slots, joined by <c>|</c>. The content must be complete; the cmdlet collects nothing.
/// References are converted to tokens, so <c>auth-impl</c> becomes <c>auth_impl</c>.</para>
/// <para>Texts that don't fit become tokens of their words.</para>
/// </remarks>
/// <example>
/// <code>Get-MaestroHandoff 2026-11-22-001 | ConvertTo-MaestroUki -AsPrompt</code>
/// <para>This command returns text that you can paste into an agent session.</para>
/// </example>
/// <example>
/// <code>@{ mode = 'plan'; sessionCore = 'core'; summary = 'Short'; nextAction = 'do_next'; artifacts = 'branch_main'; readMore = 'plan_md'; cs = @{ work = 0.9 } } | ConvertTo-MaestroUki</code>
/// <para>This command converts content that was built in a script.</para>
/// </example>
/// <example>
/// <code>ConvertTo-MaestroUki -InputObject content.json</code>
/// <para>This command converts the content stored in a JSON file.</para>
/// </example>
[Cmdlet(VerbsData.ConvertTo, "MaestroUki")]
[OutputType(typeof(string))]
public sealed class ConvertToUkiCommand : MaestroCommand
{
    private HandoffInputs? _inputs;

    /// <summary>Specifies a handoff, the content of a handoff, an object or hashtable with the same keys, JSON text of one of these, or the path of a
    /// JSON file.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>Indicates that the cmdlet adds an instruction before the string, so that you can paste it into an agent session.</summary>
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

    private static string Render(HandoffInput input) => UkiWriter.Render(UkiTokens.Of(HandoffDefaults.Apply(input.Draft, facts: null)));

    private void Emit(string uki) => WriteObject(PromptText.Of(AsPrompt ? HandoffPrompt.Of(uki) : uki, Host));
}
