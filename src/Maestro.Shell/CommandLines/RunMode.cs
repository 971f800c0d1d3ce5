namespace Maestro.Shell.CommandLines;

/// <summary>What the command line asks for.</summary>
internal enum RunMode
{
    Help,
    Version,

    /// <summary>One cmdlet with parameters: <c>maestro Get-MaestroFeature -Status review</c>.</summary>
    Cmdlet,

    /// <summary>PowerShell text: <c>maestro -c "…"</c>.</summary>
    Command,

    /// <summary>A script file: <c>maestro -f x.ps1 …</c>.</summary>
    File,

    /// <summary>PowerShell text from standard input: <c>maestro -</c>.</summary>
    StandardInput,

    /// <summary>The server of the Model Context Protocol: <c>maestro mcp</c>.</summary>
    Mcp,
}
