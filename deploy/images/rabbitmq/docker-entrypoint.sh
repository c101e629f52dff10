#!/bin/bash
# Becomes the server as the user rabbitmq. RABBITMQ_DEFAULT_USER, RABBITMQ_DEFAULT_PASS and RABBITMQ_DEFAULT_VHOST are read by the server itself.
set -euo pipefail

if [ "$(id -u)" = 0 ]; then
  chown -R rabbitmq /var/lib/rabbitmq
  exec setpriv --reuid=rabbitmq --regid=rabbitmq --init-groups "$0" "$@"
fi
# Debian's scripts want root or the user rabbitmq and find their own programs first; the server is the one without the wrapper that changes the user.
[ "$1" != rabbitmq-server ] || { shift; set -- /usr/lib/rabbitmq/bin/rabbitmq-server "$@"; }
exec "$@"
