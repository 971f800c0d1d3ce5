using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Maestro.Handoffs;

namespace Maestro.Tests;

/// <summary>What holds for any content and any string.</summary>
public class UkiPropertyTests
{
    private static readonly string[] Packets =
    [
        HandoffSamples.ExecuteMinimal,
        HandoffSamples.PlanMinimal,
        "SESSION_CORE-core|CAUSAL_DRIVERS-c1|DIVERGENCES-NONE|KEY_DECISIONS-k1|SIGNAL_DELTA-NONE|ARTIFACTS-NONE|EXECUTION_STATE-exec_state"
            + "|BOUNDARY_STATE-NONE|STANCE_COLLAPSE-x|NEXT_ACTION-next|CS-summary_0.5|SUMMARY-sum",
    ];

    [Property(MaxTest = 10_000, Arbitrary = [typeof(Contents)])]
    public void WhatIsRenderedIsParsedAgain(HandoffContent content)
    {
        string uki = UkiWriter.Render(content);
        HandoffContent parsed = UkiReader.Parse(uki).Content;
        Assert.Equal(HandoffSamples.Json(content), HandoffSamples.Json(parsed));
        Assert.Null(UkiValidator.Check(uki));

        Handoff handoff = HandoffCodec.Create("2026-11-22-001", content, null, null, HandoffSamples.Noon);
        Handoff read = HandoffSamples.WrittenAndRead(handoff);
        Assert.Equal(HandoffSamples.Json(content), HandoffSamples.Json(read.Content));
        Assert.Equal(uki, read.Uki);
    }

    [Property(MaxTest = 10_000)]
    public void AnyReferenceCanBeRendered(string? mission, string? feature, string? plan)
    {
        HandoffContent content = HandoffSamples.Execute with { MaestroRefs = new() { MissionId = mission, FeatureId = feature, PlanPath = plan } };
        Assert.Null(UkiValidator.Check(UkiWriter.Render(content)));
    }

    [Property(MaxTest = 10_000)]
    public void AnyCollectedNameMakesAValidToken(string? path) =>
        Assert.Null(UkiValidator.Check(UkiWriter.Render(HandoffSamples.Execute with { Artifacts = [UkiToken.Of("file", path)] })));

    [Property(MaxTest = 10_000)]
    public void AnyStringIsParsedOrRefused(string? text) => ParseOrRefuse(text ?? "");

    [Property(MaxTest = 20_000, Arbitrary = [typeof(Contents)])]
    public void AnyDamagedPacketIsParsedOrRefused(NonNegativeInt packet, NonNegativeInt at, NonNegativeInt length, string? inserted)
    {
        string uki = Packets[packet.Get % Packets.Length];
        int start = at.Get * 7 % uki.Length;
        int count = Math.Min(length.Get, uki.Length - start);
        ParseOrRefuse(uki.Remove(start, count).Insert(start, inserted ?? ""));
        ParseOrRefuse(uki.Insert(start, uki.Substring(start, count)));
    }

    // Each would take minutes or the stack if time grew with the square of the length, or depth with the length.
    [Theory]
    [InlineData("|")]
    [InlineData("-")]
    [InlineData("~")]
    [InlineData("_")]
    [InlineData("a_")]
    [InlineData("a-")]
    [InlineData("mission_a-")]
    [InlineData("SESSION_CORE-")]
    [InlineData("BLIND_SPOT-x|")]
    [InlineData("9")]
    [InlineData(" ")]
    [InlineData("\u001b")]
    [InlineData("日")]
    public void AMegabyteOfAnythingIsParsedOrRefused(string piece)
    {
        string mega = string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));
        ParseOrRefuse(mega);
        ParseOrRefuse(mega + HandoffSamples.ExecuteMinimal);
        foreach (string value in (string[])["-core", "MAESTRO_REFS-NONE", "-branch_main", "work_0.9", "-Short_summary"])
        {
            ParseOrRefuse(HandoffSamples.ExecuteMinimal.Replace(value, value + mega, StringComparison.Ordinal));
        }

        Assert.True(UkiToken.Of("file", mega).Length <= mega.Length + 32);
    }

    private static void ParseOrRefuse(string text)
    {
        try
        {
            UkiPacket packet = UkiReader.Parse(text);
            UkiWriter.Render(packet.Version == Handoff.CurrentVersion ? packet.Content : UkiLegacy.Upgrade(packet.Content));
        }
        catch (MaestroException exception)
        {
            Assert.Equal(ErrorCode.UkiInvalid, exception.Code);
            Assert.True(exception.Message.Length < 400);
            Assert.DoesNotContain(exception.Message, char.IsControl);
        }

        MaestroException? problem = UkiValidator.Check(text);
        Assert.True(problem is null or { Code: ErrorCode.UkiInvalid });
    }

    /// <summary>Contents that the string holds completely: what it has no slot for is absent.</summary>
    private static class Contents
    {
        private static readonly Gen<string> Word = Gen.Elements(
            "a", "Zebra", "x9", "héllo", "日本語", "🚀", "with space", "src/auth.ts", "\"q\"", "tab\tin", "NONEX", "[m]", "$(x)", "42", "é\u0301");

        private static readonly Gen<string> Half =
            from count in Gen.Choose(1, 5)
            from words in Gen.ArrayOf(Word, count)
            select string.Join('_', words);

        private static readonly Gen<string> Token = Gen.Frequency(
            (4, Half),
            (1, from first in Half from second in Half select first + "~" + second));

        private static readonly Gen<string> Text =
            from count in Gen.Choose(1, 4)
            from tokens in Gen.ArrayOf(Token, count)
            select string.Join('-', tokens);

        private static readonly Gen<double?> Number =
            Gen.OneOf(Gen.Choose(0, 100).Select(static n => (double?)(n / 100.0)), Gen.Choose(0, int.MaxValue).Select(static n => (double?)n));

        private static readonly Gen<ConfidenceScore> Score =
            from work in Number
            from summary in Number
            from which in Gen.Choose(0, 2)
            select new ConfidenceScore { Work = which == 0 ? null : work, Summary = which == 1 ? null : summary };

        private static readonly Gen<MaestroReferences> References =
            from ids in Gen.ArrayOf(Gen.OneOf(Gen.Constant<string?>(null), Half.Select(static half => (string?)half)), 5)
            select new MaestroReferences { MissionId = ids[0], FeatureId = ids[1], MilestoneId = ids[2], PlanPath = ids[3], SpecPath = ids[4] };

        public static Arbitrary<HandoffContent> Content() => Arb.From(
            from isPlan in Gen.Elements(true, false)
            from texts in Gen.ArrayOf(Text, 5)
            from summary in Text.Where(static text => text.Length < UkiWriter.SummaryLimit)
            from some in Gen.ArrayOf(List(1), 2)
            from lists in Gen.ArrayOf(List(0), 9)
            from optional in Gen.Choose(0, 3)
            from references in References
            from score in Score
            select new HandoffContent
            {
                Mode = isPlan ? HandoffMode.Plan : HandoffMode.Execute,
                CurrentState = texts[0],
                SessionCore = texts[1],
                NextAction = texts[2],
                Summary = summary,
                Artifacts = some[0],
                ReadMore = some[1],
                Decisions = lists[0],
                SignalDelta = lists[1],
                CausalDrivers = lists[2],
                Divergences = lists[3],
                BoundaryState = isPlan ? [] : lists[4],
                Risks = isPlan ? [] : lists[5],
                BlindSpot = isPlan || (optional & 1) == 0 ? null : texts[3],
                Metaphor = isPlan || (optional & 2) == 0 ? null : texts[4],
                PlanPaths = isPlan ? lists[6] : null,
                MaestroSync = isPlan ? lists[7] : null,
                TouchedFiles = isPlan ? null : lists[6],
                CompletedWork = isPlan ? null : lists[7],
                Validation = isPlan ? null : lists[8],
                MaestroRefs = references,
                Cs = score,
            });

        private static Gen<string[]> List(int least) => Gen.Choose(least, 4).SelectMany(count => Gen.ArrayOf(Token, count));
    }
}
