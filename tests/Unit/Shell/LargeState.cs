using System.Globalization;
using System.Text;
using System.Text.Json;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>A workspace with more of everything than one wants to read at once.</summary>
public sealed class LargeState : IDisposable
{
    public const int Features = 300;
    public const int Handoffs = 100;

    private readonly TemporaryFolder _folder = new();

    public LargeState()
    {
        using var engine = new HostedEngine(_folder.Path);
        string plan = JsonSerializer.Serialize(new
        {
            title = "A large mission",
            description = "With many features",
            milestones = new[] { new { id = "plan", title = "Plan", description = "The plan", order = 0 }, new { id = "work", title = "Work", description = "The work", order = 1 } },
            features = Enumerable.Range(1, Features).Select(static number => new
            {
                id = Id(number),
                milestoneId = number % 2 == 0 ? "work" : "plan",
                title = Title(number),
                description = string.Concat(Enumerable.Repeat("What is to be done, in some detail. ", 10)),
                workerType = "codex",
                verificationSteps = new[] { "dotnet test" },
                dependsOn = number > 250 ? new[] { Id(number - 250), Id(number - 249) } : [],
                fulfills = new[] { "a-" + Id(number) },
            }),
        });
        engine.Run("""
            $null = Initialize-MaestroWorkspace
            $null = $args[0] | New-MaestroMission
            Approve-MaestroMission -Confirm:$false
            Get-MaestroFeature f00[2-9]1 | Set-MaestroFeature -Status in-progress
            1..$args[1] | ForEach-Object {
                $null = New-MaestroHandoff -NoCollect -Mode execute -SessionCore "work_on_$_" -Summary "Login_flow_is_scaffolded_$_-tests_are_missing" -NextAction write_the_tests `
                    -ConfidenceWork 0.8 -Artifact src -ReadMore docs -Agent codex -Risk one, two
            }
            1..60 | ForEach-Object { $null = Add-MaestroCorrection "Never do what number $_ forbids, not even on a Friday" -Trigger "word$_", other -Severity soft }
            """, plan, Handoffs);
    }

    internal string Folder => _folder.Path;

    public static string Id(int number) => number.ToString("'f'0000", CultureInfo.InvariantCulture);

    public static string Title(int number) => new StringBuilder("A title that is about as long as people write them, for number ").Append(number).Append(", ")
        .Append("and then some more words because nobody stops there in practice").ToString();

    public void Dispose() => _folder.Dispose();

    internal ShellProcess Run(IEnumerable<string> words) => ShellProcess.Run(words, folder: Folder);
}
