using System.Globalization;
using System.Text;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Of a list in which one assertion changed, the others are not decoded again; the list is the one that decoding all of it gives.</summary>
public sealed class AssertionListTests
{
    private const string Path = "/w/.maestro/missions/2026-11-23-001/assertions.json";

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void OneThatChangedIsDecodedAlone(int index)
    {
        string before = File();
        string after = File(index, "passed");
        AssertionList known = MissionFiles.Assertions(Bytes(before), Path);
        AssertionList? updated = MissionFiles.Assertions(known, Bytes(before), Bytes(after), Path);
        Assert.NotNull(updated);
        Assert.Equal(Text(MissionFiles.Assertions(Bytes(after), Path)), Text(updated));
        Assert.Equal(4, updated.Assertions.Count(each => known.Assertions.Contains(each, ReferenceEqualityComparer.Instance)));
        Assert.Equal("passed", updated.Assertions[index].Result);
        Assert.All(known.Assertions, static each => Assert.Equal("pending", each.Result));
    }

    [Theory]
    [InlineData("\"pending\"", "\"perhaps\"")]
    [InlineData("\"pending\"", "7")]
    [InlineData("\"missionId\": \"2026-11-23-001\"", "\"missionId\": \"2026-11-23-002\"")]
    [InlineData("\"pending\",", "\"pending\"")]
    [InlineData("\"result\"", "\"Result\"")]
    [InlineData("{ \"id\": \"a0\"", "{ \"id\": \"a0\" }, { \"id\": \"a0\"")]
    public void WhatIsWrongIsLeftToWhoeverDecodesAllOfIt(string good, string bad)
    {
        string before = File();
        string after = before[..before.IndexOf(good, StringComparison.Ordinal)] + bad + before[(before.IndexOf(good, StringComparison.Ordinal) + good.Length)..];
        AssertionList known = MissionFiles.Assertions(Bytes(before), Path);
        Assert.Null(MissionFiles.Assertions(known, Bytes(before), Bytes(after), Path));
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Throws<MaestroException>(() => MissionFiles.Assertions(Bytes(after), Path)).Code);
    }

    [Fact]
    public void OneThatWasAddedOrRemovedIsAnotherList()
    {
        AssertionList five = MissionFiles.Assertions(Bytes(File()), Path);
        AssertionList four = MissionFiles.Assertions(Bytes(File(count: 4)), Path);
        Assert.Null(MissionFiles.Assertions(five, Bytes(File()), Bytes(File(count: 4)), Path));
        Assert.Null(MissionFiles.Assertions(four, Bytes(File(count: 4)), Bytes(File()), Path));
        Assert.Null(MissionFiles.Assertions(four, Bytes(File(count: 4)), Bytes(File(3, "failed")), Path));
        Assert.Null(MissionFiles.Assertions(five, Bytes(File()), Bytes(File(3, "failed", 4)), Path));
    }

    [Fact]
    public void OneThatGotTheIdOfAnotherIsAnotherList()
    {
        AssertionList known = MissionFiles.Assertions(Bytes(File()), Path);
        Assert.Null(MissionFiles.Assertions(known, Bytes(File()), Bytes(File().Replace("\"a3\"", "\"a1\"", StringComparison.Ordinal)), Path));
    }

    private static string Text(AssertionList list) => Encoding.UTF8.GetString(StateJson.Write(list, StateJsonContext.Default.AssertionList).Span);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string File(int changed = -1, string result = "pending", int count = 5)
    {
        IEnumerable<string> items = Enumerable.Range(0, count).Select(n => string.Create(CultureInfo.InvariantCulture, $$"""
            { "id": "a{{n}}", "missionId": "2026-11-23-001", "milestoneId": "m", "featureId": "f", "result": "{{(n == changed ? result : "pending")}}", "description": "holds", "surface": "cli", "createdAt": "2026-11-23T10:00:00.000Z", "updatedAt": "2026-11-23T10:00:00.000Z", "theirs": [{{n}}] }
            """));
        return $$"""
            {
              "theirs": { "id": 1 },
              "assertions": [
                {{string.Join(",\n    ", items)}}
              ]
            }
            """;
    }
}
