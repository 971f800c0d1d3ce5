using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>The ratchet as it is made, asked and turned.</summary>
public sealed class RatchetCommandTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new(approved: false);
    private readonly string _correction;

    public RatchetCommandTests() => _correction = _workspace.Run("(Add-MaestroCorrection 'use bun, not npm' -Trigger npm).CorrectionId").Single<string>();

    [Fact]
    public void ACorrectionBecomesARuleThatFilesMustKeep()
    {
        RatchetRule rule = _workspace.Run("Get-MaestroCorrection | Add-MaestroRatchet -Pattern 'npm install' -Glob '**/*.sh'").Single<RatchetRule>();
        Assert.Equal(_correction, rule.CorrectionId);
        Assert.NotNull(_workspace.Run("Get-MaestroCorrection").Single<Correction>().PromotedToRatchet);

        Assert.Equal("nothing-checked", Check().State);
        _workspace.Put("build.sh", "#!/bin/sh\n");
        Assert.Equal("passed", Check().State);
        _workspace.Put("build.sh", "#!/bin/sh\nNPM install x\n");
        _workspace.Put("readme.md", "npm install");
        RatchetCheck check = Check();
        Assert.Equal(("regression", 1, new RatchetViolation("build.sh", 2, "NPM install x")), (check.State, check.ViolationCount, check.Violations[0]));
        Assert.Equal("regression", _workspace.Run("Test-MaestroRatchet | ForEach-Object State").Single<string>());
    }

    [Fact]
    public void TheSameRuleAgainIsReplacedWithAWord()
    {
        Add("npm install");
        HostedResult again = _workspace.Run("Add-MaestroRatchet $args[0] -Pattern 'npm install'", _correction).NoErrors();
        Assert.Contains("already", Assert.Single(again.Warnings), StringComparison.Ordinal);
        Assert.Single(_workspace.Run("Get-MaestroRatchet").NoErrors().Output);
    }

    [Fact]
    public void ARulePipesIntoAnotherPattern()
    {
        Add("npm install");
        _workspace.Run("Remove-MaestroRatchet ratchet -Confirm:$false -PassThru | Add-MaestroRatchet -Pattern 'npm ci'").NoErrors();
        Assert.Equal("npm ci", _workspace.Run("(Get-MaestroRatchet -CorrectionId $args[0]).Pattern", _correction).Single<string>());
    }

    [Fact]
    public void RemovingAsks()
    {
        Add("npm install");
        _workspace.Engine.Answer = 2;
        _workspace.Run("Remove-MaestroRatchet ratchet").NoErrors();
        Assert.Single(_workspace.Engine.Questions);
        Assert.Single(_workspace.Run("Get-MaestroRatchet").NoErrors().Output);
    }

    [Theory]
    [InlineData("PatternInvalid", "Add-MaestroRatchet 20 -Pattern '(' -WhatIf")]
    [InlineData("PatternInvalid", "Add-MaestroRatchet 20 -Pattern ''")]
    [InlineData("PatternInvalid", "Add-MaestroRatchet 20 -Pattern x -Glob ../x")]
    [InlineData("CorrectionNotFound", "Add-MaestroRatchet 1999-01-01-001 -Pattern x")]
    [InlineData("RatchetNotFound", "Get-MaestroRatchet nosuch")]
    [InlineData("RatchetNotFound", "Remove-MaestroRatchet nosuch -Confirm:$false")]
    public void WhatAUserDoesWrong(string code, string script) => _workspace.Refused(code, script);

    [Fact]
    public void WhatCanNotBeLookedThroughIsToldAndTheRestGoesOn()
    {
        Add("npm install");
        _workspace.Put("bad.txt", "npm install");
        _workspace.Put("binary", "npm install\0");
        using (FileStream large = File.Create(Path.Join(_workspace.Folder, "large")))
        {
            large.SetLength(500L * 1024 * 1024);
        }

        File.CreateSymbolicLink(Path.Join(_workspace.Folder, "loop"), ".");
        // Rules as another program may leave them: one that doesn't compile, one that backtracks without end, one whose glob leads out.
        string suite = Path.Join(_workspace.State, "memory", "ratchet", "suite.json");
        string more = string.Concat(new[] { ("broken", "("), ("endless", "(a)(?:\\\\1|\\\\1\\\\1|a)*$"), ("outside", "x\", \"globs\": [\"../x\"], \"note\": \"") }.Select(rule =>
            $$""", { "id": "{{rule.Item1}}", "correctionId": "{{_correction}}", "rule": "r", "check": "{{rule.Item2}}", "createdAt": "2026-11-22T00:00:00.000Z" }"""));
        string text = File.ReadAllText(suite);
        File.WriteAllText(suite, text.Insert(text.LastIndexOf(']'), more));
        _workspace.Put("aaa", "npm " + new string('a', 60) + "!");

        RatchetCheck[] checks = [.. _workspace.Run("Test-MaestroRatchet -TimeoutSeconds 5").NoErrors().Of<RatchetCheck>()];

        Assert.Equal(["failed", "error", "error", "error"], checks.Select(check => check.State));
        Assert.Equal(
            ["binary binary", "large too-large", "loop link"],
            checks[0].SkippedFiles.Select(file => $"{file.Path} {file.Reason}"));
        Assert.Equal(3, checks[0].FilesSkipped);
        Assert.Contains("longer than 5 s", checks[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyAWholeCheckThatIsToBeKeptIsKept()
    {
        Add("npm install");
        string baseline = Path.Join(_workspace.State, "memory", "ratchet", "baseline.json");
        foreach (string way in new[] { "-NoBaseline", "-WhatIf" })
        {
            Assert.True(_workspace.Run($"Test-MaestroRatchet {way}").Single<RatchetCheck>().Passed);
            Assert.False(File.Exists(baseline));
        }

        Add("npm ci");
        _workspace.Run("Get-MaestroRatchet *-2 | Test-MaestroRatchet").Single<RatchetCheck>();
        Assert.False(File.Exists(baseline));
        Assert.True(_workspace.Run("Test-MaestroRatchet -Quiet").Single<bool>());
        Assert.True(File.Exists(baseline));
    }

    [Fact]
    public void AssertEndsInAnErrorAfterTheChecks()
    {
        Add("npm install");
        _workspace.Put("a", "npm install\u001b[31m");
        HostedResult result = _workspace.Run("Test-MaestroRatchet -Assert");
        Assert.Single(result.Output);
        Assert.Contains("a:1", result.Error("CheckFailed").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _workspace.Engine.Render("Test-MaestroRatchet; Test-MaestroRatchet | Format-List").Rendered);
    }

    [Fact]
    public void NoRuleIsNoProof()
    {
        Assert.Equal("NothingChecked", _workspace.Run("try { Test-MaestroRatchet -Assert } catch { $_.FullyQualifiedErrorId.Split(',')[0] }").Single<string>());
        Assert.False(_workspace.Run("Test-MaestroRatchet -Quiet").Single<bool>());
    }

    [Fact]
    public void IdsComplete()
    {
        Add("npm install");
        PSObject found = Assert.Single(_workspace.Run("(TabExpansion2 -inputScript 'Test-MaestroRatchet r' -cursorColumn 21).CompletionMatches").NoErrors().Output);
        Assert.Equal($"ratchet-{_correction}", found.Properties["CompletionText"].Value);
    }

    public void Dispose() => _workspace.Dispose();

    private void Add(string pattern) => _workspace.Run("Add-MaestroRatchet $args[0] -Pattern $args[1]", _correction, pattern).NoErrors();

    private RatchetCheck Check() => _workspace.Run("Test-MaestroRatchet").Single<RatchetCheck>();
}
