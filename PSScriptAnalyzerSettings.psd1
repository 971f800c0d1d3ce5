@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # The quick start is typed as a user types it.
        'PSAvoidUsingCmdletAliases'
        # Pester's BeforeAll variables are used in other blocks.
        'PSUseDeclaredVarsMoreThanAssignments'
        # A script's parameters are used in its functions.
        'PSReviewUnusedParameter'
        # Functions here serve one script each; the cmdlets are what asks before it changes something.
        'PSUseShouldProcessForStateChangingFunctions'
        # UTF-8 needs no mark in PowerShell 7.
        'PSUseBOMForUnicodeEncodedFile'
    )
}
