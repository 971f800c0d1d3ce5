using Xunit.Abstractions;

namespace Maestro.WindowsTests;

/// <summary>Nobody asks where in its file a test is.</summary>
internal sealed class NoSources : ISourceInformationProvider
{
    public ISourceInformation GetSourceInformation(ITestCase testCase) => throw new NotSupportedException();

    public void Dispose()
    {
        // Nothing is held.
    }
}
