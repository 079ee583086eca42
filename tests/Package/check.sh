#!/usr/bin/env bash
# Builds the player's Debian package and looks whether it is what Debian asks for and whether the program in it runs.
# Unpacks it into a folder of its own; with --install, as root, it is installed for real and purged again.
set -euo pipefail

root=$(dirname "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

package=$("$root/build/deb.sh" x64 | tail -1)
echo "$package: $(du -k "$package" | cut -f1) kB"
dpkg-deb --info "$package" | grep -E '^ (Package|Version|Architecture|Depends|Installed-Size):'
for depends in ffmpeg fonts-wqy-microhei libmpg123-0 libsoxr0 libasound2; do
    dpkg-deb --field "$package" Depends | grep -q "\b$depends\b" || fail "does not depend on $depends"
done
dpkg-deb --field "$package" Suggests | grep -q "\bv4l-utils\b" || fail "does not suggest v4l-utils, which --power cec: needs"
dpkg-deb --contents "$package" > "$work/contents"
for file in ./usr/bin/signage-player ./usr/lib/signage-player/Signage.Player ./etc/signage-player/options \
    ./lib/systemd/system/signage-player.service; do
    grep -q " $file\$" "$work/contents" || fail "holds no $file"
done
if grep -vE ' root/root ' "$work/contents"; then fail "files that are not root's"; fi

dpkg-deb --extract "$package" "$work/tree"
program=$work/tree/usr/lib/signage-player/Signage.Player
"$program" --help > "$work/help"
grep -q -- --doctor "$work/help" || fail "--help"
"$program" --doctor --folder "$work/player" --screen null > "$work/doctor" || fail "--doctor: $(cat "$work/doctor")"
tail -1 "$work/doctor" | grep -q '^{"ok":true,' || fail "the last line of --doctor"
# The options of the file, words as they are.
echo '--screen null?x=$HOME*' > "$work/options"
sed -i "s:/usr/lib/signage-player/Signage.Player:$program:" "$work/tree/usr/lib/signage-player/run"
if SIGNAGE_OPTIONS=$work/options SIGNAGE_FOLDER=$work/player "$work/tree/usr/lib/signage-player/run" --doctor \
    > "$work/doctor"; then fail "an option that there is not"; fi
grep -qF 'screen null?x=$HOME*:' "$work/doctor" || fail "the options file: $(cat "$work/doctor")"
if command -v systemd-analyze > /dev/null; then
    mkdir -p "$work/units"
    sed "s:/usr/lib/signage-player/run:$work/tree/usr/lib/signage-player/run:" \
        "$work/tree/lib/systemd/system/signage-player.service" > "$work/units/signage-player.service"
    systemd-analyze verify "$work/units/signage-player.service" 2>&1 | tee "$work/verify"
    if grep -q "signage-player.service" "$work/verify"; then fail "systemd-analyze verify"; fi
fi

if [ "${1:-}" = --install ]; then
    if ! dpkg -i "$package"; then dpkg --purge signage-player; fail "dpkg -i"; fi
    signage-player --help > /dev/null || fail "signage-player --help"
    # Its options name a screen and a sound card, which this machine need not have.
    signage-player doctor > "$work/installed" || true
    tail -1 "$work/installed" | grep -q '^{"ok":' || fail "signage-player doctor"
    id signage-player
    dpkg --purge signage-player
    [ ! -e /var/lib/signage-player ] || fail "a purge leaves the data"
fi
echo "the package is good"
