using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Which PowerShell category an error code belongs to, and which codes end the command.</summary>
internal static class ErrorCatalog
{
    /// <summary>True for the codes after which nothing more can be done: no workspace, a locked or unwritable one, an unreadable config.</summary>
    public static bool EndsCommand(string code) => code is
        ErrorCode.WorkspaceNotFound or
        ErrorCode.WorkspaceFormatTooNew or
        ErrorCode.WorkspaceLocked or
        ErrorCode.LockUnsupported or
        ErrorCode.WorkspaceNotWritable or
        ErrorCode.ConfigurationInvalid or
        ErrorCode.CheckFailed or
        ErrorCode.NothingChecked or
        ErrorCode.TerminalRequired;

    /// <summary>True for an exception that neither Maestro nor the engine throws on purpose, of whatever type: those of the engine end or steer a pipeline.</summary>
    /// <remarks>A pipeline that is closed while a cmdlet writes to it disposes of what it needs; that is no defect either.</remarks>
    public static bool IsDefect(Exception exception) =>
        exception is not (IContainsErrorRecord or MaestroException or ObjectDisposedException) && exception.GetType().Assembly != typeof(PSCmdlet).Assembly;

    /// <summary>What a user is shown of a defect: in words, with the exception kept for <c>$Error</c>.</summary>
    public static MaestroException Defect(Exception exception) => new(
        ErrorCode.UnexpectedFailure,
        $"An unexpected error occurred: {exception.Message}",
        "Please report it with the output of: $Error[0].Exception.InnerException",
        innerException: exception);

    /// <summary>The error record of a Maestro error: FullyQualifiedErrorId begins with the code, the target is the user's value.</summary>
    public static ErrorRecord ToRecord(MaestroException exception) => new(exception, exception.Code, Category(exception.Code), exception.Target)
    {
        ErrorDetails = new ErrorDetails(Display.Lines(exception.Message)) { RecommendedAction = Display.Lines(exception.Hint ?? "") },
    };

    private static ErrorCategory Category(string code)
    {
        if (code.EndsWith("NotFound", StringComparison.Ordinal) || code is ErrorCode.HandoffNonePending or ErrorCode.NothingReady)
        {
            return ErrorCategory.ObjectNotFound;
        }

        return code switch
        {
            ErrorCode.UnexpectedFailure => ErrorCategory.NotSpecified,
            ErrorCode.WorkspaceLocked => ErrorCategory.ResourceBusy,
            ErrorCode.FeatureHeld or ErrorCode.HandoffHeld => ErrorCategory.ResourceBusy,
            ErrorCode.LockUnsupported => ErrorCategory.ResourceUnavailable,
            ErrorCode.WorkspaceNotWritable or ErrorCode.FileNotAccessible or ErrorCode.IntegrationFailed => ErrorCategory.WriteError,
            ErrorCode.StateFileUnreadable => ErrorCategory.ReadError,
            ErrorCode.StateFileDamaged or ErrorCode.ConfigurationInvalid or ErrorCode.PlanInvalid or ErrorCode.PlanTooLarge or ErrorCode.PlanSourceInvalid
                or ErrorCode.ArchiveInvalid or ErrorCode.ReportInvalid or ErrorCode.MemoryFileInvalid or ErrorCode.UkiInvalid or ErrorCode.HandoffInvalid => ErrorCategory.InvalidData,
            ErrorCode.PathOutsideWorkspace => ErrorCategory.SecurityError,
            ErrorCode.HandoffWaitTimeout => ErrorCategory.OperationTimeout,
            ErrorCode.TransitionNotAllowed or ErrorCode.MissionNotApproved or ErrorCode.MissionIncomplete or ErrorCode.MilestoneNotSealable
                or ErrorCode.PlanAlreadyUsed or ErrorCode.MissionNotFinished or ErrorCode.ProgressWouldBeLost or ErrorCode.MilestoneSealed
                or ErrorCode.DependencyNotDone or ErrorCode.PartsNotDone or ErrorCode.SelfApprovalNotAllowed or ErrorCode.EvidenceRequired or ErrorCode.WitnessTooWeak or ErrorCode.AssertionsOpen or ErrorCode.HandoffNotPending or ErrorCode.HandoffNotClaimed or ErrorCode.CheckFailed or ErrorCode.NothingChecked
                or ErrorCode.UndoConflict or ErrorCode.MemoryConflict or ErrorCode.WorkspaceLocationInvalid or ErrorCode.WorkspaceFormatTooNew
                or ErrorCode.TerminalRequired => ErrorCategory.InvalidOperation,
            _ => ErrorCategory.InvalidArgument,
        };
    }
}
