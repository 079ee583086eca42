using Signage.Content.Players;

namespace Signage.Player.Presenting;

/// <summary>The answer of a shelf.</summary>
/// <param name="Path">Where the file is; null when it may not play.</param>
/// <param name="Cause">One word for the journal.</param>
/// <param name="Reason">A sentence that names the file.</param>
/// <param name="Words">The same for people of any language; null where nobody but the technician is told.</param>
internal sealed record OpenedFile(string? Path, string? Cause, string? Reason, PlayerRefusal? Words = null)
{
    public static OpenedFile At(string path) => new(path, null, null);

    public static OpenedFile Refused(string cause, string reason, PlayerRefusal? words = null) =>
        new(null, cause, reason, words);
}
