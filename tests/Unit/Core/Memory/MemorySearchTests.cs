using Maestro.Memory;

namespace Maestro.Tests;

public sealed class MemorySearchTests
{
    [Theory]
    [InlineData("resume")]
    [InlineData("RÉSUMÉ")]
    public void CaseAndAccentsMakeNoDifference(string query)
    {
        List<MemoryHit> hits = MemorySearch.Search(query, [], [Some.Learning("Send the résumé first")], []);

        Assert.Equal("learning", Assert.Single(hits).Kind);
    }

    [Fact]
    public void WholeWordsComeBeforeBeginningsBeforePartsBeforeOtherFields()
    {
        Learning[] learnings = [Some.Learning("reauthor it"), Some.Learning("author it"), Some.Learning("auth it")];
        Correction[] corrections = [Some.Correction("c", ["auth"], rule: "always hash")];

        List<MemoryHit> hits = MemorySearch.Search("auth", corrections, learnings, []);

        Assert.Equal(["auth it", "author it", "always hash", "reauthor it"], hits.Select(h => h.Text));
        Assert.Equal([1, 0.8, 0.6, 0.5], hits.Select(h => h.Score));
    }

    [Fact]
    public void EveryTermMustOccur()
    {
        Note note = new() { Timestamp = Some.Noon, Content = "rerun the doctor" };

        Assert.Equal("2026-11-22-120000000", Assert.Single(MemorySearch.Search("doctor rerun", [], [], [note])).Id);
        Assert.Empty(MemorySearch.Search("doctor who", [], [], [note]));
        Assert.Empty(MemorySearch.Search("  ", [], [], [note]));
    }
}
