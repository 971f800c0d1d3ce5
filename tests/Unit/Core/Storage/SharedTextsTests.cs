using System.Text;
using System.Text.Json;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class SharedTextsTests
{
    [Fact]
    public void ATextThatComesAgainIsTheSameObject() => Assert.Same(Read("\"picked-up\""), Read("\"picked-up\""));

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\nb\"", "a\nb")]
    [InlineData("\"日本語\"", "日本語")]
    [InlineData("null", null)]
    public void ATextIsWhatTheFileSays(string json, string? text)
    {
        Assert.Equal(text, Read(json));
        Assert.Equal(text, Read(json));
    }

    [Fact]
    public void TextsOfOnePlaceAreNotMixedUp()
    {
        // More than there are places.
        for (int round = 0; round < 2; round++)
        {
            for (int n = 0; n < 1000; n++)
            {
                Assert.Equal($"name-{n}", Read($"\"name-{n}\""));
            }
        }
    }

    [Fact]
    public void ALongTextIsReadAsItIs()
    {
        string text = new('x', 1000);
        Assert.Equal(text, Read($"\"{text}\""));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{}")]
    public void WhatIsNoTextIsRefused(string json) => Assert.Throws<InvalidOperationException>(() => Read(json));

    private static string? Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return SharedTexts.Read(ref reader);
    }
}
