using System.Globalization;
using Signage.Player.Running;

namespace Signage.Player.Screens;

/// <summary>
/// A screen as the command line names it: <c>KIND</c>, <c>KIND:TARGET</c> or <c>KIND://HOST:PORT</c>, and then
/// <c>?option=value&amp;option=value</c>, percent-encoded where it must be. Each reader takes one thing out of it and
/// refuses, in Chinese and English, what is not right; <see cref="Finish"/> refuses what nobody asked for.
/// </summary>
internal sealed class ScreenAddress
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    private ScreenAddress(string text)
    {
        Text = text;
        var end = text.AsSpan().IndexOfAny(':', '?');
        Kind = end < 0 ? text : text[..end];
        var rest = end < 0 ? "" : text[(text[end] == ':' ? end + 1 : end)..];
        // A file's name may hold anything.
        var query = Kind == "file" ? -1 : rest.IndexOf('?', StringComparison.Ordinal);
        Target = query < 0 ? rest : rest[..query];
        if (query >= 0)
            TakeOptions(rest[(query + 1)..]);
    }

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>What stands before the first colon.</summary>
    public string Kind { get; }

    /// <summary>What stands between the kind and the options; may be empty.</summary>
    public string Target { get; }

    /// <summary>Its kind, target and options; says nothing yet on whether they make sense.</summary>
    /// <exception cref="PlayerRefusalException">An option is given twice or has no value.</exception>
    public static ScreenAddress Parse(string text) => new(text);

    /// <summary>A whole number within limits, or what it is when nothing was said.</summary>
    public int Number(string option, int least, int most, int otherwise)
    {
        if (Word(option) is not { } word)
            return otherwise;
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
            ? value
            : throw Refuse($"{option}={word} 应为 {least} 到 {most} 的整数",
                $"{option}={word} must be a whole number from {least} to {most}");
    }

    /// <summary>A number within limits, with a point if need be.</summary>
    public double Fraction(string option, double least, double most, double otherwise)
    {
        if (Word(option) is not { } word)
            return otherwise;
        return double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
            ? value
            : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"{option}={word} 应在 {least} 到 {most} 之间"),
                string.Create(CultureInfo.InvariantCulture, $"{option}={word} must be from {least} to {most}"));
    }

    /// <summary>0 or 1.</summary>
    public bool Switch(string option, bool otherwise) => Number(option, 0, 1, otherwise ? 1 : 0) == 1;

    /// <summary>One of a few words; the first is what it is when nothing was said.</summary>
    public string Choice(string option, params string[] words)
    {
        var word = Word(option) ?? words[0];
        return words.Contains(word)
            ? word
            : throw Refuse($"{option}={word} 应为 {string.Join("、", words)} 之一",
                $"{option}={word} must be one of {string.Join(", ", words)}");
    }

    /// <summary>What was said, or null.</summary>
    public string? Word(string option)
    {
        _known.Add(option);
        return _options.GetValueOrDefault(option);
    }

    /// <summary>So many whole numbers with a comma between them, or null.</summary>
    public int[]? Numbers(string option, int count, string form)
    {
        if (Word(option) is not { } word)
            return null;
        var numbers = word.Split(',').Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1).ToArray();
        return numbers.Length == count && Array.TrueForAll(numbers, number => number is >= 0 and <= 65535)
            ? numbers
            : throw Refuse($"{option}={word} 应为 {form}", $"{option}={word} must be {form}");
    }

    /// <summary>The target as a host, with <c>//</c> before it or not, and a port.</summary>
    /// <param name="port">The port when none is given; null when one must be.</param>
    /// <param name="skip">Characters of the target before it.</param>
    public (string Host, int Port) HostAndPort(int? port, int skip = 0)
    {
        var text = Target[skip..];
        text = text.StartsWith("//", StringComparison.Ordinal) ? text[2..].TrimEnd('/') : text;
        var colon = text.EndsWith(']') ? -1 : text.LastIndexOf(':');
        var host = colon < 0 ? text : text[..colon];
        if (colon >= 0)
            port = int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                && given is >= 1 and <= 65535 ? given : null;
        host = host.Trim('[', ']');
        return port is { } at && HostNames.IsWellFormed(host)
            ? (host, at)
            : throw Refuse($"“{text}”应为 主机:端口", $"\"{text}\" must be HOST:PORT");
    }

    /// <summary>The target, which must be there.</summary>
    public string Path() => Target.Length > 0
        ? Target
        : throw Refuse("缺少路径", "the path is missing");

    /// <summary>Refuses options that nobody asked for.</summary>
    public void Finish()
    {
        if (_options.Keys.FirstOrDefault(option => !_known.Contains(option)) is not { } unknown)
            return;
        var known = _known.Count > 0 ? string.Join(", ", _known) : "-";
        throw Refuse($"没有选项 {unknown}；可用：{known}", $"there is no option {unknown}; known are {known}");
    }

    /// <summary>A refusal that names the screen.</summary>
    public PlayerRefusalException Refuse(string chinese, string english) =>
        new($"--screen {Text}: {chinese} / {english}");

    private void TakeOptions(string text)
    {
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == part.Length - 1)
                throw Refuse($"“{part}”应为 选项=值", $"\"{part}\" must be option=value");
            var option = part[..equals];
            if (!_options.TryAdd(option, Uri.UnescapeDataString(part[(equals + 1)..])))
                throw Refuse($"选项 {option} 出现两次", $"the option {option} is given twice");
        }
    }
}
