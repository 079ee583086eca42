using System.Runtime.InteropServices;
using Signage.Player.Decoding;
using Signage.Player.Sound;

namespace Signage.Player.Speakers;

/// <summary>
/// A mount of an Icecast server, fed by an ffmpeg child that encodes MP3 at 128 kbit/s. It has no clock: what the
/// encoder takes, it takes at once.
/// </summary>
internal sealed class IcecastDevice : ISoundDevice
{
    private readonly FfmpegProcess _encoder;
    private readonly string? _secret;

    /// <param name="url"><c>http://source:PASSWORD@HOST:PORT/MOUNT</c>, or https.</param>
    public IcecastDevice(Uri url)
    {
        _secret = url.UserInfo.Length > 0 ? url.UserInfo : null;
        var target = new UriBuilder(url) { Scheme = "icecast" }.Uri;
        _encoder = FfmpegProcess.Start(
        [
            "-f", "s16le", "-ar", "48000", "-ac", "2", "-i", "pipe:0", "-c:a", "libmp3lame", "-b:a", "128k",
            "-flush_packets", "1", "-content_type", "audio/mpeg",
            .. url.Scheme == Uri.UriSchemeHttps ? ["-tls", "1"] : (string[])[],
            "-f", "mp3", target.AbsoluteUri,
        ]);
    }

    public int PeriodFrames => SoundFormat.BlockFrames;

    public int Delay => 0;

    public long Underruns => 0;

    public void Write(ReadOnlySpan<short> period)
    {
        try
        {
            _encoder.Input.Write(MemoryMarshal.AsBytes(period));
            _encoder.Input.Flush();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            _encoder.ExitCode();
            var said = _encoder.Errors is { Length: > 0 } errors ? errors : e.Message;
            throw new IOException(_secret is null ? said : said.Replace(_secret, "…", StringComparison.Ordinal), e);
        }
    }

    public void Abandon() => _encoder.Dispose();

    public void Dispose() => _encoder.Dispose();
}
