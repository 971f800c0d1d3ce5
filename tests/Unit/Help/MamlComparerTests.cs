using System.Xml.Linq;
using Maestro.Help;

namespace Maestro.Tests.Help;

public sealed class MamlComparerTests
{
    [Fact]
    public void OnlyWhatAReaderWouldNoticeIsADifference()
    {
        using var folder = new TemporaryPages();
        HelpPage page = PageReader.Read(PageSource.Parse("Get-Sample.md", Sample.Page), []);
        string maml = MamlWriter.Write([page]);
        string ours = folder.Write("ours.xml", maml);
        string same = folder.Write("same.xml", maml.Replace("Gets things.", "Gets\n**things**.", StringComparison.Ordinal));
        string other = folder.Write("other.xml", maml.Replace("position=\"0\"", "position=\"1\"", StringComparison.Ordinal));

        Assert.Empty(MamlComparer.Compare(ours, same));
        Assert.NotEmpty(MamlComparer.Compare(ours, other));
    }
}
