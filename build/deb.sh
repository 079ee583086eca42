#!/usr/bin/env bash
# Builds the player's Debian package: the program with its runtime, compiled ahead of time (ReadyToRun), a systemd unit,
# and the command signage-player. Usage: build/deb.sh [x64|arm64] [FOLDER]; the last line is the package's path.
set -euo pipefail

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
machine=${1:-x64}
target=${2:-$root/artifacts/deb}
case $machine in
    x64) arch=amd64 ;;
    arm64) arch=arm64 ;;
    *) echo "Unknown machine $machine: x64 or arm64." >&2; exit 2 ;;
esac
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH

tree=$target/$arch
rm -rf "$tree"
lib=$tree/usr/lib/signage-player
mkdir -p "$lib" "$tree/DEBIAN" "$tree/usr/bin" "$tree/etc/signage-player" "$tree/usr/share/doc/signage-player" \
    "$tree/lib/systemd/system" "$tree/lib/udev/rules.d"

# In a folder of its own: what the ordinary build leaves is not for this machine alone.
dotnet publish "$root/player/Device" -c Release -r "linux-$machine" --self-contained true \
    -p:PublishReadyToRun=true -p:DebugType=none -p:RestoreLockedMode=true \
    -p:ArtifactsPath="$target/obj" -o "$lib" -v quiet --nologo -clp:NoSummary >&2
find "$lib" -name '*.pdb' -o -name '*.xml' | xargs -r rm -f

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")
here=$root/build/deb
install -m 755 "$here/run" "$lib/run"
install -m 755 "$here/signage-player" "$tree/usr/bin/signage-player"
install -m 644 "$here/options" "$tree/etc/signage-player/options"
install -m 644 "$here/signage-player.service" "$tree/lib/systemd/system/signage-player.service"
install -m 644 "$here/60-signage-player.rules" "$tree/lib/udev/rules.d/60-signage-player.rules"
install -m 644 "$root/docs/OPERATING.md" "$root/docs/SCREENS.md" "$root/docs/SPEAKERS.md" \
    "$tree/usr/share/doc/signage-player/"
for script in postinst prerm postrm; do
    install -m 755 "$here/$script" "$tree/DEBIAN/$script"
done
echo /etc/signage-player/options > "$tree/DEBIAN/conffiles"
size=$(du -sk --exclude=DEBIAN "$tree" | cut -f1)
sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@SIZE@/$size/" "$here/control" > "$tree/DEBIAN/control"
find "$tree" -type d -exec chmod 755 {} +
find "$tree" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

package=$target/signage-player_${version}_$arch.deb
dpkg-deb --root-owner-group -Zxz -z6 --build "$tree" "$package" >&2
echo "$package"
