using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Paths as users mean them: relative to $PWD, with ~ and drives resolved.</summary>
internal static class UserPath
{
    /// <summary>The full path of a file or folder, which need not exist.</summary>
    /// <exception cref="MaestroException">FileNotAccessible: a drive that does not exist, one that holds no files such as env:, or a character that no path has.</exception>
    public static string Resolve(SessionState session, string given)
    {
        Exception? cause = null;
        try
        {
            string full = session.Path.GetUnresolvedProviderPathFromPSPath(given, out ProviderInfo provider, out _);
            if (provider.Name == "FileSystem" && !full.Contains('\0') && Path.IsPathFullyQualified(full))
            {
                return Path.GetFullPath(full);
            }
        }
        catch (Exception exception) when (exception is RuntimeException and not PipelineStoppedException or ArgumentException or NotSupportedException or IOException)
        {
            cause = exception;
        }

        throw new MaestroException(ErrorCode.FileNotAccessible, $"'{Display.Short(given)}' is not a path of the file system.", target: given, innerException: cause);
    }
}
