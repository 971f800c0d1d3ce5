using Xunit;
using Xunit.Abstractions;

namespace Maestro.WindowsTests;

/// <summary>Collects the tests of a class.</summary>
internal sealed class FoundTests : LongLivedMarshalByRefObject, IMessageSink, IDisposable
{
    private readonly ManualResetEventSlim _complete = new();

    public List<ITestCase> Tests { get; } = [];

    public bool OnMessage(IMessageSinkMessage message)
    {
        if (message is ITestCaseDiscoveryMessage { TestCase: { } test })
        {
            Tests.Add(test);
        }
        else if (message is IDiscoveryCompleteMessage)
        {
            _complete.Set();
        }

        return true;
    }

    public void Wait() => _complete.Wait();

    public void Dispose() => _complete.Dispose();
}
