# A stand-in for the module, for tests of the shell alone.
@{
    RootModule        = 'Maestro.psm1'
    ModuleVersion     = '0.0.1'
    GUID              = '6a7d0f4e-2f0c-4e8e-9a40-0d4bb4a7a111'
    FunctionsToExport = 'Get-MaestroThing', 'Set-MaestroThing', 'Watch-MaestroThing'
    CmdletsToExport   = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
