using System.Text;

namespace Maestro.Commands;

/// <summary>The one file that a cmdlet writes a plan to.</summary>
internal sealed class PlanFile(string given)
{
    private bool _isWritten;

    /// <summary>Writes the plan, once.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="json">The plan.</param>
    /// <param name="what">What the plan is of, for the message about a second one.</param>
    /// <param name="shouldProcess">Asks.</param>
    /// <exception cref="MaestroException">ArgumentInvalid, FileNotAccessible, PathOutsideWorkspace.</exception>
    /// <param name="read">The full paths of the files that the plan was made of.</param>
    public void Write(string path, ReadOnlyMemory<byte> json, string what, Func<string, string, bool> shouldProcess, IReadOnlyCollection<string>? read = null)
    {
        UserFile.RequireOwn(path, given, read);
        if (_isWritten)
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"The plan of {what} would overwrite another one in '{given}'.",
                "Use -OutFile with a single plan; -AsJson returns all of them.",
                what);
        }

        _isWritten = true;
        if (shouldProcess(given, "Write the plan"))
        {
            UserFile.Write(path, given, Encoding.UTF8.GetString(json.Span) + "\n");
        }
    }
}
