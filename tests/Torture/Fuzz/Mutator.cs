using System.Text;

namespace Maestro.Fuzz;

/// <summary>Makes an input of valid samples: a few random changes, of bytes, of ranges and of words that readers care for.</summary>
internal sealed class Mutator(Random random)
{
    private const int Longest = 64 * 1024;

    private static readonly byte[][] Words = [.. new[]
    {
        "null", "true", "[]", "{}", "\"\"", "\"", "'", "\\", "\\u0000", "\\ud800", "\\udc00", "{\"a\":", "[[[[[[[[[[", "]]]]]]]]]]", "}}}}", ",", ":", "0", "-1",
        "1e999", "99999999999999999999", "9223372036854775808", "\"id\":\"../x\"", "\n", "\r\n", "\r", "\t", "\0", "\uFEFF", "\u202e", "\u0085", "\u2028", "|", "-", "_", "~",
        "MODE-execute", "NONE", "&a ", "*a", "<<: *a\n", "!!binary x", "- ", "? ", ": ", "|+\n  ", "--- \n", "...\n", "%YAML 1.1\n", "#",
        "<!-- maestro:begin -->", "<!-- maestro:end -->", "<!-- maestro block; version 0.0.0; hash x; lines 1; gap 9 -->", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n",
        "2026-11-22T16:27:54.639Z", "9999-12-31T23:59:59.999+14:00", "0001-01-01T00:00:00Z", "NaN", "[red]", "\u001b[2J",
    }.Select(Encoding.UTF8.GetBytes)];

    public byte[] Next(IReadOnlyList<byte[]> samples)
    {
        List<byte> input = [.. samples[random.Next(samples.Count)]];
        for (int change = random.Next(1, 6); change > 0; change--)
        {
            Change(input, samples);
        }

        return [.. input.Take(Longest)];
    }

    private void Change(List<byte> input, IReadOnlyList<byte[]> samples)
    {
        int at = random.Next(input.Count + 1);
        int length = Math.Min(random.Next(1, 1 << random.Next(1, 10)), input.Count - at);
        switch (random.Next(9))
        {
            case 0 when at < input.Count:
                input[at] = (byte)random.Next(256);
                break;
            case 1:
                input.RemoveRange(at, length);
                break;
            case 2:
                input.InsertRange(random.Next(input.Count + 1), input.GetRange(at, length));
                break;
            case 3 or 4:
                input.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            case 5:
                input.RemoveRange(at, input.Count - at);
                break;
            case 6:
                byte[] other = samples[random.Next(samples.Count)];
                input.RemoveRange(at, input.Count - at);
                input.AddRange(other.AsSpan(random.Next(other.Length + 1)));
                break;
            case 7 when at < input.Count:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 8 when random.Next(20) == 0:
                byte[] word = Words[random.Next(Words.Length)];
                input.InsertRange(at, Enumerable.Repeat(word, random.Next(1, 4000)).SelectMany(static bytes => bytes));
                break;
        }
    }
}
