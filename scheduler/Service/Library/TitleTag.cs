using System.Text;

namespace Signage.Scheduler.Library;

/// <summary>Titles that old Chinese taggers wrote in GBK and called Latin-1 are read as what they are.</summary>
public static class TitleTag
{
    private const int MaxTitle = 100;
    private static readonly Encoding Gbk = MakeGbk();

    /// <summary>The tag where it can be read, else the file's name.</summary>
    public static string Choose(string? tag, string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        return Repair(tag) ?? (name.Length > 0 ? name : fileName);
    }

    /// <summary>The tag as its writer meant it; null when it is empty or cannot be read.</summary>
    public static string? Repair(string? tag)
    {
        var text = new string((tag ?? "").Where(c => !char.IsControl(c) || c is >= '\u0080' and <= '\u009f').ToArray())
            .Trim();
        if (text.Length == 0 || text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return null;
        }

        var repaired = text.All(c => c <= '\u00FF') && text.Any(c => c >= '\u0080') ? FromGbk(text) : text;
        return repaired is null || repaired.Any(char.IsControl)
            ? null
            : repaired[..Math.Min(MaxTitle, repaired.Length)];
    }

    private static string? FromGbk(string latin)
    {
        try
        {
            var chinese = Gbk.GetString(Encoding.Latin1.GetBytes(latin));
            return chinese.Any(c => c is >= '\u4e00' and <= '\u9fff') ? chinese : latin;
        }
        catch (DecoderFallbackException)
        {
            return latin;
        }
    }

    private static Encoding MakeGbk()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
