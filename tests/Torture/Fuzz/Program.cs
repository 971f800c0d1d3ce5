using System.Diagnostics;
using System.Globalization;
using Maestro;
using Maestro.Fuzz;

// Fuzz <repository> <inputs> <seed> <seconds>: reads so many mutated inputs, or as many as there is time for. Exit code 1 when a reader did what it may not.
string repository = args[0];
long wanted = long.Parse(args[1], CultureInfo.InvariantCulture);
int seed = int.Parse(args[2], CultureInfo.InvariantCulture);
var time = TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));

const long MemoryLimit = 256L * 1024 * 1024;
var hang = TimeSpan.FromSeconds(20);

IReadOnlyList<Target> targets = Targets.All(repository);
var clock = Stopwatch.StartNew();
long given = 0;
int failures = 0;
int workers = Environment.ProcessorCount;
var running = new (long Since, Target? Target, byte[]? Input)[workers];

Thread[] threads = [.. Enumerable.Range(0, workers).Select(worker => new Thread(() => Work(worker)) { IsBackground = true })];
foreach (Thread thread in threads)
{
    thread.Start();
}

while (threads.Any(static thread => thread.IsAlive))
{
    threads.First(static thread => thread.IsAlive).Join(200);
    foreach ((long since, Target? target, byte[]? input) in running)
    {
        if (target is not null && Stopwatch.GetElapsedTime(since) > hang)
        {
            Fail(target, input!, "hangs");
            return 1;
        }
    }
}

foreach (Target target in targets)
{
    Console.WriteLine($"{target.Name}: {target.Inputs} inputs, {target.Accepted} accepted");
}

return failures > 0 ? 1 : 0;

void Work(int worker)
{
    var random = new Random(seed * 1000 + worker);
    var mutator = new Mutator(random);
    while (clock.Elapsed < time && Interlocked.Increment(ref given) <= wanted)
    {
        Target target = targets[random.Next(targets.Count)];
        byte[] input = mutator.Next(target.Samples);
        running[worker] = (Stopwatch.GetTimestamp(), target, input);
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Count(target.Read(input));
        }
        catch (MaestroException)
        {
            target.Count(accepted: false);
        }
        catch (Exception exception)
        {
            target.Count(accepted: false);
            Fail(target, input, $"{exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}");
        }

        running[worker] = default;
        if (GC.GetAllocatedBytesForCurrentThread() - before > MemoryLimit)
        {
            Fail(target, input, "takes too much memory");
        }
    }
}

void Fail(Target target, byte[] input, string what)
{
    if (Interlocked.Increment(ref failures) <= 20)
    {
        Console.WriteLine($"FAILED {target.Name}: {what}\n  input {Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 3000)))}");
    }
}
