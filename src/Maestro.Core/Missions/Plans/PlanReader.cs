using System.Text.Json;
using System.Text.Unicode;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Reads and checks a plan whole: every problem is found at once, each with its path, line and column.</summary>
internal static class PlanReader
{
    /// <summary>The largest plan, in bytes. A caller that reads a file checks its length first.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Refuses a plan that is too large.</summary>
    /// <param name="bytes">The length of its text.</param>
    /// <param name="source">The plan's file, or null.</param>
    /// <exception cref="MaestroException">PlanTooLarge.</exception>
    public static void CheckSize(long bytes, string? source)
    {
        if (bytes > MaxBytes)
        {
            string name = source is null ? "The plan" : $"The plan {QuotedText.Of(source)}";
            throw new MaestroException(
                ErrorCode.PlanTooLarge,
                $"{name} has {bytes:N0} bytes; the limit is {MaxBytes:N0}.",
                "Split the plan into several missions.",
                source);
        }
    }

    /// <summary>Reads a plan from UTF-8 text; a byte order mark at its start is passed over.</summary>
    /// <exception cref="MaestroException">PlanTooLarge, and no other.</exception>
    public static PlanReadResult Read(ReadOnlySpan<byte> utf8, PlanReaderOptions? options = null)
    {
        CheckSize(utf8.Length, null);
        options ??= PlanReaderOptions.Default;
        ReadOnlySpan<byte> text = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        PlanProblems problems = new();
        if (!Utf8.IsValid(text))
        {
            ReportEncoding(text, problems);
            return Failed(text, problems);
        }

        PlanParser parser = new(text, options, problems);
        PlanDraft draft;
        try
        {
            draft = parser.Parse();
        }
        catch (JsonException exception)
        {
            // What was found before the break may be an effect of it, so the break is all that is reported.
            problems = new PlanProblems();
            PlanSyntax.Report(text, exception, parser.IsComplete, parser.Depth, problems);
            return Failed(text, problems);
        }

        draft.GivenMilestones = options.WorkflowMilestones ?? (draft.HasMilestones ? null : options.DefaultMilestones?.Invoke());
        PlanReferences.Check(draft, problems);
        return new PlanReadResult
        {
            Plan = problems.ErrorCount == 0 ? draft.ToPlan(options) : null,
            Problems = problems.Located(text),
            ErrorCount = problems.ErrorCount,
        };
    }

    private static PlanReadResult Failed(ReadOnlySpan<byte> text, PlanProblems problems) =>
        new() { Plan = null, Problems = problems.Located(text), ErrorCount = problems.ErrorCount };

    private static void ReportEncoding(ReadOnlySpan<byte> text, PlanProblems problems)
    {
        bool utf16 = text.Length >= 2 && ((text[0] == 0xFF && text[1] == 0xFE) || (text[0] == 0xFE && text[1] == 0xFF));
        int offset = 0;
        while (System.Text.Rune.DecodeFromUtf8(text[offset..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        string message = utf16
            ? "The text is UTF-16; save it as UTF-8."
            : $"The byte {text[offset]:x2} is not UTF-8; save the text as UTF-8.";
        problems.Error("$", offset, PlanRule.Encoding, message);
    }
}
