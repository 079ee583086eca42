using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Library;

/// <summary>The renditions' files, each named by the SHA-256 of its bytes.</summary>
public sealed class MediaStore(DataFolder folder)
{
    /// <param name="sha256">64 lower-case hex digits; the caller has checked them.</param>
    public string PathOf(string sha256) => Path.Combine(folder.Media, sha256[..2], sha256);

    public bool Has(string sha256) => File.Exists(PathOf(sha256));
}
