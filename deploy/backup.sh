#!/bin/sh
# backup.sh FOLDER COUNT: writes one backup into the folder and keeps the newest so many. A backup that fails leaves the
# earlier ones alone and ends with an error, so that systemd (or cron) says so.
set -eu
folder=${1:?say the folder for backups}
count=${2:?say how many are kept}
here=$(cd "$(dirname "$0")/.." && pwd -P)
file=$folder/candor-$(date -u +%Y-%m-%dT%H%M%SZ).sql.gz
"$here/run" candor backup "$file"
# What is written is read once: a disk that lies is noticed tonight and not on the day it is needed.
gunzip -t "$file"
# shellcheck disable=SC2012 # the names are ours, and have no spaces
ls -1 "$folder"/candor-*.sql.gz | sort -r | tail -n "+$((count + 1))" | while read -r old; do rm -- "$old"; done
