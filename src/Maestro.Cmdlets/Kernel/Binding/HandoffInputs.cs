using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Maestro.Handoffs;

namespace Maestro.Commands;

/// <summary>Takes the content of handoffs in the forms that a user may give it in: a handoff, an object, a hashtable, or JSON, whole or line by line.</summary>
internal sealed class HandoffInputs(PSCmdlet command)
{
    private readonly StringBuilder _lines = new();

    /// <summary>What was given; null when it is only a line of what is to come.</summary>
    /// <exception cref="MaestroException">HandoffInvalid, FileNotFound, FileNotAccessible.</exception>
    public HandoffInput? Take(PSObject given)
    {
        if (given.BaseObject is string line && (_lines.Length > 0 || IsUnfinished(line)))
        {
            _lines.Append(line).Append('\n');
            return null;
        }

        return given.BaseObject switch
        {
            Handoff handoff => Of(handoff.Refs is null ? handoff.Content : handoff.Content with { MaestroRefs = handoff.Refs }),
            HandoffContent content => Of(content),
            Feature feature => About(new MaestroReferences { MissionId = feature.MissionId, FeatureId = feature.FeatureId, MilestoneId = feature.MilestoneId }),
            Mission mission => About(new MaestroReferences { MissionId = mission.MissionId }),
            _ => HandoffInput.Read(JsonInput.From(given, command, ErrorCode.HandoffInvalid)),
        };
    }

    /// <summary>What the lines that were given make together; null when there were none.</summary>
    public HandoffInput? Rest()
    {
        if (_lines.Length == 0)
        {
            return null;
        }

        byte[] json = Encoding.UTF8.GetBytes(_lines.ToString());
        _lines.Clear();
        return HandoffInput.Read(json);
    }

    // Get-Content gives one string a line, and the first one of an object that spans several is no whole one.
    private static bool IsUnfinished(string line) => JsonInput.LooksLikeJson(line) && line.AsSpan().TrimEnd() is not [.., '}' or ']'];

    private static HandoffInput Of(HandoffContent content) =>
        HandoffInput.Read(JsonSerializer.SerializeToUtf8Bytes(content, HandoffJsonContext.Default.HandoffContent));

    private static HandoffInput About(MaestroReferences references) => new(new HandoffDraft { MaestroRefs = references });
}
