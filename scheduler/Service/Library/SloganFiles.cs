using System.Collections.Concurrent;
using Signage.Content.Assets;

namespace Signage.Scheduler.Library;

/// <summary>Slogans as their files say them; a file never changes, so each is read once.</summary>
public sealed class SloganFiles(MediaStore media)
{
    private readonly ConcurrentDictionary<string, SloganDocument?> _read = new(StringComparer.Ordinal);

    public SloganDocument? Of(string sha256) => _read.GetOrAdd(sha256, Read);

    private SloganDocument? Read(string sha256) =>
        media.Has(sha256) && SloganDocument.TryRead(File.ReadAllBytes(media.PathOf(sha256)), out var slogan, out _)
            ? slogan
            : null;
}
