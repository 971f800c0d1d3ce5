using System.Runtime.InteropServices;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>What the system's refusals mean to the user.</summary>
internal static class StorageErrors
{
    private const string CheckAccess = "Check the folder's permissions and the free space, then run the command again.";

    public static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException;

    public static MaestroException NotWritable(string root, Exception cause) => new(
        ErrorCode.WorkspaceNotWritable,
        $"The workspace '{root}' can't be written: {Reason(cause)} Nothing was changed.",
        CheckAccess,
        root,
        cause);

    /// <summary>For a change that everybody sees already, of which it is unknown whether it is on the disk.</summary>
    public static MaestroException NotDurable(string root, Exception cause) => new(
        ErrorCode.WorkspaceNotWritable,
        $"The change of the workspace '{root}' was made, but the disk did not confirm it: {Reason(cause)} It can be lost if the machine stops now.",
        "Check the disk before making other changes; Get-MaestroStatus shows the current state.",
        root,
        cause);

    /// <summary>For an earlier change that has happened, but whose files can't be put into their places.</summary>
    public static MaestroException NotFinished(string root, Exception cause) => new(
        ErrorCode.WorkspaceNotWritable,
        $"An earlier change of the workspace '{root}' can't be completed: {Reason(cause)} Readers see the complete change; this command changed nothing.",
        CheckAccess,
        root,
        cause);

    public static MaestroException LockNotWritable(string root, string path, Exception cause) => new(
        ErrorCode.WorkspaceNotWritable,
        $"The workspace '{root}' can't be written because its lock file '{path}' can't be opened: {Reason(cause)} Nothing was changed.",
        "Everyone who uses the workspace needs write access to the file; Test-MaestroEnvironment shows other problems.",
        root,
        cause);

    public static MaestroException LockUnsupported(string path, int error) => new(
        ErrorCode.LockUnsupported,
        $"'{path}' can't be locked: {Marshal.GetPInvokeErrorMessage(error).TrimEnd('.')}. Without locks, two writers could overwrite each other's changes, so nothing was changed.",
        "Move the repository to a file system that supports file locks (network shares and some FUSE file systems don't); Test-MaestroEnvironment shows whether it does.",
        path);

    public static MaestroException Unreadable(string path, Exception cause) => new(
        ErrorCode.StateFileUnreadable,
        $"'{path}' can't be read: {Reason(cause)}",
        "Check the permissions of the file; Test-MaestroEnvironment lists other problems.",
        path,
        cause);

    public static MaestroException CaseCollision(string path, string other) => new(
        ErrorCode.IdInvalid,
        $"'{path}' differs from '{Display.Short(other)}' only by case, and many file systems do not distinguish them. Nothing was changed.",
        "Choose another id.",
        path);

    public static MaestroException FolderInstead(string path) => StateJson.Damaged(path, "it is a folder, not a file");

    public static MaestroException JournalDamaged(string path) => new(
        ErrorCode.StateFileDamaged,
        $"'{path}' is not a complete journal, so nothing can be written until it is removed. Readers ignore it.",
        "Repair-MaestroWorkspace sets it aside",
        path);

    public static string Reason(Exception cause)
    {
        // The platform appends the path, which the message has already.
        int path = cause.Message.IndexOf(" : '", StringComparison.Ordinal);
        return (path < 0 ? cause.Message : cause.Message[..path]).TrimEnd('.') + ".";
    }
}
