@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # The quick start is typed as a user types it.
        'PSAvoidUsingCmdletAliases'
        # Pester's BeforeAll variables are used in other blocks.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
}
