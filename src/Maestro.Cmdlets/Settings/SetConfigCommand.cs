using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Set or unset a setting of the workspace or the user.</summary>
[Cmdlet(VerbsCommon.Set, "MaestroConfig", SupportsShouldProcess = true, DefaultParameterSetName = "Value")]
[OutputType(typeof(ConfigurationEntry))]
public sealed class SetConfigCommand : ChangeCommand
{
    /// <summary>Specifies the dotted key, such as <c>locking.timeoutSeconds</c>.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConfigurationKeyCompleter))]
    public string Key { get; set; } = "";

    /// <summary>Specifies the value: text, a number, <c>$true</c> or <c>$false</c>, or an array, depending on the setting.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Value")]
    [ArgumentCompleter(typeof(ConfigurationValueCompleter))]
    [AllowEmptyString]
    [AllowNull]
    public object? Value { get; set; }

    /// <summary>Indicates that the cmdlet removes the setting from the file, so that the value from the next layer applies.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Unset")]
    public SwitchParameter Unset { get; set; }

    /// <summary>Indicates that the cmdlet changes the user's file, <c>~/.maestro/config.yaml</c>, instead of the workspace's.</summary>
    [Parameter]
    public SwitchParameter Global { get; set; }

    /// <summary>Returns the setting that applies after the change. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        object? value = Unset ? null : Value is PSObject wrapped ? wrapped.BaseObject : Value;
        string source = Global ? ConfigurationSource.Global : ConfigurationSource.Project;
        string? text = value is null ? null : LanguagePrimitives.ConvertTo<string>(value);
        MakePlanned(_ => Configuration.Decide(Key, value, source, text), null, Show);
    }

    private void Show(string content)
    {
        if (PassThru)
        {
            WriteObject(Configuration.Current.Find(Key));
        }
    }
}
