namespace Signage.Player.Screens.Feed;

/// <summary>An encoded picture.</summary>
/// <param name="Bytes">A whole JPEG or PNG file.</param>
/// <param name="Tag">Its entity tag, with the quotation marks: the same for the same bytes.</param>
internal sealed record FeedPicture(byte[] Bytes, string Tag);
