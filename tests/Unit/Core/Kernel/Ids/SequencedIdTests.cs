using System.Globalization;
using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Tests;

public sealed class SequencedIdTests
{
    private static readonly DateOnly Day = new(2026, 4, 9);

    [Fact]
    public void EveryCaseOfTheReferenceGivesTheSameId()
    {
        foreach (JsonElement each in JsonDocument.Parse(File.ReadAllText("Data/golden/ids.json")).RootElement.EnumerateArray())
        {
            string[] existing = [.. each.GetProperty("existing").EnumerateArray().Select(id => id.GetString()!)];
            var date = DateOnly.Parse(each.GetProperty("localDate").GetString()!, CultureInfo.InvariantCulture);
            Assert.Equal(each.GetProperty("next").GetString(), SequencedId.Next(existing, date, unique: false));
        }
    }

    [Fact]
    public void AUniqueIdCountsOnAndCanBeRead()
    {
        string next = SequencedId.Next(["2026-04-09-007-abcd"], Day, unique: true);
        Assert.StartsWith("2026-04-09-008-", next, StringComparison.Ordinal);
        Assert.True(IdPattern.IsSequenced(next));
    }

    [Fact]
    public void TheDayIsThatOfTheUsersClock() =>
        Assert.Equal(new DateOnly(2026, 11, 23), SequencedId.Today(new FakeClock()));

    [Fact]
    public void TheThousandthComesAfterTheNineHundredNinetyNinth()
    {
        string[] ids = ["2026-04-09-1000", "2026-04-10-001", "2026-04-09-999", "2026-04-09-1000-abcd", "2026-04-09-001"];
        Array.Sort(ids, SequencedOrder.Compare);
        Assert.Equal(["2026-04-09-001", "2026-04-09-999", "2026-04-09-1000", "2026-04-09-1000-abcd", "2026-04-10-001"], ids);
    }

    [Theory]
    [InlineData("2026-04-09-007", "2026-04-09-0008")]
    [InlineData("2026-04-09-0008", "2026-04-09-009")]
    [InlineData("2026-04-09-000", "2026-04-09-001")]
    [InlineData("2026-04-09-0009", "2026-04-09-009")]
    [InlineData("2026-04-09-999.json", "2026-04-09-1000.json")]
    [InlineData("2026-04-09-009-abcd.json", "2026-04-09-010-aaaa.json")]
    [InlineData("2026-04-09-99999999999999999999", "2026-04-09-100000000000000000000")]
    [InlineData("2026-04", "2026-04-09-001")]
    [InlineData("", "2")]
    public void TheOrderIsThatOfDaysThenOfNumbers(string earlier, string later)
    {
        Assert.True(SequencedOrder.Compare(earlier, later) < 0);
        Assert.True(SequencedOrder.Compare(later, earlier) > 0);
        Assert.Equal(0, SequencedOrder.Compare(earlier, new string(earlier)));
    }

    [Theory]
    [InlineData("2026-04-09-001", true)]
    [InlineData("2026-04-09-12345", true)]
    [InlineData("2026-04-09-001-a2z7", true)]
    [InlineData("2026-04-09-01", false)]
    [InlineData("2026-04-09-001-a2z8", false)]
    [InlineData("2026-04-09-001-a2z", false)]
    [InlineData("2026-04-09-001-", false)]
    [InlineData("2026-04-09-001/..", false)]
    [InlineData("../2026-04-09-001", false)]
    [InlineData("2026-04-09-٠٠١", false)]
    [InlineData("", false)]
    public void OnlyTheExactFormIsASequencedId(string id, bool valid) => Assert.Equal(valid, IdPattern.IsSequenced(id));
}
