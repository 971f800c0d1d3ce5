using Maestro.Kernel;

namespace Maestro.Tests;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("…")]
    [InlineData(" ... ")]
    [InlineData("<what you saw>")]
    [InlineData("<…>")]
    public void WhatStandsForWordsIsOne(string text)
    {
        Assert.True(Placeholder.Is(text));
        MaestroException refused = Assert.Throws<MaestroException>(() => Placeholder.Refuse("The evidence", text));
        Assert.Equal((ErrorCode.ArgumentInvalid, $"The evidence is the placeholder '{text.Trim()}'."), (refused.Code, refused.Message));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<>")]
    [InlineData("....")]
    [InlineData("<file>:<line>")]
    [InlineData("<a> and <b>")]
    [InlineData("<a\nb>")]
    [InlineData("waits…")]
    public void WhatSaysSomethingIsNone(string? text) => Assert.False(Placeholder.Is(text));
}
