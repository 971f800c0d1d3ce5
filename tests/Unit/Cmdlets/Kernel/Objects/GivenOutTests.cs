using System.Management.Automation;
using Maestro.Tests.Help;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Whatever is done to an object that was given out, gates and disk stay as they are.</summary>
[Collection(ExampleRuns.Name)]
public sealed class GivenOutTests(ExampleWorkspace workspace)
{
    // What the cmdlets that need to be told something are told; the others of these verbs run as they stand.
    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["Restore-MaestroMission"] = "Restore-MaestroMission -FeatureId auth-docs -Confirm:$false -PassThru -WarningAction SilentlyContinue",
        ["Search-MaestroMemory"] = "Search-MaestroMemory -Query npm",
        ["Test-MaestroPlan"] = "Test-MaestroPlan broken.json",
        ["Test-MaestroUki"] = "Get-Content -Path packets.txt | Test-MaestroUki",
        ["ConvertFrom-MaestroUki"] = "Receive-MaestroHandoff -AsUki | ConvertFrom-MaestroUki",
        ["Get-MaestroProject"] = "Get-MaestroProject; Get-MaestroProject -Impact src/api/orders.ts",
        ["Initialize-MaestroWorkspace"] = "Initialize-MaestroWorkspace ../admin",
        ["Import-MaestroMemory"] = "Import-MaestroMemory memory.json; Import-MaestroMemory memory.json -PassThru",
        ["Install-MaestroIntegration"] = "Install-MaestroIntegration",
        ["Repair-MaestroWorkspace"] = "Repair-MaestroWorkspace",
        ["Watch-MaestroWorkspace"] = "(Get-MaestroSnapshot).Timeline",
        ["Receive-MaestroHandoff"] = "Receive-MaestroHandoff",
        ["Update-MaestroMission"] = "Export-MaestroPlan | Update-MaestroMission -WhatIf",
        ["Get-MaestroMission"] = "Get-MaestroMission; Get-MaestroMission -Archived",
        ["Import-MaestroMission"] = "Export-MaestroMission 20 ../given-out.json; Import-MaestroMission ../given-out.json -PassThru",
        ["Export-MaestroMission"] = "Export-MaestroMission 20 ../given-out.json -PassThru",
        ["New-MaestroWorkerPrompt"] = "New-MaestroWorkerPrompt auth-plan",
    };

    private static readonly string[] Readers = ["Get", "Test", "Measure"];

    // Sets every property to what a gate would like, casts every list and map to whatever could change it, and goes on with all that hangs on it.
    private const string Attack = """
        $seen = [System.Collections.Generic.HashSet[object]]::new([System.Collections.Generic.ReferenceEqualityComparer]::Instance)
        $types = [System.Collections.Generic.SortedSet[string]]::new()
        function Attack($o, $path) {
            if ($null -eq $o -or $o -is [string] -or $o -is [ValueType] -or -not $seen.Add($o)) { return }
            if ($o -is [System.Collections.IEnumerable]) {
                $before = @($o.GetEnumerator()).Count
                $tries = {
                    $o.Clear() }, { ([System.Collections.IList] $o).Clear() }, { ([System.Collections.IDictionary] $o).Clear() }, {
                    $o[0] = $null }, { ([System.Collections.IList] $o)[0] = $null }, { ([System.Collections.IList] $o).RemoveAt(0) }, {
                    $o.Add('x') }, { $o.Add('x', 'y') }, { foreach ($key in @($o.Keys)) { $o[$key] = 'passed' } }, { foreach ($key in @($o.Keys)) { $o.Remove($key) } }, {
                    [array]::Clear($o) }, { ([System.Collections.Generic.ICollection[string]] $o).Clear() }
                foreach ($try in $tries) { try { $null = . $try } catch { } }
                if (@($o.GetEnumerator()).Count -ne $before -or ($o -is [System.Collections.IList] -and $before -gt 0 -and $null -eq $o[0])) { "$path was changed as a $($o.GetType())" }
                $values = if ($o -is [System.Collections.IDictionary]) { $o.Values } else { $o }
                foreach ($item in $values) { Attack $item "$path[]" }
                return
            }
            if ($o.GetType().Namespace -like 'Maestro*') { $null = $types.Add($o.GetType().FullName) }
            foreach ($property in $o.psobject.Properties) {
                $name = $property.Name
                if ($property.IsSettable) { "$path.$name is settable" }
                foreach ($value in 'done', 'passed', $true, 0, $null, @()) { try { $o.$name = $value; "$path.$name was set" } catch { } }
                Attack $property.Value "$path.$name"
            }
        }
        """;

    [Fact]
    public void NothingThatIsGivenOutCanBeChanged()
    {
        workspace.Reset("Get-MaestroFeature");
        using HostedEngine engine = workspace.Open();
        engine.Run("Set-MaestroFeature auth-docs -Report @{ salientSummary = 'written'; discoveredIssues = @(@{ severity = 'low'; description = 'd' }) }").NoErrors();
        engine.Run("$null = Add-MaestroCorrection 'No tabs' -Trigger tabs").NoErrors();
        engine.Run(Attack).NoErrors();
        List<object> objects = [.. Calls().SelectMany(call => engine.Run(call).Output)];
        string before = StoreFolder.Tree(workspace.Project);
        string seen = Seen(engine);

        HostedResult attacked = engine.RunWithInput("foreach ($item in $input) { Attack $item $item.GetType().Name }", objects);

        Assert.Empty(attacked.NoErrors().Of<string>().Distinct());
        Assert.Equal(before, StoreFolder.Tree(workspace.Project));
        Assert.Equal(seen, Seen(engine));
        string[] types = [.. engine.Run("$types").Of<string>()];
        Assert.Empty(OutputTypes.Declared.Select(static type => type.FullName!).Where(static type => type != typeof(RepairResult).FullName).Except(types));
    }

    private static IEnumerable<string> Calls() => OutputTypes.Commands
        .Select(OutputTypes.NameOf)
        .Where(static name => Arguments.ContainsKey(name) || Readers.Contains(name.Split('-')[0]))
        .Select(static name => Arguments.GetValueOrDefault(name, name));

    // Gates and records as the cmdlets see them now; times of reading don't count.
    private static string Seen(HostedEngine engine) => string.Join('\n', engine.Run(
        """
        $records = & {
            Get-MaestroMission; Get-MaestroFeature; Get-MaestroAssertion; Get-MaestroMilestone; Get-MaestroCheckpoint; Get-MaestroHandoff; Get-MaestroCorrection
            Get-MaestroRatchet; Get-MaestroNote; Test-MaestroMission
        }
        foreach ($record in $records) { [System.Management.Automation.PSSerializer]::Serialize($record, 4) -replace '(?<=Quiet = )[\d:.]+|(?<=<TS N="Quiet">)[^<]+' }
        """).NoErrors().Of<string>());
}
