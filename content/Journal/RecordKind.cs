namespace Signage.Content.Journal;

/// <summary>What a journal record says; written in camelCase.</summary>
public enum RecordKind
{
    /// <summary>The first frame or sample of an item was handed to the device.</summary>
    Start,

    /// <summary>An item ended; names its start by sequence, with outcome and counts.</summary>
    End,

    /// <summary>Complete cycles of an undisturbed loop, in one record.</summary>
    Run,

    /// <summary>An item that was due did not start; <c>cause</c> says why.</summary>
    Skip,

    /// <summary>The player started.</summary>
    Boot,

    /// <summary>The player had died: closes the open start, counts the torn bytes.</summary>
    Unclean,

    /// <summary>The clock was set, stepped or lost its source.</summary>
    Clock,

    /// <summary>The screen or speaker went on, dark, to filler, to the built-in card, or failed.</summary>
    Screen,

    /// <summary>An order, takeover, stop list or trust note was taken.</summary>
    Order,

    /// <summary>A note, file or playlist was refused; <c>cause</c> and <c>text</c> say why.</summary>
    Refused,

    /// <summary>A picture or level was captured.</summary>
    Capture,

    /// <summary>A panel, amplifier or microphone said something of itself; <c>cause</c> is its word, <c>text</c> its
    /// answer.</summary>
    Reading,

    /// <summary>The order held ran past its valid-until.</summary>
    Stale,
}
