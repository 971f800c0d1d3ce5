using System.Management.Automation;
using System.Management.Automation.Host;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Prompts and packets: strings that keep every byte, with a view that shows by number what would steer a terminal.</summary>
internal static class PromptText
{
    /// <summary>The name of the view.</summary>
    public const string ViewName = "Maestro.PromptText";

    /// <summary>The text as it leaves a cmdlet.</summary>
    /// <remarks>Only a terminal needs the view. <c>maestro</c> cleans what it writes to one, and what is redirected stays as it is.</remarks>
    public static object Of(string text, PSHost host) => Of(text, host.Name is not ("maestro" or "maestro mcp") && !Console.IsOutputRedirected);

    internal static object Of(string text, bool isTerminal)
    {
        if (!isTerminal || !Display.Steers(text))
        {
            return text;
        }

        var shown = PSObject.AsPSObject(text);
        shown.TypeNames.Insert(0, ViewName);
        return shown;
    }
}
