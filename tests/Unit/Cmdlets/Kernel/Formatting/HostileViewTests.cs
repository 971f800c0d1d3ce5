using System.Reflection;
using System.Xml.Linq;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every view of every output type with texts that would steer a terminal: none of them gets there.</summary>
public sealed class HostileViewTests : IDisposable
{
    private const string Hostile = "a\e]0;title\ab\u0001c\e[2Jd\u202Ee";

    private readonly HostedEngine _engine = new();

    public HostileViewTests() => _engine.Run("Import-Module -Assembly $args[0]", Assembly.Load("Microsoft.PowerShell.Commands.Utility")).NoErrors();

    public static TheoryData<Type> Types => [.. OutputTypes.Declared];

    public void Dispose() => _engine.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void NoViewShowsWhatSteersATerminal(Type type)
    {
        foreach (string format in Formats(type))
        {
            string shown = _engine.Run($"$args[0] {format} | Out-String -Width 200", SampleRecord.Of(type, Hostile)).Single<string>();
            string plain = shown.Replace("\r\n", "\n", StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\x00-\x09\x0B-\x1A\x1C-\x1F\u202E]|\e(?!\[[\d;]*m)", plain);
        }
    }

    // What is shown without being asked for, and each format that the type has a view of; the engine's own views show what is stored.
    private static IEnumerable<string> Formats(Type type)
    {
        XElement[] views = [.. Views.Where(view => view.Descendants("TypeName").Any(name => name.Value == type.FullName))];
        return ((string[])["", "| Format-List", "| Format-Table"]).Where(format =>
            format.Length == 0 ? views.Length > 0 : views.Any(view => view.Element(format.Contains("List", StringComparison.Ordinal) ? "ListControl" : "TableControl") is not null));
    }

    private static XElement[] Views { get; } = [.. Directory.EnumerateFiles(RepositoryRoot.In("src", "Formats"), "*.Format.ps1xml").SelectMany(static path => XDocument.Load(path).Descendants("View"))];
}
