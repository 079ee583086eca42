using NAudio.CoreAudioApi;
using NAudio.Wave;
using Signage.Player.Running;
using Signage.Player.Speakers;

namespace Signage.Player.NAudio;

/// <summary>
/// A playback device of Windows by its name or part of it, <c>default</c> for the system's: <c>--speaker
/// wasapi:NAME</c>. WASAPI asks for samples by its own thread and clock; all that decides anything is in <see
/// cref="DeviceFeed"/>.
/// </summary>
internal sealed class WasapiSpeaker : ISpeaker, ISampleProvider
{
    private const int LatencyMilliseconds = 50;
    private readonly DeviceFeed _feed = new(TimeProvider.System);
    private readonly WasapiOut _output;
    private short[] _whole = [];
    private volatile string? _failure;

    private WasapiSpeaker(string name)
    {
        Name = "wasapi:" + name;
        try
        {
            using var devices = new MMDeviceEnumerator();
            var device = name == "default"
                ? devices.GetDefaultAudioEndpoint(DataFlow.Render, Role.Multimedia)
                : devices.EnumerateAudioEndPoints(DataFlow.Render, DeviceState.Active).FirstOrDefault(
                    found => found.FriendlyName.Contains(name, StringComparison.OrdinalIgnoreCase))
                    ?? throw new IOException("没有这个设备 / there is no such device");
            _output = new WasapiOut(device, AudioClientShareMode.Shared, useEventSync: true, LatencyMilliseconds);
            _output.PlaybackStopped += (_, stopped) => _failure = stopped.Exception?.Message ?? "停止 / it stopped";
            _output.Init(this);
            _output.Play();
        }
        catch (System.Runtime.InteropServices.COMException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public static Task<int> Main(string[] args)
    {
        SpeakerNames.Others["wasapi"] = name => new WasapiSpeaker(name);
        return Program.Main(args);
    }

    public string Name { get; }

    public TimeSpan Lead => DeviceSpeaker.UsualLead;

    public long Underruns => _feed.Underruns;

    public WaveFormat WaveFormat { get; } = WaveFormat.CreateIeeeFloatWaveFormat(48_000, 2);

    public int Read(Span<float> buffer)
    {
        if (_whole.Length < buffer.Length)
            _whole = new short[buffer.Length];
        _feed.Fill(_whole.AsSpan(0, buffer.Length), TimeSpan.FromMilliseconds(LatencyMilliseconds));
        Sound.Mix.FromInt16(_whole.AsSpan(0, buffer.Length), buffer);
        return buffer.Length;
    }

    public void Play(ReadOnlySpan<short> samples, TimeSpan ahead)
    {
        Settle();
        _feed.Put(samples, ahead);
    }

    public void Settle() => _ = _failure is { } why ? throw new IOException(why) : 0;

    public void Dispose() => _output.Dispose();
}
