#!/bin/sh
# Fetches the published weights of the face networks by their lock file and packs them with their licence. Called by Maven.
set -eu
cd "$(dirname "$0")"
into=../target/classes/city/qala/engine/onnx/weights
lock=$(cksum < package-lock.json)
if [ "$(cat node_modules/.stamp 2>/dev/null || true)" != "$lock" ]; then
  if ! command -v npm >/dev/null 2>&1; then
    echo "The weights of the face networks need npm: apt-get install nodejs npm (or build with -DskipUi, without them)." >&2
    exit 3
  fi
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  echo "$lock" > node_modules/.stamp
fi
from=node_modules/@vladmandic/face-api
mkdir -p "$into"
for name in tiny_face_detector_model face_landmark_68_model face_recognition_model; do
  cp "$from/model/$name.bin" "$from/model/$name-weights_manifest.json" "$into/"
done
cp "$from/LICENSE" "$into/LICENSE"
