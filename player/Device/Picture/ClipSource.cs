using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Decoding;
using Signage.Player.Presenting;

namespace Signage.Player.Picture;

/// <summary>Moving pictures, decoded ahead by a child process.</summary>
internal sealed class ClipSource : PictureSource
{
    private readonly Stage _stage;
    private readonly Duration _from;
    private PictureDecoder? _decoder;

    public ClipSource(IMediaShelf shelf, PlaylistFile file, Stage stage, Duration from)
    {
        _stage = stage;
        _from = from;
        Begin(shelf, file);
    }

    public override string? Failure => base.Failure ?? _decoder?.Failure;

    public override bool Moves => true;

    public override bool IsBehind(Duration position, Duration by) =>
        !IsLoaded || !_decoder!.HasPicture || _decoder.IndexAt(position - by) > _decoder.CurrentIndex;

    protected override Layer? Take(Duration position) =>
        _decoder!.HasPicture && _decoder.Take(_decoder.IndexAt(position)) is { } picture
            ? LayerOf(picture, _decoder.CurrentIndex)
            : null;

    protected override void Load(string path) =>
        _decoder = new PictureDecoder(path, _stage.Width, _stage.Height, _stage.FramesPerSecond, _from);

    protected override void Release() => _decoder?.Dispose();
}
