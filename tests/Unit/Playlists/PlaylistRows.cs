using Xunit;

namespace Signage.Tests.Unit.Playlists;

/// <summary>
/// Playlists that are refused: what is changed in the golden one, what the reader says, whether the schema sees it too.
/// </summary>
internal static class PlaylistRows
{
    private const string Name = "must be 1 to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit";
    private const string Hash = "must be a SHA-256 of 64 lower-case hex digits";
    private const string Instant = "must be an instant like 2026-11-23T08:00:00.000Z, of the years 1970 to 2999";
    private const string Length = "must be 1 to 86400000";
    private const string Kinds = "must be one of clip, film, image, sound, slogan";
    private const string Elements = "must be one of logo, clock, qrCode, countdown";
    private const string Duck = "can be duck on the sound lane only";
    private const string Twice = "is the id of another item too";
    private const string Upper = "\"D0607F7AD2628B2AF9158DFBA06CE87166E66B15BF68F8F358F9AA27CCB7C321\"";
    private const string Other = "\"1111111111111111111111111111111111111111111111111111111111111111\"";

    internal static TheoryData<string, string, bool> All
    {
        get
        {
            var all = new TheoryData<string, string, bool>();
            all.AddRange([.. Shapes, .. Documents, .. Files, .. Loops, .. Spans, .. Cues, .. Others]);
            return all;
        }
    }

    // the edit                                     path and reason                                     the schema too
    private static (string, string, bool)[] Shapes =>
    [
        ("$ = []",                                  "$: must be an object",                                     true),
        ("$ = 7",                                   "$: must be an object",                                     true),
        ("- $.format",                              "$.format: is missing",                                     true),
        ("- $.from",                                "$.from: is missing",                                       true),
        ("- $.until",                               "$.until: is missing",                                      true),
        ("- $.files",                               "$.files: is missing",                                      true),
        ("- $.cues[0].interrupt",                   "$.cues[0].interrupt: is missing",                          true),
        ("- $.loops[0].slots[1].item",              "$.loops[0].slots[1].item: is missing",                     true),
        ("$.colour = 1",                            "$.colour: is not a known field",                           true),
        ("$.files[0].Asset = \"a\"",                "$.files[0].Asset: is not a known field",                   true),
        ("$.loops[0].cycleMs = 25000",              "$.loops[0].cycleMs: is not a known field",                 true),
        ("$.cues[0].volume = 3",                    "$.cues[0].volume: is not a known field",                   true),
        ("$.title = 7",                             "$.title: must be text",                                    true),
        ("$.title = null",                          "$.title: must not be null; leave it out",                  true),
        ("$.from = null",                           "$.from: must not be null",                                 true),
        ("$.files = {}",                            "$.files: must be a list",                                  true),
        ("$.files[0] = null",                       "$.files[0]: must not be null",                             true),
        ("$.files[0] = \"clip.mp4\"",               "$.files[0]: must be an object",                            true),
        ("$.loops[0].slots[0] = null",              "$.loops[0].slots[0]: must not be null",                    true),
        ("$.tail = \"main\"",                       "$.tail: must be an object",                                true),
        ("$.files[0].bytes = \"9\"",                "$.files[0].bytes: must be a whole number",                 true),
        ("$.files[0].bytes = 1.5",                  "$.files[0].bytes: must be a whole number",                 true),
        ("$.files[0].lengthMs = 15000.0",           "$.files[0].lengthMs: must be a whole number",             false),
        ("$.files[0].width = 99999999999",          "$.files[0].width: must be a whole number",                 true),
        ("$.spans[1].dark = \"yes\"",               "$.spans[1].dark: must be true or false",                   true),
        ("$.spans[0].lane = \"Picture\"",           "$.spans[0].lane: must be one of picture, ticker, sound",   true),
        ("$.spans[0].lane = \"picture, sound\"",    "$.spans[0].lane: must be one of picture, ticker, sound",   true),
        ("$.spans[0].lane = 0",                     "$.spans[0].lane: must be one of picture, ticker, sound",   true),
        ("$.cues[0].interrupt = \"fade\"",          "$.cues[0].interrupt: must be one of stop, pause, duck",    true),
        ("$.files[0].kind = \"gif\"",               $"$.files[0].kind: {Kinds}",                                true),
        ("$.layout[0].kind = \"QrCode\"",           $"$.layout[0].kind: {Elements}",                            true),
        ("$.from = \"2026-11-23\"",                 $"$.from: {Instant}",                                       true),
        ("$.from = \"2026-11-23T08:00:00Z\"",       $"$.from: {Instant}",                                       true),
        ("$.from = \"2026-11-23T08:00:00.000+08:00\"", $"$.from: {Instant}",                                    true),
        ("$.from = \"2026-11-22T24:00:00.000Z\"",   $"$.from: {Instant}",                                       true),
        ("$.from = \"2026-02-30T08:00:00.000Z\"",   $"$.from: {Instant}",                                      false),
        ("$.from = \"1969-12-31T23:59:59.999Z\"",   $"$.from: {Instant}",                                       true),
        ("$.until = \"9999-12-31T23:59:59.999Z\"",  $"$.until: {Instant}",                                      true),
        ("$.cues[0].at = 1763884800",               $"$.cues[0].at: {Instant}",                                 true),
        ("$.files[0].sha256 = \"abc\"",             $"$.files[0].sha256: {Hash}",                               true),
        ($"$.cues[0].file = {Upper}",               $"$.cues[0].file: {Hash}",                                  true),
    ];

    private static (string, string, bool)[] Documents =>
    [
        ("$.format = \"signage-playlist-2\"",       "$.format: must be \"signage-playlist-1\"",                 true),
        ("$.until = \"2026-11-23T00:00:00.000Z\"",  "$.until: must be after from",                             false),
        ("$.tail.picture = \"nowhere\"",            "$.tail.picture: must be the id of a loop",                false),
        ("$.tail.ticker = \"nowhere\"",             "$.tail.ticker: must be the id of a loop",                 false),
        ("$.tail.sound = \"nowhere\"",              "$.tail.sound: must be the id of a loop",                  false),
    ];

    private static (string, string, bool)[] Files =>
    [
        ("$.files[2].sha256 = \"d0607f7ad2628b2af9158dfba06ce87166e66b15bf68f8f358f9aa27ccb7c321\" ; "
            + "- $.loops[0].slots[1] ; - $.layout[0]", "$.files[2].sha256: is listed twice",                   false),
        ("$.files[0].asset = \"\"",                 $"$.files[0].asset: {Name}",                                true),
        ("$.files[0].asset = \"Clip\"",             $"$.files[0].asset: {Name}",                                true),
        ("$.files[0].asset = \"-clip\"",            $"$.files[0].asset: {Name}",                                true),
        ("$.files[0].asset = \"a b\"",              $"$.files[0].asset: {Name}",                                true),
        ("$.files[0].asset = \"反诈\"",             $"$.files[0].asset: {Name}",                                true),
        ("$.files[0].asset = \"a1234567890123456789012345678901234567890123456789012345678901234\"",
                                                    $"$.files[0].asset: {Name}",                                true),
        ("$.files[0].title = \"\"",                 "$.files[0].title: must have 1 to 200 characters",          true),
        ("$.files[0].type = \"video\"",             "$.files[0].type: must be a media type like video/mp4",     true),
        ("$.files[0].type = \"a/b/c\"",             "$.files[0].type: must be a media type like video/mp4",     true),
        ("$.files[0].bytes = 0",                    "$.files[0].bytes: must be at least 1",                     true),
        ("$.files[0].lengthMs = 0",                 $"$.files[0].lengthMs: {Length}",                           true),
        ("$.files[0].loudnessLufs = 6",             "$.files[0].loudnessLufs: must be -70 to 5",                 true),
        ("$.files[0].lengthMs = 86400001",          $"$.files[0].lengthMs: {Length}",                           true),
        ("$.files[0].width = 0",                    "$.files[0].width: must be 1 to 16384",                     true),
        ("$.files[0].height = 16385",               "$.files[0].height: must be 1 to 16384",                    true),
        ("$.files[0].src = \"/etc/passwd\"",        "$.files[0].src: must be a relative path without ..",       true),
        ("$.files[0].src = \"../clip.mp4\"",        "$.files[0].src: must be a relative path without ..",       true),
        ("$.files[0].src = \"a/../../clip.mp4\"",   "$.files[0].src: must be a relative path without ..",       true),
        ("$.files[0].src = \"a/..\"",               "$.files[0].src: must be a relative path without ..",       true),
        ("$.files[0].src = \"c:\\\\clip.mp4\"",     "$.files[0].src: must be a relative path without ..",       true),
        ("$.files[0].src = \"http://x/clip.mp4\"",  "$.files[0].src: must be a relative path without ..",       true),
        ("$.files[0].src = \"\"",                   "$.files[0].src: must be a relative path without ..",       true),
    ];

    private static (string, string, bool)[] Loops =>
    [
        ("$.loops[0].id = \"Main\" ; $.spans[0].loop = \"slogans\" ; - $.tail", $"$.loops[0].id: {Name}",       true),
        ("$.loops[1].id = \"main\" ; $.spans[2].loop = \"main\" ; - $.tail",
                                                    "$.loops[1].id: is the id of another loop too",            false),
        ("$.loops[0].slots = []",                   "$.loops[0].slots: must hold at least one slot",            true),
        ("$.loops[0].ownShare = 1001",              "$.loops[0].ownShare: must be 0 to 1000 thousandths",       true),
        ("$.loops[0].ownShare = -1",                "$.loops[0].ownShare: must be 0 to 1000 thousandths",       true),
        ("$.loops[0].slots[0].item = \"A\"",        $"$.loops[0].slots[0].item: {Name}",                        true),
        ("$.loops[0].slots[1].item = \"item-1\"",   "$.loops[0].slots[1].item: is the id of another item too", false),
        ("$.loops[1].slots[0].item = \"item-1\"",   "$.loops[1].slots[0].item: is the id of another item too", false),
        ($"$.loops[0].slots[0].file = {Other}",     "$.loops[0].slots[0].file: is not among the files",        false),
        ("$.loops[0].slots[0].lengthMs = 0",        $"$.loops[0].slots[0].lengthMs: {Length}",                  true),
        ("$.loops[0].slots[0].lengthMs = -5",       $"$.loops[0].slots[0].lengthMs: {Length}",                  true),
        ("$.loops[0].slots[0].lengthMs = 86400001", $"$.loops[0].slots[0].lengthMs: {Length}",                  true),
        ("$.loops[0].slots[0].booking = \"\"",      $"$.loops[0].slots[0].booking: {Name}",                     true),
    ];

    private static (string, string, bool)[] Spans =>
    [
        ("$.spans[2].until = \"2026-11-23T00:00:00.000Z\"", "$.spans[2].until: must be after from",            false),
        ("$.spans[0].loop = \"nowhere\"",           "$.spans[0].loop: must be the id of a loop",               false),
        ("- $.spans[0].loop",                       "$.spans[0].loop: must be the id of a loop",                true),
        ("$.spans[0].repeat = 1",                   "$.spans[0].repeat: must be 2 to 400",                      true),
        ("$.spans[0].repeat = 401",                 "$.spans[0].repeat: must be 2 to 400",                      true),
        ("$.spans[0].dark = true",                  "$.spans[0]: is dark and cannot have a loop or an anchor",  true),
        ("$.spans[1].loop = \"main\"",              "$.spans[1]: is dark and cannot have a loop or an anchor",  true),
        ("$.spans[0].until = \"2026-11-23T10:00:00.001Z\"", "$.spans[1]: overlaps $.spans[0]",                 false),
        ("$.spans[2].lane = \"picture\"",           "$.spans[2]: overlaps $.spans[0]",                         false),
    ];

    private static (string, string, bool)[] Cues =>
    [
        ("$.cues[0].item = \"item-1\"",             "$.cues[0].item: is the id of another item too",           false),
        ($"$.cues[0].file = {Other}",               "$.cues[0].file: is not among the files",                  false),
        ("$.cues[0].lengthMs = 0",                  $"$.cues[0].lengthMs: {Length}",                            true),
        ("$.cues[0].lengthMs = 9223372036854775807", $"$.cues[0].lengthMs: {Length}",                           true),
        ("$.cues[1].endBy = \"2026-11-23T06:44:40.000Z\"", "$.cues[1].endBy: must be after at",                false),
        ("$.cues[0].interrupt = \"duck\"",          "$.cues[0].interrupt: can be duck on the sound lane only",  true),
        ("$.cues[0].booking = \"B\"",               $"$.cues[0].booking: {Name}",                               true),
        ("$.cues[1].show = \"大厅\"",               $"$.cues[1].show: {Name}",                                  true),
        ("$.cues[0].at = \"2026-11-23T06:44:39.000Z\"", "$.cues[1]: overlaps $.cues[0]",                       false),
        ("$.cues[0].at = \"2026-11-23T06:44:54.999Z\"", "$.cues[0]: overlaps $.cues[1]",                       false),
    ];

    private static (string, string, bool)[] Others =>
    [
        ("$.triggers[0].event = \"\"",              $"$.triggers[0].event: {Name}",                             true),
        ("$.triggers[0].slots = []",                "$.triggers[0].slots: must hold at least one slot",         true),
        ("$.triggers[0].from = \"2026-11-23T08:00:00.000Z\" ; $.triggers[0].until = \"2026-11-23T08:00:00.000Z\"",
                                                    "$.triggers[0].until: must be after from",                  false),
        ("$.triggers[0].show = \"S\"",              $"$.triggers[0].show: {Name}",                              true),
        ("$.triggers[0].interrupt = \"duck\" ; $.triggers[0].lane = \"picture\"",
                                                    $"$.triggers[0].interrupt: {Duck}",                         true),
        ("$.triggers[0].slots[0].item = \"item-1\"", $"$.triggers[0].slots[0].item: {Twice}",                   false),
        ("$.layout[0].x = -1",                      "$.layout[0].x: must be 0 to 1000",                         true),
        ("$.layout[0].y = 1001",                    "$.layout[0].y: must be 0 to 1000",                         true),
        ("$.layout[0].width = 0",                   "$.layout[0].width: must be 1 to 1000",                     true),
        ("$.layout[0].height = 1001",               "$.layout[0].height: must be 1 to 1000",                    true),
        ("- $.layout[0].file",                      "$.layout[0].file: is needed by a logo",                    true),
        ($"$.layout[0].file = {Other}",             "$.layout[0].file: is not among the files",                false),
        ("- $.layout[2].text",                      "$.layout[2].text: is needed by a QR code",                 true),
        ("$.layout[2].text = \"\"",                 "$.layout[2].text: is needed by a QR code",                 true),
        ("- $.layout[3].target",                    "$.layout[3].target: is needed by a countdown",             true),
        ("$.layout[1].colour = \"white\"",          "$.layout[1].colour: must be #rrggbb",                      true),
        ("$.layout[1].colour = \"#12345g\"",        "$.layout[1].colour: must be #rrggbb",                      true),
        ("$.levels[0].until = \"2026-11-23T00:00:00.000Z\"", "$.levels[0].until: must be after from",          false),
        ("$.levels[0].volume = 101",                "$.levels[0].volume: must be 0 to 100",                     true),
        ("$.levels[0].brightness = -1",             "$.levels[0].brightness: must be 0 to 100",                 true),
    ];
}
