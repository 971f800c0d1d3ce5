using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>What the system's refusals mean to the user.</summary>
internal static class StorageErrors
{
    public static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException;

    public static MaestroException NotWritable(string root, Exception cause) => new(
        ErrorCode.WorkspaceNotWritable,
        $"The workspace '{root}' can't be written: {Reason(cause)} Nothing was changed.",
        "Check the folder's permissions and the free space, then run the command again.",
        root,
        cause);

    public static MaestroException Unreadable(string path, Exception cause) => new(
        ErrorCode.StateFileUnreadable,
        $"'{path}' can't be read: {Reason(cause)}",
        "Check the file's permissions; Test-MaestroEnvironment lists what else is wrong.",
        path,
        cause);

    public static MaestroException FolderInstead(string path) => StateJson.Damaged(path, "it is a folder, not a file");

    private static string Reason(Exception cause)
    {
        // The platform appends the path, which the message has already.
        int path = cause.Message.IndexOf(" : '", StringComparison.Ordinal);
        return (path < 0 ? cause.Message : cause.Message[..path]).TrimEnd('.') + ".";
    }
}
