using Maestro.Kernel;

namespace Maestro.Tests;

public sealed class ItemsInOrderTests
{
    private static readonly string[] Items = ["a", "b", "c", "d"];

    [Theory]
    [InlineData("a b c d")]
    [InlineData("d c b a")]
    [InlineData("a a b b b c")]
    [InlineData("a c b d a")]
    [InlineData("b x a x d")]
    [InlineData("x a b c d")]
    public void EveryItemIsFoundInWhateverOrderIsAsked(string asked)
    {
        var items = new ItemsInOrder<string>(Items, static item => item);

        foreach (string id in asked.Split(' '))
        {
            Assert.Equal(Items.Contains(id) ? id : null, items.Find(id));
        }
    }

    [Fact]
    public void NoIdMeansAnotherOneInADifferentCase()
    {
        var items = new ItemsInOrder<string>(Items, static item => item);

        Assert.Null(items.Find("A"));
        Assert.Null(new ItemsInOrder<string>([], static item => item).Find("a"));
    }
}
