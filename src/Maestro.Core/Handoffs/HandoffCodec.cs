using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro;

/// <summary>Handoffs as bytes of their files, and back.</summary>
internal static class HandoffCodec
{
    // Letters of every alphabet are written as they are; the files are never part of a web page.
    private static readonly HandoffJsonContext Readable =
        new(new JsonSerializerOptions(HandoffJsonContext.Default.Handoff.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Makes a new handoff. The content's references become tokens; where that changes them, the exact ids are kept beside.</summary>
    /// <exception cref="MaestroException">UkiInvalid: the content breaks a rule.</exception>
    public static Handoff Create(string handoffId, HandoffContent content, string? agent, string? sessionId, DateTimeOffset now, HandoffFacts? facts = null)
    {
        MaestroReferences tokens = UkiReferences.Normalize(content.MaestroRefs);
        HandoffContent stored = content with { MaestroRefs = tokens };
        bool isExact = (content.MaestroRefs with { MissionId = null }) == (tokens with { MissionId = null })
            && (content.MaestroRefs.MissionId == tokens.MissionId || content.MaestroRefs.MissionId == ReferenceIds.MissionIdOf(tokens.MissionId));
        IReadOnlyList<string>? files = facts is { ChangedFiles.Count: > 0 } ? facts.ChangedFiles : null;
        return new()
        {
            HandoffId = handoffId,
            Timestamp = now,
            Status = HandoffStatus.Pending,
            Agent = agent ?? Handoff.UnknownAgent,
            SessionId = sessionId ?? Handoff.NoSession,
            Content = stored,
            Uki = UkiWriter.Render(stored),
            Files = files,
            FilesTotal = files is not null && facts!.FilesTotal > files.Count ? facts.FilesTotal : null,
            Refs = isExact ? null : content.MaestroRefs,
        };
    }

    /// <summary>Reads a handoff. Its UKI string is made anew from the content, or the content read out of the string where a file has that alone.</summary>
    /// <exception cref="JsonException">The bytes are not a handoff; the message says why, and names no file.</exception>
    public static Handoff Read(ReadOnlySpan<byte> json)
    {
        Handoff handoff = JsonSerializer.Deserialize(WithoutMark(json), HandoffJsonContext.Default.Handoff)
            ?? throw new JsonException("the file holds null instead of a handoff");
        if (!HandoffStatus.All.Contains(handoff.Status))
        {
            throw new JsonException($"'{UkiText.Show(handoff.Status)}' is not a status of handoffs");
        }

        try
        {
            HandoffContent content = handoff.Content is null ? FromString(handoff.Uki ?? "") : WithLists(handoff.Content);
            RequireShape(content);
            return handoff with
            {
                Version = handoff.Version is "5.3" or "5.2" ? handoff.Version : Handoff.CurrentVersion,
                Agent = handoff.Agent ?? Handoff.UnknownAgent,
                SessionId = handoff.SessionId ?? Handoff.NoSession,
                Trail = handoff.Trail is null ? null : [.. handoff.Trail.Select(static holder => WithAgent(holder))],
                Content = content,
                Uki = UkiWriter.Render(content),
            };
        }
        catch (MaestroException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <summary>Writes a handoff, as its file has it.</summary>
    public static byte[] Write(Handoff handoff)
    {
        using MemoryStream file = new(4096);
        JsonSerializer.Serialize(file, handoff, Readable.Handoff);
        file.WriteByte((byte)'\n');
        return file.ToArray();
    }

    /// <summary>The status of a handoff, read without the rest; null when there is none or the bytes are no JSON so far.</summary>
    public static string? ReadStatus(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(WithoutMark(json));
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                {
                    continue;
                }

                bool isStatus = reader.ValueTextEquals("status"u8);
                reader.Skip();
                if (isStatus)
                {
                    return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }

        return null;
    }

    /// <summary>Reads what a user gave as JSON: a whole content, or part of one.</summary>
    /// <exception cref="MaestroException">HandoffInvalid: not JSON, not an object, or with keys or values that content doesn't have.</exception>
    public static HandoffDraft ReadDraft(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, HandoffJsonContext.Default.HandoffDraft) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw new MaestroException(
                ErrorCode.HandoffInvalid,
                $"The content of the handoff can't be used: {UkiText.Show(exception.Message)} (at {exception.Path ?? "$"}).",
                "Get-Help New-MaestroHandoff -Parameter InputObject",
                json,
                exception);
        }
    }

    private static HandoffContent FromString(string uki)
    {
        UkiPacket packet = UkiReader.Parse(uki);
        return packet.Version == Handoff.CurrentVersion ? packet.Content : UkiLegacy.Mend(packet.Content);
    }

    // Generated deserialisers pass null for a key that is absent, so the defaults of the records have to be given again.
    private static HandoffContent WithLists(HandoffContent content)
    {
        bool isPlan = content.Mode == HandoffMode.Plan;
        bool isExecute = content.Mode == HandoffMode.Execute;
        return content with
        {
            Decisions = content.Decisions ?? [],
            SignalDelta = content.SignalDelta ?? [],
            BoundaryState = content.BoundaryState ?? [],
            Risks = content.Risks ?? [],
            CausalDrivers = content.CausalDrivers ?? [],
            Divergences = content.Divergences ?? [],
            PlanPaths = content.PlanPaths ?? (isPlan ? [] : null),
            MaestroSync = content.MaestroSync ?? (isPlan ? [] : null),
            TouchedFiles = content.TouchedFiles ?? (isExecute ? [] : null),
            CompletedWork = content.CompletedWork ?? (isExecute ? [] : null),
            Validation = content.Validation ?? (isExecute ? [] : null),
        };
    }

    private static HandoffHolder WithAgent(HandoffHolder? holder) => holder is null
        ? throw new JsonException("trail has an entry that is null")
        : holder with { Agent = holder.Agent ?? Handoff.UnknownAgent };

    // What the types can't say: the lists of the other mode are absent, and no text in a list or table is null or, for a check's step, empty.
    private static void RequireShape(HandoffContent content)
    {
        bool fits = content.Mode switch
        {
            HandoffMode.Plan => content is { TouchedFiles: null, CompletedWork: null, Validation: null },
            HandoffMode.Execute => content is { PlanPaths: null, MaestroSync: null },
            _ => throw new JsonException($"content.mode is '{UkiText.Show(content.Mode)}', it must be plan or execute"),
        };
        if (!fits)
        {
            throw new JsonException($"content has keys that mode {content.Mode} does not have");
        }

        if (content.VerificationResults?.Any(static result => string.IsNullOrEmpty(result?.Step)) == true)
        {
            throw new JsonException("content.verificationResults has a check without a step");
        }

        if (content.Assumptions?.Contains(null!) == true || content.ScopeDeclaration?.Values.Contains(null!) == true)
        {
            throw new JsonException("content.assumptions and content.scopeDeclaration hold texts, not null");
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) => json.StartsWith("\uFEFF"u8) ? json[3..] : json;
}
