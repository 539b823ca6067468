#!/bin/sh
# Starts nginx with the portal that PORTAL_URL names, such as https://portal.example.
set -eu
if ! echo "${PORTAL_URL:-}" | grep -Eqx 'https?://[A-Za-z0-9.-]+(:[0-9]+)?'; then
  echo "PORTAL_URL has to be an origin, such as https://portal.example, without a path; it is '${PORTAL_URL:-}'" >&2
  exit 1
fi
echo "proxy_pass $PORTAL_URL;" >/tmp/portal.conf
exec nginx -e stderr -p "$(dirname "$0")" -c nginx.conf
