using System.Text.Json.Nodes;
using Maestro.Kernel;
using Maestro.Upkeep;

namespace Maestro.Tests;

public sealed class HookEditorTests
{
    private const string Mine = """{"hooks": [{"type": "command", "command": "echo hi"}]}""";

    private static readonly HookTarget Claude = HookTarget.Of("claude-code", "/home", static _ => false);

    public static TheoryData<string?> Files { get; } =
    [
        null,
        "{}",
        "{ }\n",
        "{\n}\n",
        """{"model":"opus"}""",
        "{\n  \"model\": \"opus\"\n}\n",
        "{\n    \"a\": 1, // why\n    /* and */ \"b\": [1, 2,],\n}",
        "{\r\n\t\"a\": 1,\r\n\t\"hooks\": {\r\n\t\t\"Stop\": []\r\n\t}\r\n}\r\n",
        """{"hooks":{}}""",
        """{"hooks": {"SessionStart": []}, "x": "}"}""",
        $$$"""{"hooks": {"SessionStart": [{{{Mine}}}], "PreCompact": [ {{{Mine}}}, {{{Mine}}} ]}}""",
        $$"""
        {
          "permissions": { "allow": ["Bash(git:*)"] },
          "hooks": {
            "SessionStart": [
              {{Mine}}
            ]
          },
          "env": { "A": "ü" }
        }
        """,
        "{\n  \"hooks\": {\n    \"SessionStart\": [],\n    \"PreCompact\": [\n    ]\n  }\n}\n",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void EverythingElseStaysAndUninstallRestoresTheBytes(string? file)
    {
        string? text = Latin(file);
        foreach (string agent in IntegrationTarget.Agents)
        {
            var target = HookTarget.Of(agent, "/home", static _ => false);
            foreach (CommandForm form in (CommandForm[])[CommandForm.Shell, CommandForm.PowerShell])
            {
                string installed = HookEditor.Install(text, target, null, form);
                Assert.Equal(IntegrationStatus.Current, HookEditor.Status(installed, target));
                Assert.Equal(installed, HookEditor.Install(installed, target, null, CommandForm.Shell));
                Assert.Equal(text, HookEditor.Uninstall(installed, target));
                JsonNode hooks = Parse(installed)["hooks"]!;
                Assert.All(target.Events, name => Assert.Single(Commands(hooks[name]!), HookEditor.Command(agent, form)));
                Assert.Equal(Others(text), Others(installed));
            }
        }
    }

    [Fact]
    public void AnotherFormReplacesTheCommand()
    {
        string shell = HookEditor.Install("{\n  \"a\": 1\n}\n", Claude, null, CommandForm.Shell);
        string module = HookEditor.Install(shell, Claude, CommandForm.PowerShell, CommandForm.Shell);
        Assert.DoesNotContain("\"maestro ", module, StringComparison.Ordinal);
        Assert.Equal("{\n  \"a\": 1\n}\n", HookEditor.Uninstall(module, Claude));
    }

    [Fact]
    public void AFileThatAnAgentWroteAgainLosesOnlyOurCommand()
    {
        string installed = HookEditor.Install("{\"a\":1}", Claude, null, CommandForm.Shell);
        string again = Parse(installed).ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });
        Assert.Equal(IntegrationStatus.Current, HookEditor.Status(again, Claude));
        Assert.Equal("""{"a":1}""", Parse(HookEditor.Uninstall(again, Claude)!).ToJsonString());
    }

    [Fact]
    public void ACommandBesideAnotherOneLeavesItThere()
    {
        string text = $$$"""{"hooks": {"SessionStart": [{"hooks": [{"type": "command", "command": "a"}, {"type": "command", "command": "{{{HookEditor.Command("claude-code", CommandForm.Shell)}}}"}]}]}}""";
        Assert.Equal(IntegrationStatus.Outdated, HookEditor.Status(text, Claude));
        Assert.Equal("""{"hooks": {"SessionStart": [{"hooks": [{"type": "command", "command": "a"}]}]}}""", HookEditor.Uninstall(text, Claude));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"hooks": []}""")]
    [InlineData("""{"hooks": {"SessionStart": {}}}""")]
    public void WhatTheAgentCouldNotReadIsNotTouched(string text)
    {
        var files = new MemoryInstructionFiles();
        files["/home/.claude/settings.json"] = text;
        Assert.Equal(ErrorCode.IntegrationFailed, Assert.Throws<MaestroException>(
            () => new HookService(files).Decide(Claude, IntegrationRequest.Install, new IntegrationWish(null, CommandForm.Shell, WithHook: true))).Code);
    }

    [Fact]
    public void DroidSOwnFileOfHooksGoesFirst()
    {
        var own = HookTarget.Of("droid", "/home", static path => path.EndsWith("hooks.json", StringComparison.Ordinal));
        string installed = HookEditor.Install("{\n  \"Stop\": []\n}\n", own, null, CommandForm.Shell);
        Assert.StartsWith("{\n  \"SessionStart\": [\n    {\"hooks\": [", installed, StringComparison.Ordinal);
        Assert.Equal("{\n  \"Stop\": []\n}\n", HookEditor.Uninstall(installed, own));
    }

    private static string? Latin(string? text) => text is null ? null : System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static JsonNode Parse(string text) => JsonNode.Parse(
        System.Text.Encoding.Latin1.GetBytes(text), null, new System.Text.Json.JsonDocumentOptions { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    private static IEnumerable<string> Commands(JsonNode entries) => entries.AsArray().SelectMany(static entry => entry!["hooks"]!.AsArray()).Select(static handler => (string)handler!["command"]!);

    private static string Others(string? text)
    {
        JsonObject root = text is null ? [] : Parse(text).AsObject();
        root.Remove("hooks");
        return root.ToJsonString();
    }
}
