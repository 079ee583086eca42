namespace Signage.Scheduler.Library;

/// <summary>A file that a person's browser is sending.</summary>
public sealed class UploadLine(int number, string name, long bytes)
{
    public int Number { get; } = number;

    public string Name { get; } = name;

    public long Bytes { get; } = bytes;

    public long Sent { get; set; }

    public bool Done { get; set; }

    /// <summary>Why it was not taken, in the reader's language.</summary>
    public string? Refusal { get; set; }

    public int Percent => Bytes == 0 ? 0 : (int)(Sent * 100 / Bytes);
}
