using System.Text;
using System.Text.Json;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Text;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Library;

/// <summary>Makes slogans: text and style as one document, which is what is approved and drawn.</summary>
public sealed class Slogans(SignageDb db, MediaStore media, IClock time, Audit audit)
{
    private const int TitleLength = 30;

    public async Task<(Asset? Asset, Refusal? Refusal)> CreateAsync(
        NewSlogan wanted, string uploader, CancellationToken stop)
    {
        if (Check(wanted) is { } refusal)
        {
            return (null, refusal);
        }

        var text = Nfc.Compose(wanted.Text).Trim();
        var document = new SloganDocument { Text = text, Style = wanted.Style ?? new SloganStyle() };
        if (document.Check() is [var problem, ..])
        {
            return (null, new Refusal("slogan-style", problem.Path[2..], problem.Reason));
        }

        var bytes = document.ToBytes();
        var asset = new Asset
        {
            Id = Ids.New("a"),
            Title = wanted.Title?.Trim() is { Length: > 0 } title ? title : Shorten(text),
            Topic = wanted.Topic?.Trim() ?? "",
            Kind = AssetKinds.Slogan,
            Uploader = uploader,
            State = AssetState.AwaitingApproval,
            Progress = 1000,
            UploadedAt = time.GetCurrentInstant(),
            WarningsJson = JsonSerializer.Serialize(Warnings(text), WireJson.Options),
        };
        asset.Renditions.Add(new Rendition
        {
            AssetId = asset.Id,
            Sha256 = await media.StoreAsync(bytes, stop),
            Type = SloganDocument.MediaType,
            Bytes = bytes.Length,
        });
        db.Add(asset);
        audit.Add(db, "slogan.create", asset.Id, text);
        await db.SaveChangesAsync(stop);
        return (asset, null);
    }

    private static Refusal? Check(NewSlogan wanted) => wanted switch
    {
        { Text.Length: > SloganDocument.MaxText } =>
            new Refusal("slogan-too-long", "text", wanted.Text.Length, SloganDocument.MaxText),
        { Title.Length: > UploadLimits.MaxTitle } =>
            new Refusal("text-too-long", "title", wanted.Title.Length, UploadLimits.MaxTitle),
        { Topic.Length: > UploadLimits.MaxTitle } =>
            new Refusal("text-too-long", "topic", wanted.Topic.Length, UploadLimits.MaxTitle),
        _ when string.IsNullOrWhiteSpace(wanted.Text) => new Refusal("slogan-empty", "text"),
        _ when ControlIn(wanted.Text) is { } at =>
            new Refusal("slogan-control", "text", $"U+{(int)wanted.Text[at]:X4}", at + 1),
        _ when Unpaired(wanted.Text) => new Refusal("slogan-broken", "text"),
        _ => null,
    };

    private static int? ControlIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069'))
            {
                return i;
            }
        }

        return null;
    }

    private static bool Unpaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<AssetWarning> Warnings(string text)
    {
        var emoji = text.EnumerateRunes().Where(IsEmoji).Distinct().ToList();
        return emoji.Count == 0 ? [] : [new AssetWarning("slogan-emoji", string.Concat(emoji))];
    }

    private static bool IsEmoji(Rune rune) =>
        rune.Value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or 0x20E3;

    private static string Shorten(string text)
    {
        if (text.Length <= TitleLength)
        {
            return text;
        }

        var cut = char.IsHighSurrogate(text[TitleLength - 1]) ? TitleLength - 1 : TitleLength;
        return text[..cut] + "…";
    }
}
