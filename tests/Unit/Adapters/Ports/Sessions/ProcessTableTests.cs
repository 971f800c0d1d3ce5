using System.Diagnostics;
using Maestro.Adapters;
using Maestro.Adapters.Ports;

namespace Maestro.Tests;

public sealed class ProcessTableTests
{
    [Fact]
    public void This_process_has_a_name_and_a_parent_that_is_there()
    {
        var table = new ProcessTable();

        var self = table.Find(Environment.ProcessId)!;

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
    public void There_is_no_such_process(int id) => Assert.Null(new ProcessTable().Find(id));
}
