#!/bin/sh
# Builds the pages' scripts when their sources are newer than the last build. Called by Maven; needs Node 20 or newer.
set -eu
cd "$(dirname "$0")"
sum=$(cat package.json package-lock.json vite.config.ts tsconfig.json src/*.ts | cksum)
if [ -f dist/.stamp ] && [ "$(cat dist/.stamp)" = "$sum" ]; then exit 0; fi
if ! command -v node >/dev/null 2>&1; then
  echo "The pages' scripts need Node 20 or newer: apt-get install nodejs npm (or build with -DskipUi)." >&2
  exit 3
fi
lock=$(cksum < package-lock.json)
if [ ! -d node_modules ] || [ "$(cat node_modules/.stamp 2>/dev/null || true)" != "$lock" ]; then
  npm ci --no-audit --no-fund --loglevel=error
  echo "$lock" > node_modules/.stamp
fi
npm run --silent build
echo "$sum" > dist/.stamp
