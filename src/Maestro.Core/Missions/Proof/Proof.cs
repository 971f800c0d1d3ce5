using System.Text.Json.Serialization;
using Maestro.Missions;

namespace Maestro;

/// <summary>What shows the result of an assertion, and who says so. On disk <c>missions/&lt;mission&gt;/proof/&lt;assertion&gt;.json</c>.</summary>
/// <remarks>The witness <c>ran</c> or <c>ci</c> has a command with all that came of it; the witness <c>told</c> has only words.</remarks>
public sealed record Proof : ExtensibleRecord
{
    /// <summary>The assertion that it is about.</summary>
    [JsonInclude]
    [JsonRequired]
    public string AssertionId { get; internal init; } = null!;

    /// <summary>The mission of the assertion.</summary>
    [JsonInclude]
    [JsonRequired]
    public string MissionId { get; internal init; } = null!;

    /// <summary>The result that was recorded with it: pending, passed, failed, blocked or waived.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Result { get; internal init; } = null!;

    /// <summary>told, ran or ci: how it is known.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Witness { get; internal init; } = null!;

    /// <summary>When it was recorded.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset At { get; internal init; }

    /// <summary>The agent that recorded it, or null.</summary>
    [JsonInclude]
    public string? Agent { get; internal init; }

    /// <summary>The session that recorded it, or null.</summary>
    [JsonInclude]
    public string? SessionId { get; internal init; }

    /// <summary>The person who recorded it, as <c>user@host</c>; null where an agent is known.</summary>
    [JsonInclude]
    public string? User { get; internal init; }

    /// <summary>Why the result was set, or null: why a passed assertion was taken back, for example.</summary>
    [JsonInclude]
    public string? Reason { get; internal init; }

    /// <summary>The command that was run; null for the witness <c>told</c>.</summary>
    [JsonInclude]
    public string? Command { get; internal init; }

    /// <summary>The check of the assertion when the command was run; null when it had none, and for the witness <c>told</c>.</summary>
    [JsonInclude]
    public string? Check { get; internal init; }

    /// <summary>The exit code of the command; null when it did not end by itself, and for the witness <c>told</c>.</summary>
    [JsonInclude]
    public int? ExitCode { get; internal init; }

    /// <summary>Why the command has no exit code, such as <c>timed out after 600 s</c>; null otherwise.</summary>
    [JsonInclude]
    public string? Failure { get; internal init; }

    /// <summary>When the command was started; null for the witness <c>told</c>.</summary>
    [JsonInclude]
    public DateTimeOffset? StartedAt { get; internal init; }

    /// <summary>How long the command ran, in milliseconds, as it is on disk.</summary>
    [JsonInclude]
    [JsonPropertyName("durationMs")]
    internal long? Milliseconds { get; init; }

    /// <summary>How long the command ran; null for the witness <c>told</c>.</summary>
    [JsonIgnore]
    public TimeSpan? Duration => Milliseconds is { } count ? TimeSpan.FromMilliseconds(count) : null;

    /// <summary>The last 4 KB that the command wrote to standard output and standard error; null when it wrote nothing.</summary>
    [JsonInclude]
    public string? Output { get; internal init; }

    /// <summary>How many bytes the command wrote; null for the witness <c>told</c>.</summary>
    [JsonInclude]
    public long? OutputBytes { get; internal init; }

    /// <summary>The commit that HEAD stood on (hexadecimal); null when there was none.</summary>
    [JsonInclude]
    public string? Commit { get; internal init; }

    /// <summary>True when files differed from the commit; null when that is not known.</summary>
    [JsonInclude]
    [JsonPropertyName("dirty")]
    public bool? IsDirty { get; internal init; }

    /// <summary>The digest of all files, <c>sha256:</c> and 64 hexadecimal digits; null when they could not be read.</summary>
    [JsonInclude]
    public string? TreeDigest { get; internal init; }

    /// <summary>The globs of the feature's files; null when the feature has none.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? Files { get; internal init => field = value is null ? null : Kernel.ReadOnly.List(value); }

    /// <summary>The digest of the files that match <see cref="Files"/>; null when there are no globs.</summary>
    [JsonInclude]
    public string? FilesDigest { get; internal init; }

    /// <summary>The name of the file beside this one that holds the whole evidence; null when all of it is in the assertion.</summary>
    [JsonInclude]
    public string? EvidenceFile { get; internal init; }

    /// <summary>The last proof by a command, where words stand in its place; else null.</summary>
    [JsonInclude]
    public Proof? Run { get; internal init; }

    /// <summary>What a command showed last: this proof itself, or the one that words stand in the place of; null when no command was run.</summary>
    [JsonIgnore]
    internal Proof? LastRun => Witness == ProofWitness.Told ? Run : this;

    /// <summary>True when the assertion has another check now than when the command was run, and the command is not that check either.</summary>
    internal bool IsOfAnotherCheck(Assertion assertion) => Command is not null && assertion.Check is { } check && check != Command && check != Check;

    /// <summary>The witness and the command, such as <c>ran: dotnet test</c>.</summary>
    public override string ToString() => Command is null ? Run is null ? Witness : $"{Witness}; {Run.Result} before: {Kernel.Display.Short(Run.Command ?? Run.Witness)}" : $"{Witness}: {Kernel.Display.Short(Command)}";
}
