using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Tests;

public sealed class GuidanceCompilerTests
{
    private static readonly Learning[] Learnings =
    [
        Some.Learning("Auth flow needs a refresh token", 3),
        Some.Learning("the auth flow needs a REFRESH token.", 5),
        Some.Learning("- Tokens of auth live one hour", 4),
        Some.Learning("Migrations run before the tests", 9),
        Some.Learning("Keep the changelog short", 1),
        Some.Learning("Run migrations twice\r\n to see that they repeat", 2),
        Some.Learning("   ", 8),
    ];

    [Fact]
    public void GroupsBySharedWordsFoldsNearDuplicatesAndPutsTheNewestFirst()
    {
        CompiledGuidance compiled = GuidanceCompiler.Compile(Learnings);

        Assert.Equal(
            """
            migrations:
            - Migrations run before the tests (2026-11-09)
            - Run migrations twice to see that they repeat (2026-11-02)

            auth:
            - the auth flow needs a REFRESH token (2026-11-05, 2 times)
            - Tokens of auth live one hour (2026-11-04)

            Other:
            - Keep the changelog short (2026-11-01)
            """.ReplaceLineEndings("\n"),
            compiled.Summary);
        Assert.Equal((5, 1, 0), (compiled.Kept, compiled.Folded, compiled.LeftOut));
    }

    [Theory]
    [InlineData("The staging server listens on port 8080 behind the proxy", "The staging server listens on port 8081 behind the proxy")]
    [InlineData("Ask Alice before you change the parser of the importer", "Ask Bob before you change the parser of the importer")]
    [InlineData("Run the migrations before the integration tests start", "Never run the migrations before the integration tests start")]
    [InlineData("The settings of the client are read from config.yaml at start", "The settings of the client are read from config.json at start")]
    public void WhatDiffersInANumberANameOrANegationIsNotTheSame(string one, string other) =>
        Assert.Equal((2, 0), GuidanceCompiler.Compile([Some.Learning(one, 1), Some.Learning(other, 2)]) is var compiled ? (compiled.Kept, compiled.Folded) : default);

    [Fact]
    public void TheOrderOfTheLearningsMakesNoDifference()
    {
        Learning[] many =
        [
            .. Enumerable.Range(0, 300).Select(i =>
                Some.Learning($"topic{i % 17} fact number{i} about thing{i % 5}{(i % 3 == 0 ? " again" : "")}", 1 + (i % 20), $"id{i}")),
        ];
        string expected = GuidanceCompiler.Compile(many, 2000).Summary;
        var random = new Random(7);
        for (int round = 0; round < 5; round++)
        {
            random.Shuffle(many);
            Assert.Equal(expected, GuidanceCompiler.Compile(many, 2000).Summary);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(450)]
    [InlineData(3000)]
    public void TheLengthHoldsAndTheNewestStay(int maxLength)
    {
        Learning[] many = [.. Enumerable.Range(1, 28).Select(i => Some.Learning($"alpha{i} beta{i} gamma{i} shared delta{i}", i))];

        CompiledGuidance compiled = GuidanceCompiler.Compile(many, maxLength);

        Assert.True(compiled.Summary.Length <= maxLength);
        Assert.Contains("alpha28 ", compiled.Summary, StringComparison.Ordinal);
        Assert.Equal(28, compiled.Kept + compiled.LeftOut);
        Assert.Equal(compiled.LeftOut > 0, compiled.Summary.EndsWith($"({compiled.LeftOut} older omitted.)", StringComparison.Ordinal));
    }

    [Fact]
    public void OneLearningLongerThanTheRoomIsCut() =>
        Assert.True(GuidanceCompiler.Compile([Some.Learning(new string('x', 5000))], 200).Summary.Length <= 200);

    [Fact]
    public void NothingToCompileIsAnError() =>
        Assert.Equal("GuidanceNotFound", Assert.Throws<MaestroException>(() => GuidanceCompiler.Compile([Some.Learning(" ")])).Code);

    [Fact]
    public void FoldingIsExact()
    {
        // Compared with every pair, which the compiler avoids.
        var random = new Random(3);
        string[][] sets = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, random.Next(1, 9)).Select(_ => $"w{random.Next(12)}").Distinct().ToArray())];
        var similar = new SimilarTexts(sets, 0.7);
        var kept = new List<string[]>();
        foreach (string[] set in sets)
        {
            int expected = kept.FindIndex(k => k.Intersect(set).Count() >= 0.7 * k.Union(set).Count());
            bool found = similar.TryFind(string.Join(' ', set), set, out int number);
            Assert.Equal(expected >= 0, found);
            Assert.Equal(expected >= 0 ? expected : kept.Count, number);
            if (!found)
            {
                kept.Add(set);
            }
        }
    }
}
