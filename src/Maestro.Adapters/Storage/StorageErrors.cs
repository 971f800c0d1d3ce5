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

    /// <summary>For a change that everybody sees already, of which nobody knows whether it is on the disk.</summary>
    public static MaestroException NotDurable(string root, Exception cause) => new(
        ErrorCode.WorkspaceNotWritable,
        $"The change of the workspace '{root}' was made, but the disk did not confirm it: {Reason(cause)} It can be lost when the machine stops now.",
        "Check the disk before anything else is written; Get-MaestroStatus shows what is there.",
        root,
        cause);

    /// <summary>For an earlier change that has happened, but whose files can't be put into their places.</summary>
    public static MaestroException NotFinished(string root, Exception cause) => new(
        ErrorCode.WorkspaceNotWritable,
        $"An earlier change of the workspace '{root}' can't be finished: {Reason(cause)} Everybody sees it as a whole all the same; this command changed nothing.",
        CheckAccess,
        root,
        cause);

    public static MaestroException LockNotWritable(string root, string path, Exception cause) => new(
        ErrorCode.WorkspaceNotWritable,
        $"The workspace '{root}' can't be written, for its lock file '{path}' can't be opened: {Reason(cause)} Nothing was changed.",
        "Everybody who works here needs to write the file; Test-MaestroEnvironment shows what else is wrong.",
        root,
        cause);

    public static MaestroException LockUnsupported(string path, int error) => new(
        ErrorCode.LockUnsupported,
        $"'{path}' can't be locked: {Marshal.GetPInvokeErrorMessage(error).TrimEnd('.')}. Without locks two writers could overwrite each other, so nothing was changed.",
        "Move the repository to a disk that has file locks (network shares and some FUSE disks have none); Test-MaestroEnvironment shows whether a disk has them.",
        path);

    public static MaestroException Unreadable(string path, Exception cause) => new(
        ErrorCode.StateFileUnreadable,
        $"'{path}' can't be read: {Reason(cause)}",
        "Check the file's permissions; Test-MaestroEnvironment lists what else is wrong.",
        path,
        cause);

    public static MaestroException CaseCollision(string path, string other) => new(
        ErrorCode.IdInvalid,
        $"'{path}' differs from '{Display.Short(other)}' by case alone, and many file systems keep one file for both. Nothing was changed.",
        "Choose another id.",
        path);

    public static MaestroException FolderInstead(string path) => StateJson.Damaged(path, "it is a folder, not a file");

    public static MaestroException JournalDamaged(string path) => new(
        ErrorCode.StateFileDamaged,
        $"'{path}' is not a whole journal, so nobody knows what it should change, and nothing is written until it is gone. Readers pass over it.",
        "Repair-MaestroWorkspace sets it aside",
        path);

    public static string Reason(Exception cause)
    {
        // The platform appends the path, which the message has already.
        int path = cause.Message.IndexOf(" : '", StringComparison.Ordinal);
        return (path < 0 ? cause.Message : cause.Message[..path]).TrimEnd('.') + ".";
    }
}
