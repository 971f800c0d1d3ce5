using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Another module's copy of a library that Maestro uses too, of another version, in the same process.</summary>
public sealed class AdapterIsolationTests
{
    private const string Load = "[System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath($other) | Out-Null";
    private const string UseTheirs = "[YamlDotNet.Serialization.SerializerBuilder]::new().Build().Serialize(@{ theirs = 1 }).Trim()";
    private const string UseOurs = "(Get-MaestroConfig locking.timeoutSeconds).Value";

    private const string Versions = """
        [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'YamlDotNet' } |
            ForEach-Object { "$($_.GetName().Version.Major) $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name)" }
        """;

    [Theory]
    [InlineData(Load + "; " + UseTheirs + "; " + UseOurs)]
    [InlineData(UseOurs + "; " + Load + "; " + UseTheirs)]
    public void BothCopiesWorkInAnyOrder(string script)
    {
        using var folder = new TemporaryFolder();
        folder.Write(".maestro/config.yaml", "locking:\n  timeoutSeconds: 77\n");
        string other = Path.Join(AppContext.BaseDirectory, "Data", "isolation", "YamlDotNet.dll");
        var environment = new Dictionary<string, string> { ["MAESTRO_MODULE"] = Path.GetDirectoryName(HostedEngine.BuiltModule)!, ["MAESTRO_ROOT"] = "" };

        var run = ShellProcess.Run(["-c", $"$other = '{other}'; {script}; {Versions}"], folder: folder.Path, environment: environment);

        Assert.Equal("", run.Error);
        Assert.Equal(["16 Default", "18 Maestro.Adapters", "77", "theirs: 1"], run.OutputLines.Select(static line => line.Trim()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ImportingAndListingLoadNoThirdParty()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Join(folder.Path, ".maestro", "missions"));
        var environment = new Dictionary<string, string> { ["MAESTRO_MODULE"] = Path.GetDirectoryName(HostedEngine.BuiltModule)!, ["MAESTRO_ROOT"] = "" };
        const string Script = "Get-MaestroFeature; [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -match '^(YamlDotNet|LibGit2Sharp|Spectre)' }";

        Assert.Equal("", ShellProcess.Run(["-c", Script], folder: folder.Path, environment: environment).Output);
    }
}
