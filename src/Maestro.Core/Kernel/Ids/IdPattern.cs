namespace Maestro.Kernel;

/// <summary>The forms of ids, checked before an id becomes part of a path.</summary>
internal static class IdPattern
{
    /// <summary>The longest id that is accepted; file systems allow 255 bytes for a name.</summary>
    public const int MaxLength = 120;

    /// <summary><c>yyyy-MM-dd-NNN</c>, three to twelve digits, optionally with <c>-xxxx</c> of base 32.</summary>
    public static bool IsSequenced(ReadOnlySpan<char> id)
    {
        if (id.Length is < 14 or > 40 || id[4] != '-' || id[7] != '-' || id[10] != '-'
            || !Digits(id[..4]) || !Digits(id[5..7]) || !Digits(id[8..10]))
        {
            return false;
        }

        ReadOnlySpan<char> rest = id[11..];
        int dash = rest.IndexOf('-');
        ReadOnlySpan<char> number = dash < 0 ? rest : rest[..dash];
        return number.Length is >= 3 and <= SequencedId.MostDigits && Digits(number)
            && (dash < 0 || (rest.Length == dash + 5 && !rest[(dash + 1)..].ContainsAnyExcept(UniqueSuffix.Characters)));
    }

    /// <summary>The form of feature and assertion ids: as <see cref="IsName"/>, and with single dots inside, as in <c>1.2</c> and <c>BACK-2.1</c>.</summary>
    public static bool IsItem(ReadOnlySpan<char> id)
    {
        if (id.Length is 0 or > MaxLength || !char.IsAsciiLetterOrDigit(id[0]) || id[^1] == '.')
        {
            return false;
        }

        for (int index = 1; index < id.Length; index++)
        {
            if (!char.IsAsciiLetterOrDigit(id[index]) && id[index] is not ('_' or '-') && (id[index] != '.' || id[index - 1] == '.'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>^[A-Za-z0-9][A-Za-z0-9_-]*$</c>, the form of the other ids.</summary>
    public static bool IsName(ReadOnlySpan<char> id)
    {
        if (id.Length is 0 or > MaxLength || !char.IsAsciiLetterOrDigit(id[0]))
        {
            return false;
        }

        foreach (char c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>^[A-Za-z0-9][A-Za-z0-9:_-]*$</c>, the form of worker types.</summary>
    public static bool IsWorkerType(ReadOnlySpan<char> type)
    {
        if (type.Length is 0 or > MaxLength || !char.IsAsciiLetterOrDigit(type[0]))
        {
            return false;
        }

        foreach (char c in type)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or ':'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for names that Windows keeps for devices, whatever the case and whatever follows a dot: CON, NUL.1, COM1, …</summary>
    public static bool IsDeviceName(ReadOnlySpan<char> id) => id.IndexOf('.') is >= 0 and var dot ? IsDevice(id[..dot]) : IsDevice(id);

    private static bool IsDevice(ReadOnlySpan<char> id) => id.Length switch
    {
        3 => id.Equals("con", StringComparison.OrdinalIgnoreCase) || id.Equals("prn", StringComparison.OrdinalIgnoreCase)
            || id.Equals("aux", StringComparison.OrdinalIgnoreCase) || id.Equals("nul", StringComparison.OrdinalIgnoreCase),
        4 => char.IsAsciiDigit(id[3]) && id[3] != '0'
            && (id[..3].Equals("com", StringComparison.OrdinalIgnoreCase) || id[..3].Equals("lpt", StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };

    /// <summary>Refuses text that can't be an id, or the start of one, of the named kind.</summary>
    /// <exception cref="MaestroException">IdInvalid.</exception>
    public static void Require(string id, string kind)
    {
        if (Refusal(id, kind) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>The error for text that can't be an id of the named kind; null when it could be one.</summary>
    public static MaestroException? Refusal(string id, string kind)
    {
        bool isItem = kind is "feature" or "assertion";
        return (isItem ? IsItem(id) : IsName(id)) && !IsDeviceName(id)
            ? null
            : new MaestroException(
                ErrorCode.IdInvalid,
                $"'{Display.Short(id)}' is not a valid {kind} id: use letters, digits, {(isItem ? "'_', '-' and single dots inside" : "'_' and '-'")}, start with a letter or digit, use at most {MaxLength} characters, and avoid device names.",
                $"Get-Maestro{char.ToUpperInvariant(kind[0])}{kind[1..]} lists all {kind}s.",
                id);
    }

    // A plain loop: ten thousand names are looked at once in a process, and until then the platform's own is slow and allocates.
    private static bool Digits(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
