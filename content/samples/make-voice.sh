#!/usr/bin/env bash
# Makes voice.mp3: a jingle and a campus announcement, spoken by espeak-ng's Mandarin voice. Needs espeak-ng and ffmpeg.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

espeak-ng -v cmn -s 165 -p 45 -w "$work/speech.wav" \
    '同学们好。反诈广播，天天提醒。不轻信，不透露，不转账。遇到可疑电话，请告诉老师和家长，或者拨打九六一一零。'

# Three rising notes, each fading out: C5, E5, G5.
note() { printf 'sine=frequency=%s:duration=0.45:sample_rate=48000,afade=t=out:st=0.10:d=0.35,volume=0.5[n%s]' "$1" "$2"; }
ffmpeg -v error -y -filter_complex "$(note 523.25 0);$(note 659.25 1);$(note 783.99 2);[n0][n1][n2]concat=n=3:v=0:a=1[a]" \
    -map '[a]' "$work/jingle.wav"
ffmpeg -v error -y -i "$work/jingle.wav" -i "$work/speech.wav" -filter_complex \
    '[0:a]aresample=48000,aformat=channel_layouts=stereo[j];[1:a]aresample=48000,aformat=channel_layouts=stereo[s];[j][s]concat=n=2:v=0:a=1,loudnorm=I=-18:TP=-2:LRA=7,aresample=48000[a]' \
    -map '[a]' -c:a libmp3lame -b:a 96k -map_metadata -1 -id3v2_version 3 -metadata title='校园反诈广播' "$work/voice.mp3"
mv "$work/voice.mp3" voice.mp3
