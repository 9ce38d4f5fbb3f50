#!/bin/sh
# Checks HTML files as page/check.mjs says. Installs nothing; exit code 2 says what is missing.
#
#   page.sh PAGE.html …
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
if ! command -v node >/dev/null; then
    echo "node is missing (apt-get install nodejs)" >&2
    exit 2
fi
if [ ! -d "$here/page/node_modules" ]; then
    echo "the packages are missing (npm ci --omit=optional in tests/outside/page)" >&2
    exit 2
fi
exec node "$here/page/check.mjs" "$@"
