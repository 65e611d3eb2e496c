#!/bin/sh
# Installs the pooler that the tests of PostgreSQL meet, where that is possible; where it is not, says so and goes on.
PATH="$PATH:/usr/sbin:/usr/local/sbin"
command -v pgbouncer >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing PgBouncer for the tests of PostgreSQL"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends pgbouncer >/dev/null && {
    # Debian starts it as a service of the machine, which nobody here asked for.
    service pgbouncer stop >/dev/null 2>&1
    exit 0
  }
fi
echo "No pooler here: some tests of PostgreSQL need PgBouncer (Debian: apt-get install pgbouncer)"
