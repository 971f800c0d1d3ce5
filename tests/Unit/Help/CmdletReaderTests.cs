using Maestro.Help;

namespace Maestro.Tests.Help;

public sealed class CmdletReaderTests
{
    [Fact]
    public void CmdletsAreReadFromAnAssemblyOnDiskWhichStaysFree()
    {
        using var folder = new TemporaryPages();
        string path = Path.Combine(folder.Path, "Maestro.Cmdlets.dll");
        File.Copy(typeof(CmdletReaderTests).Assembly.Location, path);
        File.WriteAllText(Path.Combine(folder.Path, "Maestro.Cmdlets.xml"), Sample.Docs);

        CmdletFacts cmdlet = Assert.Single(CmdletReader.Read(folder.Path), cmdlet => cmdlet.Name == "Get-Sample");

        Assert.Equal(["Gets things. One or all."], cmdlet.Text.Summary);
        Assert.Equal(["gsa"], cmdlet.Aliases);
        Assert.Equal(["new", "in-progress"], cmdlet.Parameters.Single(parameter => parameter.Name == "State").Facts.AcceptedValues);
        File.Delete(path);
    }
}
