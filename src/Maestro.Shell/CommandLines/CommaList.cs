using System.Text;

namespace Maestro.Shell.CommandLines;

/// <summary>A list written as one word: <c>a,b</c>. A comma after a backslash belongs to the item.</summary>
internal static class CommaList
{
    public static string[] Split(string text)
    {
        if (!text.Contains(',', StringComparison.Ordinal))
        {
            return [text];
        }

        var items = new List<string>();
        var item = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == ',')
            {
                item.Append(text[++i]);
            }
            else if (text[i] == ',')
            {
                Take();
            }
            else
            {
                item.Append(text[i]);
            }
        }

        Take();
        return [.. items];

        void Take()
        {
            string done = item.ToString().Trim();
            if (done.Length > 0)
            {
                items.Add(done);
            }

            item.Clear();
        }
    }
}
