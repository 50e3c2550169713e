#!/bin/sh
# Starts the hub from the unpacked folder. What the ward keeps lies beside the folder, so that the next version is
# unpacked beside this one and finds it: data/ and kiosk-config/.
# Also: ./start.sh password, ./start.sh content …, ./start.sh ratings …
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
beside=$(dirname -- "$here")
KIOSK_DATA_DIR=${KIOSK_DATA_DIR:-$beside/data}
KIOSK_CONFIG_DIR=${KIOSK_CONFIG_DIR:-$beside/kiosk-config}
export KIOSK_DATA_DIR KIOSK_CONFIG_DIR
if [ ! -e "$KIOSK_CONFIG_DIR" ]; then
  # A copy that was broken off must not pass for the whole.
  rm -rf "$KIOSK_CONFIG_DIR.part"
  cp -R "$here/kiosk-config" "$KIOSK_CONFIG_DIR.part"
  mv "$KIOSK_CONFIG_DIR.part" "$KIOSK_CONFIG_DIR"
fi
program=main
bounds='--max-old-space-size=224 --max-semi-space-size=16'
case "${1:-}" in
  password | content | ratings)
    program=$1
    bounds=
    shift
    ;;
esac
# Two options, or none.
# shellcheck disable=SC2086
exec "$here/node" $bounds "$here/dist/hub/$program.js" "$@"
