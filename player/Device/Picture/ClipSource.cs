using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Decoding;
using Signage.Player.Presenting;

namespace Signage.Player.Picture;

/// <summary>Moving pictures, decoded ahead by a child process. The last one stays where the turn is longer.</summary>
internal sealed class ClipSource : PictureSource
{
    /// <summary>A clip's sound may go on for so long after its pictures; what ends earlier broke off.</summary>
    private static readonly Duration MostMissing = Duration.FromSeconds(2);

    private readonly Stage _stage;
    private readonly Duration _from;
    private readonly Duration? _length;
    private readonly bool _onlyLast;
    private PictureDecoder? _decoder;

    public ClipSource(IMediaShelf shelf, PlaylistFile file, Stage stage, Duration from)
    {
        _stage = stage;
        _length = file.LengthMs is { } length ? Duration.FromMilliseconds(length) : null;
        _onlyLast = from >= _length;
        _from = Duration.Min(from, Duration.Max(Duration.Zero, (_length ?? Duration.MaxValue) - MostMissing));
        Begin(shelf, file);
    }

    public override string? Failure => base.Failure ?? _decoder?.Failure;

    public override bool IsReady => Failure is not null || (IsLoaded && _decoder!.HasPicture);

    public override bool Moves => true;

    // A killed decoder is behind at once: another is made while its last pictures are still shown.
    public override bool IsBehind(Duration position, Duration by) =>
        !IsLoaded || !_decoder!.HasPicture || (!IsOver && _decoder.WasKilled)
        || (!_onlyLast && !IsOver && _decoder.IndexAt(position - by) > _decoder.CurrentIndex);

    private bool IsOver => _decoder!.End is { } end && (_length is not { } length || end >= length - MostMissing);

    protected override Layer? Take(Duration position) =>
        _decoder!.HasPicture && _decoder.Take(_decoder.IndexAt(position)) is { } picture
            ? LayerOf(picture, _decoder.CurrentIndex)
            : null;

    protected override void Load(string path) =>
        _decoder = new PictureDecoder(path, _stage.Width, _stage.Height, _stage.FramesPerSecond, _from);

    protected override void Release() => _decoder?.Dispose();
}
