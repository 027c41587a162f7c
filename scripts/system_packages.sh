#!/bin/sh
# Install what Palabre and its tests need from the system, on Debian and its family.
# With "run" only what the app needs; with "test" also browsers, LibreOffice and PDF tools.
set -eu

app="python3-venv libegl1 libgl1 libopengl0 libdbus-1-3 libfontconfig1 libglib2.0-0
libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1"
test="chromium firefox-esr xvfb poppler-utils libreoffice-writer-nogui libreoffice-calc-nogui
fonts-dejavu-core fonts-noto-color-emoji"

wanted="$app"
[ "${1:-run}" = test ] && wanted="$app $test"

if ! command -v apt-get >/dev/null 2>&1; then
    echo "This is not Debian: please see to it that these are installed: $wanted" >&2
    exit 0
fi
missing=""
for package in $wanted; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" \
        || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

sudo=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
        echo "As root, please run: apt-get install$missing" >&2
        exit 1
    }
    sudo=sudo
fi
echo "Installing system packages:$missing"
$sudo apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -q --no-install-recommends $missing >/dev/null
