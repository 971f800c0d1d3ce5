namespace Maestro.Shell.Help;

/// <summary>What <c>maestro</c> says when it is asked nothing.</summary>
internal static class HelpPage
{
    public static string Text { get; } = $$"""
        maestro {{ProductVersion.Text}}: missions, handoffs and memory that people and coding agents share

        First things to type, in a git repository:
          maestro Initialize-MaestroWorkspace           make .maestro here
          maestro New-MaestroMission -Path plan.json    turn a plan into a mission
          maestro Get-MaestroStatus                     where everything stands
          maestro Get-MaestroHandoff -Status pending    what waits to be picked up

        Ways to run:
          maestro <cmdlet> [-Name value]...             a cmdlet; its arguments are data, never PowerShell code
          maestro -c "<text>" [args]                    PowerShell text: maestro -c "Get-MaestroFeature | Where Status -eq review"
          maestro -f <script.ps1> [args]                a script file
          maestro - [args]                              PowerShell text from standard input
          maestro mcp                                   a server of the Model Context Protocol, for agents that speak it

        Arguments of a cmdlet:
          -Name value, -Name:value                      a parameter; any start of its name will do if only one fits
          -Label a,b   or   -Label a -Label b           a list; write \, for a comma inside an item
          -Decision 'a, not b' -Decision c              texts; a comma in a text is a comma
          -WhatIf, -Confirm:false                       a switch, on and off
          --mission-id value, --mission-id=value        the same parameter, as other programs write it
          -Content -, -Content @notes.txt               a text from standard input, or from a file; @@ for a text that begins with @
          --                                            what follows is not a parameter name

        Options, before the cmdlet or after it:
          --json         output as one JSON array of at most 20 objects with their main properties, errors as JSON lines on standard error
          --first N      at most N objects (how many there are is on standard error)
          --select a,b   these properties
          --full         all objects, all properties
          --stdin        pipe the text of standard input into the cmdlet: maestro --stdin New-MaestroMission < plan.json
          --version, --help

        More:
          maestro Get-Command -Module Maestro           every cmdlet
          maestro New-MaestroHandoff --help             how to use one, in short
          maestro help New-MaestroHandoff               all of it, with examples

        Commands of noun and verb are aliases of cmdlets: maestro status, maestro mission create --file plan.json,
        maestro feature list, maestro brief, maestro history, maestro undo, maestro handoff pickup --claim --agent codex, maestro memory-correct,
        maestro mission-control --preview.

        Exit code: 0, or 1 when there was an error, a -Quiet check returned False or an assertion failed, or what the script's own exit says.
        maestro carries the PowerShell engine with Microsoft.PowerShell.Utility and .Management: Select-Object, Get-Content, ConvertTo-Json, …

        """.ReplaceLineEndings("\n");
}
