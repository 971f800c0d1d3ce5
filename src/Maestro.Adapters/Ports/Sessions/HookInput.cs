using System.Text;
using System.Text.Json;

namespace Maestro.Adapters.Ports;

/// <summary>Reads what an agent writes to standard input for a hook.</summary>
internal static class HookInput
{
    private const int LongestInput = 256 * 1024;

    // An agent writes before it starts to wait; whoever else holds the pipe open writes nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The input, or null when there is none.</summary>
    public static string? Read()
    {
        if (!Console.IsInputRedirected)
        {
            return null;
        }

        Task<string?> read = Task.Run(Input);
        return read.Wait(Patience) ? read.Result : null;
    }

    // Until the end, or until the object is whole: not every agent closes the pipe.
    private static string? Input()
    {
        try
        {
            using Stream input = Console.OpenStandardInput();
            byte[] content = new byte[LongestInput];
            int length = 0;
            for (int read; length < LongestInput && (read = input.Read(content, length, LongestInput - length)) > 0;)
            {
                length += read;
                if (IsWhole(content.AsSpan(0, length)))
                {
                    break;
                }
            }

            return length == 0 ? null : Encoding.UTF8.GetString(content, 0, length);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content, isFinalBlock: false, default);
        try
        {
            return reader.Read() && reader.TrySkip();
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
