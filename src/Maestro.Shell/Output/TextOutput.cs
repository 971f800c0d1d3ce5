using System.Management.Automation;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Host;

namespace Maestro.Shell.Output;

/// <summary>Ends a pipeline whose output is text.</summary>
internal static class TextOutput
{
    /// <summary>Adds what was asked of the output, and the output itself.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="userInterface">Where the text goes.</param>
    /// <param name="isOurs">True for a cmdlet of the module alone: its objects have views, and it does not ask how wide the screen is.</param>
    public static PowerShell AddTo(PowerShell pipeline, OutputOptions options, ShellUserInterface userInterface, bool isOurs)
    {
        AddSelection(pipeline, options);
        if (options.First is not null || options.Select is not null)
        {
            pipeline.AddCommand("Select-Object");
            if (options.First is { } first)
            {
                pipeline.AddParameter("First", first);
            }

            if (options.Select is { } names)
            {
                pipeline.AddParameter("Property", names.ToArray());
            }
        }

        if (options.Full)
        {
            pipeline.AddCommand("Format-List").AddParameter("Property", "*");
        }

        if (!userInterface.IsUnlimited)
        {
            return pipeline.AddCommand("Out-Default");
        }

        // Read by the module's views.
        AppContext.SetSwitch("Maestro.UnlimitedOutput", true);
        if (!isOurs || options.Select is not null || options.Full)
        {
            return pipeline.AddCommand(OutUnlimitedCommand.Name);
        }

        // Strings, and views that clean what they show.
        ShellUserInterface.KeepsText = true;
        userInterface.RawUI.BufferSize = userInterface.RawUI.BufferSize with { Width = Terminal.UnlimitedWidth };
        return pipeline.AddCommand("Out-Default");
    }

    /// <summary>Adds the check of the properties that were named.</summary>
    public static void AddSelection(PowerShell pipeline, OutputOptions options)
    {
        if (options.Select is { } names)
        {
            pipeline.AddCommand(SelectPropertyCommand.Name).AddParameter("Property", names.ToArray());
        }
    }
}
