using System.Diagnostics;
using Maestro.Adapters;
using Maestro.Adapters.Ports;
using Maestro.Ports;

namespace Maestro.Tests;

public sealed class ProcessTableTests
{
    [Fact]
    public void ThisProcessHasANameAndAParentThatIsThere()
    {
        var table = new ProcessTable();

        ProcessEntry self = table.Find(Environment.ProcessId)!;

        Assert.Equal(Environment.ProcessId, self.Id);
        Assert.NotEmpty(self.Name);
        using var parent = Process.GetProcessById(self.ParentId);
        Assert.False(parent.HasExited);
        Assert.NotNull(table.Find(self.ParentId));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void ThereIsNoSuchProcess(int id) => Assert.Null(new ProcessTable().Find(id));
}
