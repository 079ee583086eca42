using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Decoding;
using Signage.Player.Presenting;

namespace Signage.Player.Picture;

/// <summary>Moving pictures, decoded ahead by a child process.</summary>
internal sealed class ClipSource : PictureSource
{
    private readonly Stage _stage;
    private readonly long _first;
    private PictureDecoder? _decoder;

    public ClipSource(IMediaShelf shelf, PlaylistFile file, Stage stage, Duration from)
    {
        _stage = stage;
        _first = Math.Max(0, FrameGrid.IndexAt(from, stage.FramesPerSecond));
        Begin(shelf, file);
    }

    public override string? Failure => base.Failure ?? _decoder?.Failure;

    public override bool Moves => true;

    public override bool IsBehind(Duration position, Duration by) =>
        !IsLoaded || IndexAt(position) - _decoder!.CurrentIndex > by.TotalSeconds * _stage.FramesPerSecond;

    protected override Layer? Take(Duration position) =>
        _decoder!.Take(IndexAt(position)) is { } picture ? LayerOf(picture, _decoder.CurrentIndex) : null;

    protected override void Load(string path) =>
        _decoder = new PictureDecoder(path, _stage.Width, _stage.Height, _stage.FramesPerSecond, _first);

    protected override void Release() => _decoder?.Dispose();

    private long IndexAt(Duration position) => FrameGrid.IndexAt(position, _stage.FramesPerSecond) - _first;
}
