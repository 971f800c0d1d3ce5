using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Turns what a user gave for another project into its absolute path, or leaves it as a name.</summary>
internal static class ProjectTarget
{
    /// <summary>The path or name.</summary>
    /// <param name="given">A folder, or the name of a project that is linked already or not on this machine.</param>
    /// <param name="session">Knows $PWD and the drives.</param>
    /// <param name="graph">Knows the names.</param>
    /// <param name="mustExist">True to refuse a folder that does not exist.</param>
    /// <exception cref="MaestroException">FileNotFound.</exception>
    public static string From(string given, SessionState session, ProjectGraph graph, bool mustExist)
    {
        bool isPath = given is "." or ".." or ['~', ..] || given.AsSpan().ContainsAny('/', '\\');
        if (!isPath && graph.Nodes.Any(node => node.Name == given))
        {
            return given;
        }

        string full = UserPath.Resolve(session, given);
        if (Directory.Exists(full))
        {
            return full;
        }

        if (isPath && mustExist)
        {
            throw new MaestroException(
                ErrorCode.FileNotFound,
                $"The folder '{Display.Short(given)}' does not exist.",
                "Specify the folder of the other project, or its bare name if it is not on this machine.",
                given);
        }

        return isPath ? full : given;
    }
}
