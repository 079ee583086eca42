using System.Globalization;
using Signage.Player.Decoding;
using Signage.Player.Picture;

namespace Signage.Player.Screens;

/// <summary>
/// Writes what is shown into an mp4. Its own thread feeds the encoder; when that is too slow pictures are repeated, so
/// the file keeps real pace. It is fragmented, so what was written stays readable after a power cut.
/// </summary>
public sealed class FileScreen : IScreen
{
    private readonly FfmpegProcess _encoder;
    private readonly PixelBuffer[] _buffers;
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _due = new(false);
    private readonly Thread _writer;
    private int _owed;
    private bool _fresh;
    private volatile bool _closing;
    private volatile string? _broken;

    public FileScreen(string path, int width, int height, int framesPerSecond)
    {
        Name = "file:" + path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _encoder = FfmpegProcess.Start(
        [
            "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-color_range", "tv", "-colorspace", "bt709",
            "-s", string.Create(CultureInfo.InvariantCulture, $"{width}x{height}"),
            "-r", framesPerSecond.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0",
            "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-color_primaries", "bt709", "-color_trc", "bt709",
            "-c:v", "libx264", "-preset", "ultrafast", "-crf", "18", "-pix_fmt", "yuv420p", "-threads", "1",
            "-movflags", "frag_keyframe+empty_moov", "-f", "mp4", "file:" + Path.GetFullPath(path),
        ]);
        _buffers =
            [new PixelBuffer(width, height, PixelFormat.I420), new PixelBuffer(width, height, PixelFormat.I420)];
        _writer = new Thread(Write, 256 * 1024) { IsBackground = true, Name = "file screen" };
        _writer.Start();
    }

    public string Name { get; }

    public PixelFormat? Takes => PixelFormat.I420;

    public void Show(PixelBuffer picture, bool changed)
    {
        if (_broken is { } reason)
            throw new IOException(reason);
        lock (_lock)
        {
            if (changed || _owed == 0)
                picture.Bytes.CopyTo(_buffers[0].Bytes);
            _fresh = true;
            _owed++;
        }
        _due.Set();
    }

    private void Write()
    {
        try
        {
            while (true)
            {
                var owed = TakeOwed();
                for (; owed > 0; owed--)
                    _encoder.Input.Write(_buffers[1].Bytes);
                if (_closing && _owed == 0)
                    return;
                _due.WaitOne(200);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _broken = $"{Name}: {e.Message} {_encoder.Errors}";
        }
    }

    private int TakeOwed()
    {
        lock (_lock)
        {
            if (_fresh)
                _buffers[0].Bytes.CopyTo(_buffers[1].Bytes);
            var owed = _owed;
            (_fresh, _owed) = (false, 0);
            return owed;
        }
    }

    public void Dispose()
    {
        _closing = true;
        _due.Set();
        _writer.Join(3000);
        try
        {
            _encoder.Finish(TimeSpan.FromSeconds(5));
        }
        catch (IOException)
        {
            // The encoder is gone; what it wrote stays.
        }
        _encoder.Dispose();
        if (_writer.IsAlive)
            return;
        foreach (var buffer in _buffers)
            buffer.Dispose();
    }
}
