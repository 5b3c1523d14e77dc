#!/usr/bin/env bash
# Packs the package, installs it globally into the empty prefix $1, and runs it as a user would: piped, from another folder.
set -euo pipefail
prefix=$1
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$prefix"
tarball=$(cd "$root" && npm pack --silent --pack-destination "$prefix" | tail -n 1)
listing=$(tar -tzf "$prefix/$tarball")
for unwanted in package/src package/test package/node_modules package/.ci; do
  if grep -q "^$unwanted" <<<"$listing"; then echo "the package holds $unwanted"; exit 1; fi
done
npm install --silent --no-fund --no-audit --global --prefix "$prefix" --allow-scripts=better-sqlite3 "$prefix/$tarball" 2>/dev/null ||
  npm install --silent --no-fund --no-audit --global --prefix "$prefix" "$prefix/$tarball"
cd "$prefix"
export XDG_DATA_HOME="$prefix/data"
printf 'LAVABO EN CERAMIQUE BLANC\nL 60 x H 18 x P 47 cm' >desc.txt
material=$("$prefix/bin/akeneo-lookup" --llm llama2 --fields EF002169 <desc.txt | node -p 'JSON.parse(require("node:fs").readFileSync(0, "utf8")).EF002169')
[ "$material" = céramique ] || { echo "wanted céramique from the packed install, got $material"; exit 1; }
echo "packed install: $material ($(wc -c <"$tarball") bytes)"
