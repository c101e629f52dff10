#!/bin/bash
# Makes the cluster at the first start, then becomes the server. Reads POSTGRES_PASSWORD, POSTGRES_USER, POSTGRES_DB (each also as
# NAME_FILE), POSTGRES_INITDB_ARGS and PGDATA, and runs /docker-entrypoint-initdb.d/*.sh, *.sql and *.sql.gz, as the official image does.
set -euo pipefail

setting() {
  local file="$1_FILE"
  if [ -n "${!1:-}" ]; then printf '%s' "${!1}"; elif [ -n "${!file:-}" ]; then cat "${!file}"; else printf '%s' "${2:-}"; fi
}

[ "${1:0:1}" != - ] || set -- postgres "$@"
[ "$1" = postgres ] || exec "$@"

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R postgres "$PGDATA" /run/postgresql
  exec setpriv --reuid=postgres --regid=postgres --init-groups env HOME=/var/lib/postgresql "$0" "$@"
fi

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  user=$(setting POSTGRES_USER postgres)
  database=$(setting POSTGRES_DB "$user")
  password=$(setting POSTGRES_PASSWORD)
  [ -n "$password" ] || { echo "POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE must be given to make a database." >&2; exit 1; }
  # A start that was killed half-way leaves files without a usable cluster: PG_VERSION appears before initdb is done, so it works in a folder of its own.
  rm -rf "$PGDATA/new"
  # shellcheck disable=SC2086
  initdb --pgdata="$PGDATA/new" --username="$user" --pwfile=<(printf '%s\n' "$password") --auth-local=trust --auth-host=scram-sha-256 ${POSTGRES_INITDB_ARGS:-}
  echo 'host all all all scram-sha-256' >>"$PGDATA/new/pg_hba.conf"
  # Without TCP, so that nobody takes the half-made server for ready.
  pg_ctl --pgdata="$PGDATA/new" --options="-c listen_addresses=''" --wait --silent start
  sql() { psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="$user" "$@"; }
  [ "$database" = postgres ] || sql --dbname=postgres --set=name="$database" <<<'create database :"name"'
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) sql --dbname="$database" --file="$file" ;;
      *.sql.gz) gunzip --stdout "$file" | sql --dbname="$database" ;;
    esac
  done
  pg_ctl --pgdata="$PGDATA/new" --mode=fast --wait --silent stop
  find "$PGDATA/new" -mindepth 1 -maxdepth 1 ! -name PG_VERSION -exec mv --target-directory="$PGDATA" {} +
  mv "$PGDATA/new/PG_VERSION" "$PGDATA/PG_VERSION"
  rmdir "$PGDATA/new"
fi
exec "$@"
