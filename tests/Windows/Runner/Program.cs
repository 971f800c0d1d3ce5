using System.Reflection;
using Maestro.WindowsTests;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

// Runs classes of the unit tests without the SDK, which Wine can't run: Maestro.WindowsTests.exe WriteLockTests JournalTests -ATestToSkip
// One line for each failed or skipped test; the last line is "N passed, N failed".
var assembly = Assembly.Load("Maestro.Unit");
var silent = new NullMessageSink();
using var sources = new NoSources();
using var discoverer = new XunitTestFrameworkDiscoverer(Reflector.Wrap(assembly), sources, silent);
using var executor = new XunitTestFrameworkExecutor(assembly.GetName(), sources, silent);
var options = new FrameworkOptions();
using var results = new Results();
string[] skipped = [.. args.Where(static word => word[0] == '-').Select(static word => word[1..])];
foreach (string name in args.Where(static word => word[0] != '-'))
{
    using var found = new FoundTests();
    string? type = assembly.GetTypes().FirstOrDefault(type => type.Name == name)?.FullName;
    if (type is not null)
    {
        discoverer.Find(type, false, found, options);
        found.Wait();
    }

    if (found.Tests.Count == 0)
    {
        results.Fail(name, "has no tests");
        continue;
    }

    results.Begin();
    found.Tests.RemoveAll(test => skipped.Contains(test.TestMethod.Method.Name));
    _ = Task.Run(() => executor.RunTests(found.Tests, results, options));
    if (!results.Wait())
    {
        break;
    }
}

Console.WriteLine($"{results.Passed} passed, {results.Failed} failed");

// A test that still runs would keep the process alive.
Environment.Exit(results.Failed == 0 ? 0 : 1);
