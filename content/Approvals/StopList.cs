using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Content.Text;

namespace Signage.Content.Approvals;

/// <summary>Everything that must not be shown: files of withdrawn assets, and stopped endpoints. Each list replaces the
/// one before.</summary>
/// <param name="Number">Rises with each list.</param>
/// <param name="Issued">When it was signed.</param>
/// <param name="Files">Stopped files and the asset each belongs to.</param>
/// <param name="Endpoints">Stopped endpoints.</param>
public sealed record StopList(
    long Number, Instant Issued, IReadOnlyDictionary<Sha256Hash, string> Files, IReadOnlySet<string> Endpoints)
{
    public const string Format = "signage-stop-1";

    private const int MaxLines = 10_000;
    private static readonly NoteGate Gate = new("stop list");

    public string ToText()
    {
        var lines = Files.Select(f => $"file {f.Key} {f.Value}").Concat(Endpoints.Select(e => $"endpoint {e}"));
        var text = new StringBuilder($"{Format}\n{Number}\n{InstantText.Format(Issued)}\n");
        foreach (var line in lines.Order(StringComparer.Ordinal))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    public static bool TryRead(
        string text, [NotNullWhen(true)] out StopList? list, [NotNullWhen(false)] out string? reason)
    {
        var lines = new NoteText(text, Format);
        var (number, issued) = (lines.Number("number"), lines.Instant("issued"));
        var files = new Dictionary<Sha256Hash, string>();
        var endpoints = new HashSet<string>(StringComparer.Ordinal);
        while (lines.Reason is null && !lines.AtEnd && files.Count + endpoints.Count < MaxLines)
        {
            var parts = lines.SortedLine("entry").Split(' ');
            if (parts is ["file", var hex, var asset]
                && Sha256Hash.TryParse(hex, out var file) && NameRule.IsName(asset))
            {
                lines.Must(files.TryAdd(file, asset), "the file is listed already");
            }
            else if (parts is ["endpoint", var endpoint] && NameRule.IsName(endpoint))
            {
                endpoints.Add(endpoint);
            }
            else
            {
                lines.FailHere("an entry must be \"file <sha256> <asset>\" or \"endpoint <endpoint>\"");
            }
        }

        lines.End();
        reason = lines.Reason;
        list = reason is null ? new StopList(number, issued, files, endpoints) : null;
        return list is not null;
    }

    /// <summary>Takes a fetched stop list, or says why not.</summary>
    public static NoteRefusal? Accept(string whole, Trust trust, StopList? held, out StopList? list)
    {
        var refusal = Gate.Open(whole, trust, TryRead, out StopList? read)
            ?? Gate.Older(read!.Number, read.ToText(), held?.Number, held?.ToText());
        list = refusal is null ? read : null;
        return refusal;
    }
}
