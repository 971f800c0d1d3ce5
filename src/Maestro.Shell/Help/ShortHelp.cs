using System.Management.Automation;

namespace Maestro.Shell.Help;

/// <summary>What <c>maestro cmdlet --help</c> says: what it does, how it is typed, and each parameter in a line.</summary>
internal static class ShortHelp
{
    private const string Script = """
        param($name)
        $help = Get-Help $name -Full
        function First($text) { $one = (@($text).ForEach({ $_.Text }) -join ' ') -replace '\s+', ' '; if ($one -match '^(.*?[.:])( |$)') { $Matches[1] } else { $one } }
        "$($help.Synopsis)".Trim()
        ''
        foreach ($line in (Get-Command $name -Syntax).Trim() -split '\r?\n') { if ($line) { "  $($line.Replace(' [<CommonParameters>]', ''))" } }
        ''
        foreach ($parameter in $help.parameters.parameter) {
            if ($parameter.name -notin 'WhatIf', 'Confirm') { '  {0,-20} {1}' -f "-$($parameter.name)", (First $parameter.description) }
        }
        ''
        "  maestro help $name shows all of it, with examples."
        """;

    public static void AddTo(PowerShell pipeline, string cmdlet) => pipeline.AddScript(Script, useLocalScope: true).AddArgument(cmdlet);
}
