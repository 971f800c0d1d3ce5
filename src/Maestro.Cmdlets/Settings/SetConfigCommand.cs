using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Sets or unsets a setting of the workspace or of the user. Everything else in the file, comments too, stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "MaestroConfig", SupportsShouldProcess = true, DefaultParameterSetName = "Value")]
[OutputType(typeof(ConfigurationEntry))]
public sealed class SetConfigCommand : WorkspaceCommand
{
    /// <summary>The dotted key, such as locking.timeoutSeconds.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConfigurationKeyCompleter))]
    public string Key { get; set; } = "";

    /// <summary>The value: text, a number, $true or $false, or an array, as the setting needs.</summary>
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = "Value")]
    [AllowEmptyString]
    [AllowNull]
    public object? Value { get; set; }

    /// <summary>Take the setting out of the file, so that the layer below it applies.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Unset")]
    public SwitchParameter Unset { get; set; }

    /// <summary>Change the user's own file, ~/.maestro/config.yaml, instead of the workspace's.</summary>
    [Parameter]
    public SwitchParameter Global { get; set; }

    /// <summary>Emit the setting as it is in force afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        object? value = Unset ? null : Value is PSObject wrapped ? wrapped.BaseObject : Value;
        string source = Global ? ConfigurationSource.Global : ConfigurationSource.Project;
        (string path, _, _) = Configuration.Decide(Key, value, source);
        if (ShouldProcess(path, value is null ? $"Unset {Key}" : $"Set {Key} to {LanguagePrimitives.ConvertTo<string>(value)}"))
        {
            Configuration.Apply(Key, value, source, Cancellation);
            if (PassThru)
            {
                WriteObject(Configuration.Current.Find(Key));
            }
        }
    }
}
