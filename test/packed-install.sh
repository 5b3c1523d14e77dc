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

# As a library: its example runs, and its declarations stand on their own.
mkdir -p node_modules && ln -sfn ../lib/node_modules/akeneo-lookup node_modules/akeneo-lookup
cp "$root/test/library/example.mjs" .
answer=$(node example.mjs | head -n 1)
[ "$answer" = '{"EF002169":"acrylique","EF000008":70}' ] || { echo "the example of the library printed $answer"; exit 1; }
"$root/node_modules/.bin/tsc" --noEmit --strict --allowJs --checkJs --target es2023 --module nodenext \
  --types node --typeRoots "$root/node_modules/@types" example.mjs
echo "packed library: $answer"

# As a service, with its page.
"$prefix/bin/akeneo-lookup" serve --port 0 2>serve.log &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
for _ in $(seq 100); do grep -q listening serve.log && break; sleep 0.1; done
url=$(node -p '/"url":"([^"]+)"/.exec(require("node:fs").readFileSync("serve.log", "utf8"))[1]')
fetched=$(node -e '
  const paths = ["/health", "/docs", "/docs/static/swagger-ui-bundle.js", "/openapi.json"];
  Promise.all(paths.map((path) => fetch(process.argv[1] + path).then(({ status }) => status))).then((all) => console.log(all.join(" ")));
' "$url")
[ "$fetched" = '200 200 200 200' ] || { echo "the packed service answered $fetched"; exit 1; }
kill "$server" && wait "$server"
echo "packed service: $fetched"
