using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace Maestro.Shell.Errors;

/// <summary>An error as a person reads it: pwsh's concise view, then what to do next.</summary>
internal static class ErrorText
{
    public static string Render(ErrorFacts facts, bool color)
    {
        if (facts.IsNativeOutput)
        {
            return facts.Message;
        }

        PSStyle.FormattingData formatting = PSStyle.Instance.Formatting;
        (string? error, string? accent, string? reset) = color ? (formatting.Error, formatting.ErrorAccent, PSStyle.Instance.Reset) : ("", "", "");
        string message = PlainText.Strip(facts.Message.ReplaceLineEndings("\n"));
        var text = new StringBuilder();
        text.Append(error).Append(PlainText.OneLine(facts.Title)).Append(':');
        if (facts.Position is { } position)
        {
            AppendPosition(text, position, message, error, accent, reset);
        }
        else
        {
            text.Append(' ').Append(message).Append(reset);
        }

        if (facts.Hint is not null)
        {
            text.Append("\n  ").Append(accent).Append(PlainText.OneLine(facts.Hint)).Append(reset);
        }

        return text.ToString();
    }

    private static void AppendPosition(StringBuilder text, ErrorPosition position, string message, string error, string accent, string reset)
    {
        string number = position.Line.ToString(CultureInfo.InvariantCulture);
        int width = Math.Max(4, number.Length);
        string line = PlainText.Strip(position.Text).Replace('\t', ' ');
        // The indentation says nothing here; what is cut from the left moves the underline.
        int indent = line.Length - line.TrimStart().Length;
        string bar = new string(' ', width) + " | ";
        text.Append(reset);
        if (position.File is not null)
        {
            text.Append(' ').Append(PlainText.OneLine(position.File)).Append(':').Append(number);
        }

        text.Append('\n').Append(accent).Append("Line".PadRight(width)).Append(" |");
        text.Append('\n').Append(number.PadLeft(width)).Append(" | ").Append(reset).Append(' ').Append(line.TrimStart());
        text.Append('\n').Append(accent).Append(bar).Append(' ').Append(' ', Math.Max(0, position.Column - 1 - indent));
        text.Append(error).Append('~', position.Length).Append(reset);
        foreach (string part in message.Split('\n'))
        {
            text.Append('\n').Append(accent).Append(bar).Append(error).Append(part).Append(reset);
        }
    }
}
