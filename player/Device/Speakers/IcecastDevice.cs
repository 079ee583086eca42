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
    private readonly string[] _secrets;

    /// <param name="url"><c>http://source:PASSWORD@HOST:PORT/MOUNT</c>, or https.</param>
    public IcecastDevice(Uri url)
    {
        var target = new UriBuilder(url) { Scheme = "icecast" }.Uri;
        _secrets = SecretsOf(url.UserInfo);
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
            throw new IOException(_secrets.Aggregate(
                said, (text, secret) => text.Replace(secret, "…", StringComparison.Ordinal)), e);
        }
    }

    /// <summary>What the encoder may repeat of name and password: both, or the password alone, as they are written in
    /// the address and as they are meant; the longest first.</summary>
    internal static string[] SecretsOf(string userInfo)
    {
        var password = userInfo[(userInfo.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return [.. new[] { userInfo, Uri.UnescapeDataString(userInfo), password, Uri.UnescapeDataString(password) }
            .Where(secret => secret.Length > 0).Distinct().OrderByDescending(secret => secret.Length)];
    }

    public void Abandon() => _encoder.Dispose();

    public void Dispose() => _encoder.Dispose();
}
