using Maestro.Adapters.Settings;
using Maestro.Kernel;
using Maestro.Settings;

namespace Maestro.Tests;

/// <summary>Setting and removing one key: the rest of the file stays character for character.</summary>
public class ConfigurationEditTests
{
    private static readonly YamlConfigurationFormat Format = new();

    [Theory]
    [InlineData("", "a: 1\n")]
    [InlineData("# why\n", "# why\na: 1\n")]
    [InlineData("# why", "# why\na: 1\n")]
    [InlineData("\uFEFF# why\r\n", "\uFEFF# why\r\na: 1\r\n")]
    [InlineData("a: 0\n", "a: 1\n")]
    [InlineData("a:   'x'   # why\nb: 2", "a:   1   # why\nb: 2")]
    [InlineData("\uFEFFb: 2\r\na: 0 # why\r\n\r\nc: 3", "\uFEFFb: 2\r\na: 1 # why\r\n\r\nc: 3")]
    [InlineData("a:\nb: 2\n", "a: 1\nb: 2\n")]
    [InlineData("a: # why\nb: 2\n", "a: 1 # why\nb: 2\n")]
    [InlineData("a:", "a: 1")]
    [InlineData("a: # why\n  - x\n  - y # y\nb: 2\n", "a: 1 # why # y\nb: 2\n")]
    [InlineData("a: |\n  text\n  more\n\n# of b\nb: 2\n", "a: 1\n\n# of b\nb: 2\n")]
    [InlineData("{ b: 2 }\n", "{ b: 2, a: 1 }\n")]
    [InlineData("{}\n", "{ a: 1 }\n")]
    [InlineData("b: 2\n\n# end\n", "b: 2\na: 1\n\n# end\n")]
    [InlineData("b: 2", "b: 2\na: 1\n")]
    [InlineData("---\nb: 2\n...\n", "---\nb: 2\na: 1\n...\n")]
    [InlineData("\"a\": [1, 2] # why\n", "\"a\": 1 # why\n")]
    [InlineData("b:\n  - 1\n  - x: 2\n    y: 3 # last\nc: 4\n", "b:\n  - 1\n  - x: 2\n    y: 3 # last\nc: 4\na: 1\n")]
    public void AKeyIsSet(string before, string after) => Assert.Equal(after, Format.Set(before, "a", 1L));

    [Theory]
    [InlineData("", "x:\n  y:\n    z: true\n")]
    [InlineData("x:\n", "x:\n  y:\n    z: true\n")]
    [InlineData("x: # why\r\nb: 1\r\n", "x: # why\r\n  y:\r\n    z: true\r\nb: 1\r\n")]
    [InlineData("x:\n    y:\n        # first\n        w: 1 # why\n\nb: 1\n", "x:\n    y:\n        # first\n        w: 1 # why\n        z: true\n\nb: 1\n")]
    [InlineData("x: {}\n", "x: { y: { z: true } }\n")]
    [InlineData("x: { y: { w: 1 } } # why\n", "x: { y: { w: 1, z: true } } # why\n")]
    [InlineData("x: null\n", "x: { y: { z: true } }\n")]
    [InlineData("x:\n  w: [1,\n    2]\nb: 1", "x:\n  w: [1,\n    2]\n  y:\n    z: true\nb: 1")]
    [InlineData("b: 1\nx:\n  y: { z: false }", "b: 1\nx:\n  y: { z: true }")]
    public void ANestedKeyIsSet(string before, string after) => Assert.Equal(after, Format.Set(before, "x.y.z", true));

    [Theory]
    [InlineData("a: 1\n", "")]
    [InlineData("\uFEFF# head\r\na: 1 # why\r\nb: 2\r\n", "\uFEFF# head\r\nb: 2\r\n")]
    [InlineData("b: 2\na:\n  - 1\n  - 2", "b: 2\n")]
    [InlineData("{ a: 1, b: 2 }", "{ b: 2 }")]
    [InlineData("{ b: 2, a: 1 }", "{ b: 2 }")]
    [InlineData("b: 2\n", "b: 2\n")]
    [InlineData("# only\n", "# only\n")]
    public void AKeyIsRemoved(string before, string after) => Assert.Equal(after, Format.Remove(before, "a"));

    [Fact]
    public void AGroupThatBecomesEmptyGoesToo()
    {
        Assert.Equal("b: 1\n", Format.Remove("b: 1\nx:\n  y:\n    z: 1\n", "x.y.z"));
        Assert.Equal("x:\n  w: 1\n", Format.Remove("x:\n  y:\n    z: 1\n  w: 1\n", "x.y.z"));
        Assert.Equal("x: { w: 1 }\n", Format.Remove("x: { w: 1, y: { z: 1 } }\n", "x.y.z"));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("true")]
    [InlineData("yes")]
    [InlineData("12")]
    [InlineData("0x1f")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData(" # no comment: \"'{}[],&*!|>%@`\\")]
    [InlineData("--print")]
    [InlineData("line\r\nline\ttab\u001b\u2028\u00a0\uFEFF")]
    [InlineData("日本語 🚀 é")]
    [InlineData(1.0)]
    [InlineData(1e300)]
    [InlineData(long.MinValue)]
    [InlineData(null)]
    public void WhatIsSetIsReadBackAsItWas(object? value)
    {
        ConfigurationOrigin origin = ConfigurationOrigin.Default;

        Assert.Equal(value, Format.Parse(Format.Set("b: 1\n", "x.y", value), origin).Root.Find("x.y")!.ToObject());
        object?[] list = [value, "b"];
        Assert.Equal(list, Format.Parse(Format.Set("x:\n  y: 1\n", "x.y", list), origin).Root.Find("x.y")!.ToObject());
    }

    [Fact]
    public void AMapIsWrittenOnOneLine()
    {
        Dictionary<string, object?> template = new() { ["phases"] = new object[] { new Dictionary<string, object?> { ["label"] = "My Phase", ["kind"] = "gate" } } };

        Assert.Equal(
            "workflowTemplates:\n  mine: { phases: [{ label: \"My Phase\", kind: gate }] }\n",
            Format.Set("", "workflowTemplates.mine", template));
    }

    [Theory]
    [InlineData("a: [1\n")]
    [InlineData("b: &x 1\na: *x\n---\n")]
    [InlineData("x: &a\n  a: 1\na: &b 2\nc: *b\n")]
    public void AFileThatCannotBeChangedSafelyIsRefused(string text)
    {
        MaestroException error = Assert.Throws<MaestroException>(() => Format.Set(text, "a", 5L));

        Assert.Equal(ErrorCode.ConfigurationInvalid, error.Code);
        Assert.Contains("by hand", error.Hint);
    }

    [Fact]
    public void AChangedFileIsEditedRightOrRefused()
    {
        Random random = new(11);
        string original = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "state", "home", ".maestro", "config.yaml"));
        string[] keys = ["strict", "memory.enabled", "workers.codex.args", "memory", "ui.missionControl.backgroundMode", "workers.new.command", "sessionDetection.agents"];
        string[] pieces = [": ", "- ", "\r\n", "\n", " # c\n", "[a, ", "]", "{ b: 1, ", "}", "&a ", "*a", "|\n", ">-\n", "\"", "'", "? ", "    ", "\n\n", "---\n"];
        int edited = 0;
        for (int round = 0; round < 800; round++)
        {
            string text = original;
            for (int change = random.Next(0, 3); change > 0; change--)
            {
                int at = random.Next(text.Length);
                text = random.Next(2) == 0 ? text.Remove(at, Math.Min(random.Next(1, 10), text.Length - at)) : text.Insert(at, pieces[random.Next(pieces.Length)]);
            }

            string key = keys[random.Next(keys.Length)];
            try
            {
                Assert.Null(Format.Parse(Format.Remove(text, key), ConfigurationOrigin.Default).Root.Find(key));
                string set = Format.Set(text, key, "new value");
                Assert.Equal("new value", Format.Parse(set, ConfigurationOrigin.Default).Root.Find(key)!.ToObject());
                edited++;
            }
            catch (MaestroException error)
            {
                Assert.Equal(ErrorCode.ConfigurationInvalid, error.Code);
            }
        }

        Assert.True(edited > 300, $"only {edited} edited");
    }

    [Theory]
    [InlineData(ConfigurationSource.Project)]
    [InlineData(ConfigurationSource.Global)]
    public void EveryDefaultCanBeUncommented(string source)
    {
        string[] lines = DefaultConfigurationText.Build(source).TrimEnd('\n').Split('\n');
        ConfigurationOrigin origin = new(source, "config.yaml");
        List<string> groups = [];
        int settings = 0;
        foreach (string line in lines.SkipWhile(line => line.Length > 0).Where(line => line.Length > 0))
        {
            string bare = line[2..];
            int level = (bare.Length - bare.TrimStart().Length) / 2;
            groups = [.. groups.Take(level)];
            var layer = ConfigurationLayer.Read(string.Join('\n', [.. groups, bare]), origin, () => Format);
            Assert.Empty(layer.Problems);
            if (!bare.Contains('#'))
            {
                groups.Add(bare);
                continue;
            }

            settings++;
            string key = string.Join('.', groups.Append(bare).Select(name => name.Trim().Split(':')[0]));
            object? expected = ConfigurationValue.ToNode(ConfigurationCatalog.Require(key).Default).ToObject();
            Assert.Equal(expected, layer.Root.Find(key)!.ToObject());
        }

        Assert.Equal(ConfigurationCatalog.All.Count(known => !known.IsPattern && (source == ConfigurationSource.Global || !known.IsGlobalOnly)), settings);
        string whole = string.Join('\n', lines.SkipWhile(line => line.Length > 0).Select(line => line.Length > 0 ? line[2..] : line));
        Assert.Empty(ConfigurationLayer.Read(whole, origin, () => Format).Problems);
    }

    [Fact]
    public void SettingAnyKeyInTheDefaultFileKeepsTheRest()
    {
        string text = DefaultConfigurationText.Build();
        foreach (ConfigurationKey known in ConfigurationCatalog.All.Where(known => !known.IsPattern))
        {
            string set = Format.Set(text, known.Key, known.Default ?? "x");
            Assert.StartsWith(text, set);
            Assert.Equal(text, Format.Remove(set, known.Key));
        }
    }

    [Fact]
    public void SettingAndRemovingInTheReferenceSFileChangesOnlyTheKey()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "state", "home", ".maestro", "config.yaml"));
        foreach (ConfigurationKey known in ConfigurationCatalog.All.Where(known => !known.IsPattern))
        {
            string set = Format.Set(text, known.Key, "x");
            string[] removed = [.. text.Split('\n').Except(set.Split('\n'))];
            Assert.True(removed.Length <= 2, $"{known.Key}: {string.Join('|', removed)}");
            Assert.Equal("x", Format.Parse(set, ConfigurationOrigin.Default).Root.Find(known.Key)!.ToObject());
            Assert.Null(Format.Parse(Format.Remove(set, known.Key), ConfigurationOrigin.Default).Root.Find(known.Key));
        }
    }
}
