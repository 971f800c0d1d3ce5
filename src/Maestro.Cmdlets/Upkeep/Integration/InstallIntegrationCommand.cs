using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Install the Maestro instructions in the files that coding agents read at startup.</summary>
/// <remarks>
/// <para>The cmdlet appends a short block to <c>~/.claude/CLAUDE.md</c>, <c>~/.codex/AGENTS.md</c>, <c>~/.gemini/GEMINI.md</c> and, for Droid, the
/// workspace's <c>.maestro/AGENTS.md</c>. An agent whose folder does not exist is skipped as <c>not-detected</c>, and no files are created for it.
/// With -Scope Project, the block goes into AGENTS.md, CLAUDE.md and GEMINI.md at the root of the repository: into the files that exist, and into
/// those of the agents specified with -Agent.</para>
/// <para>The rest of the file is preserved byte for byte, including line endings, the byte order mark and a missing final newline. Links are
/// followed, not replaced. Running the cmdlet again changes nothing. Uninstall-MaestroIntegration restores the original bytes. A block
/// that another program wrote between the same markers is not touched. Lines that you added inside Maestro's block are moved below it, and a warning
/// reports them.</para>
/// <para>A file that is read-only, encoded in UTF-16, or a broken link causes the error <c>IntegrationFailed</c>; the other agents are still
/// processed.</para>
/// </remarks>
/// <example>
/// <code>Install-MaestroIntegration</code>
/// <para>This command installs the instructions for every agent that is set up on this machine.</para>
/// </example>
/// <example>
/// <code>Install-MaestroIntegration -Agent claude-code -WhatIf</code>
/// <para>This command shows the change to <c>~/.claude/CLAUDE.md</c> as a diff without applying it.</para>
/// </example>
/// <example>
/// <code>Install-MaestroIntegration -Agent codex, claude-code -Scope Project</code>
/// <para>This command installs the instructions in AGENTS.md and CLAUDE.md of the repository, so that everyone who clones it has them.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Install, "MaestroIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(AgentIntegration))]
public sealed class InstallIntegrationCommand : IntegrationCommand
{
    /// <summary>Indicates that the cmdlet also installs a hook, so that each session of the agent starts with the output of
    /// Get-MaestroBrief.</summary>
    [Parameter]
    public SwitchParameter Hook { get; set; }

    /// <summary>Specifies where the agent runs its commands: <c>pwsh</c> for PowerShell with the Maestro module, <c>shell</c> for bash and other
    /// shells, through <c>maestro</c>. Default: that of an existing block or hook; otherwise <c>shell</c> if the program <c>maestro</c> is found.</summary>
    [Parameter]
    [ValidateSet("pwsh", "shell")]
    public string? For { get; set; }

    private protected override IntegrationWish Wish => new(
        For is null ? null : For.Equals("shell", StringComparison.OrdinalIgnoreCase) ? CommandForm.Shell : CommandForm.PowerShell,
        InstalledForm,
        Hook);

    private protected override void Process() => Process(IntegrationRequest.Install, "Install the block for");
}
