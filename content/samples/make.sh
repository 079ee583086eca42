#!/usr/bin/env bash
# Makes the sample campaign's files: voice.mp3 (a jingle and a campus announcement, spoken by espeak-ng's Mandarin voice), and
# image-1.png, image-2.png, clip.mp4 (15 s) and film.mp4 (30 s), all drawn by the product's own player. Needs a built product,
# espeak-ng, ffmpeg, python3 and curl.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
signage=../../signage
"$signage" --help >/dev/null # builds it, which the recordings below have no time for

say() { # say NAME TEXT: Mandarin speech after three rising notes (C5, E5, G5)
    espeak-ng -v cmn -s 165 -p 45 -w "$work/$1.speech.wav" "$2"
    local note='sine=frequency=%s:duration=0.45:sample_rate=48000,afade=t=out:st=0.10:d=0.35,volume=0.5,aformat=channel_layouts=stereo[n%s];'
    # shellcheck disable=SC2059
    ffmpeg -v error -y -i "$work/$1.speech.wav" -filter_complex \
        "$(printf "$note" 523.25 0; printf "$note" 659.25 1; printf "$note" 783.99 2)[0:a]aresample=48000,aformat=channel_layouts=stereo[s];[n0][n1][n2][s]concat=n=4:v=0:a=1,loudnorm=I=-18:TP=-2:LRA=7,aresample=48000,aformat=channel_layouts=stereo[a]" \
        -map '[a]' "$work/$1.wav"
}

# slides NAME SECONDS_EACH 'TEXT|#ink|#ground' …: a hand-written playlist of posters over a scrolling band
slides() {
    python3 - "$work/$1" "$2" "${@:3}" <<'PY'
import datetime, hashlib, json, pathlib, sys
folder, seconds, slides = pathlib.Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]
folder.mkdir(parents=True)
files = []
def slogan(text, ink, ground, speed):
    style = {"colour": ink, "ground": ground, "speed": speed}
    doc = {"format": "signage-slogan-1", "text": text, "typeface": "WenQuanYi Micro Hei", "style": style}
    data = json.dumps(doc, ensure_ascii=False, separators=(",", ":")).encode()
    name = hashlib.sha256(data).hexdigest()
    (folder / f"{name}.json").write_bytes(data)
    files.append({"sha256": name, "asset": f"a{len(files)}", "kind": "slogan", "title": text[:20],
                  "type": "application/vnd.signage.slogan+json", "bytes": len(data), "src": f"{name}.json"})
    return name
slots = [{"item": f"s{i}", "file": slogan(*slide.split("|"), 0), "lengthMs": int(seconds * 1000)} for i, slide in enumerate(slides)]
band = [{"item": "band", "file": slogan("全民反诈 你我同行　　反诈咨询请拨 96110", "#ffffff", "#0b2a4a", 1.5), "lengthMs": 60000}]
start = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=4)
instant = lambda t: t.strftime("%Y-%m-%dT%H:%M:%S.") + f"{t.microsecond // 1000:03}Z"
span = lambda lane, loop: {"lane": lane, "from": instant(start), "until": instant(start + datetime.timedelta(minutes=5)), "loop": loop, "anchor": instant(start)}
json.dump({"format": "signage-playlist-1", "from": instant(start), "until": instant(start + datetime.timedelta(minutes=5)),
           "files": files, "loops": [{"id": "slides", "slots": slots}, {"id": "band", "slots": band}],
           "spans": [span("picture", "slides"), span("ticker", "band")]}, (folder / "playlist.json").open("w"), ensure_ascii=False)
PY
}

# record NAME SECONDS: plays the slides into a file and cuts it where the first slide begins
record() {
    "$signage" player --folder "$work/$1/player" --playlist "$work/$1/playlist.json" --screen "file:$work/$1.raw.mp4" &
    local player=$!
    sleep $(($2 + 10))
    kill -TERM $player && wait $player || true
    local start
    start=$(ffmpeg -hide_banner -i "$work/$1.raw.mp4" -vf "select='gt(scene,0.08)',showinfo" -f null - 2>&1 |
        sed -n 's/.*pts_time:\([0-9.]*\).*/\1/p' | head -1)
    ffmpeg -v error -y -ss "$start" -i "$work/$1.raw.mp4" -i "$work/$1.wav" -t "$2" -af apad -map 0:v -map 1:a \
        -c:v libx264 -preset veryslow -crf 26 -pix_fmt yuv420p -g 50 -c:a aac -b:a 96k -ar 48000 -movflags +faststart \
        -map_metadata -1 -metadata "title=$3" "$1.mp4"
}

still() { # still NAME: the first slide as a picture
    "$signage" player --folder "$work/$1/player" --playlist "$work/$1/playlist.json" &
    local player=$!
    sleep 8
    curl -fsS "$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["url"])' "$work/$1/player/http.json")/preview.png" -o "$1.png"
    kill -TERM $player && wait $player || true
}

say voice '同学们好。反诈广播，天天提醒。不轻信，不透露，不转账。遇到可疑电话，请告诉老师和家长，或者拨打九六一一零。'
ffmpeg -v error -y -i "$work/voice.wav" -c:a libmp3lame -b:a 96k -map_metadata -1 -id3v2_version 3 -metadata title='校园反诈广播' voice.mp3

slides image-1 60 '不轻信　不透露　不转账|#fff4d6|#8f1216'
slides image-2 60 '下载国家反诈中心 APP，打开来电预警|#ffffff|#12508f'
still image-1
still image-2

say clip '网上刷单，都是诈骗。先垫付，再返利，最后血本无归。'
slides clip 3 '网上刷单？|#fff4d6|#8f1216' '先给小钱尝甜头|#ffffff|#0b5345' '再让你垫付大额本金|#ffffff|#7d3c98' \
    '最后血本无归！|#ffd84a|#111111' '刷单都是诈骗　请拨 96110|#fff4d6|#8f1216'
record clip 15 '反诈公益短片：刷单都是诈骗'

say film '您好，这里是反诈微电影。陌生来电自称客服，主动退款，都是诈骗。自称公检法，要您把钱转到安全账户，都是诈骗。不轻信，不透露，不转账。'
slides film 3 '一个陌生电话|#ffffff|#12508f' '“我是客服，给您退款”|#fff4d6|#5d1049' '要您共享屏幕|#ffffff|#0b5345' '要您说出验证码|#ffffff|#7d3c98' \
    '“我是公检法”|#ffffff|#1b2631' '要您转到“安全账户”|#ffd84a|#111111' '都是诈骗！|#ffd84a|#8f1216' '不轻信|#ffffff|#12508f' \
    '不透露　不转账|#ffffff|#12508f' '反诈咨询　96110|#fff4d6|#8f1216'
record film 30 '反诈微电影：陌生来电'
