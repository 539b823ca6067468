#!/bin/sh
# Puts a build onto a host: deploy.sh dist /var/www/htx-dashboard
# The page comes last, so it never names a file that is not there yet. What the page before it named stays for a day at
# least, for those who have it open. config.json and files of your own are left as they are.
set -eu
build=$1
site=$2
live=$site.release

umask 022
mkdir -p "$site/assets"
# The day of the files of the page that goes begins now; those of the pages before it may have had theirs.
if [ -f "$live" ]; then
  while read -r name; do
    [ ! -f "$site/assets/$name" ] || touch "$site/assets/$name"
  done <"$live"
fi
find "$site/assets" -type f -mmin +1440 -delete

for file in "$build"/assets/*; do
  name=${file##*/}
  cp "$file" "$site/assets/.$name"
  touch "$site/assets/.$name"
  mv "$site/assets/.$name" "$site/assets/$name"
done
for file in "$build"/*; do
  name=${file##*/}
  case $name in
    assets | index.html*) continue ;;
    config.json) [ ! -f "$site/config.json" ] || continue ;;
  esac
  cp "$file" "$site/$name"
done
for file in "$build"/index.html*; do
  name=${file##*/}
  cp "$file" "$site/.$name"
  mv "$site/.$name" "$site/$name"
done
# A copy that an earlier build has left would go on as it was when the file is edited.
rm -f "$site/config.json.br" "$site/config.json.gz"
(cd "$build/assets" && ls) >"$live"
echo "$site is the build of $build now"
