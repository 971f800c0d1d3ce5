using Maestro.Ports;

namespace Maestro.Tests;

public sealed class SessionFileNamesTests
{
    [Fact]
    public void ARolloutTellsItsThreadAndItsLocalStart()
    {
        Assert.True(SessionFileNames.TryParseRollout(
            "rollout-2026-03-04T05-06-07-019cb8c5-0000-7000-8000-000000000001.jsonl", out string? id, out DateTimeOffset startedAt));

        Assert.Equal("019cb8c5-0000-7000-8000-000000000001", id);
        Assert.Equal(new DateTime(2026, 3, 4, 5, 6, 7), startedAt.LocalDateTime);
    }

    [Theory]
    [InlineData("rollout-2026-03-04T05-06-07-.jsonl")]
    [InlineData("rollout-2026-13-04T05-06-07-abc.jsonl")]
    [InlineData("rollout-2026-03-04T05-06-07-abc.json")]
    [InlineData("rollout-.jsonl")]
    [InlineData("")]
    public void AnythingElseIsNoRollout(string name) => Assert.False(SessionFileNames.TryParseRollout(name, out _, out _));

    [Fact]
    public void AThreadIdCarriesItsStart()
    {
        var time = new DateTimeOffset(2026, 11, 25, 9, 0, 0, 123, TimeSpan.Zero);

        Assert.Equal(time, SessionFileNames.TimeOf(Guid.CreateVersion7(time).ToString()));
        Assert.Null(SessionFileNames.TimeOf(Guid.NewGuid().ToString()));
        Assert.Null(SessionFileNames.TimeOf("abc"));
    }

    [Fact]
    public void FoldersAreNamedAsEachAgentDoes()
    {
        Assert.Equal("-home-me-my-app-v1-2", SessionFileNames.ClaudeFolder("/home/me/my_app/v1.2"));
        Assert.Equal("-home-me-my_app-v1.2", SessionFileNames.DashedFolder("/home/me/my_app/v1.2"));
        Assert.Equal("C--dev-x", SessionFileNames.DashedFolder(@"C:\dev\x"));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", SessionFileNames.GeminiFolder("abc"));
    }
}
