#!/bin/sh
# contact.sh PROGRAM DATABASE PERIOD FOLDER - contact sheets of the sample project: FOLDER/<document>-<language>.png has every page
# of a document of data/manifest.lua in one language (zh, en, zh-en); of a document made for each area, bureau or enterprise, every
# page of all of them, one after the other. The period must have been evaluated in the database.
# DPI (50) and COLUMNS (8) change the sheets; DOCUMENTS and LANGUAGES make some of them.
[ $# = 4 ] || { echo "usage: contact.sh PROGRAM DATABASE PERIOD FOLDER" >&2; exit 2; }
program=$1 database=$2 period=$3 folder=$4
missing=
command -v pdftoppm > /dev/null || missing="pdftoppm (Debian: poppler-utils)"
command -v montage > /dev/null || missing="${missing:+$missing and }montage (Debian: imagemagick)"
[ -z "$missing" ] || { echo "contact: this needs $missing" >&2; exit 1; }
mkdir -p "$folder" && work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0

# The documents that the manifest lists, and those of them that are made for each of something.
lines=$(sed -n 's/^ *{ name = "\([a-z-]*\)", template = .*/\1 &/p' data/manifest.lua)
documents=${DOCUMENTS:-$(echo "$lines" | cut -d' ' -f1)}
many=" $(echo "$lines" | grep 'each = "' | cut -d' ' -f1 | tr '\n' ' ')"

# written DOCUMENT LANGUAGE: the document's PDF files, one a line
written() {
   case $many in
   *" $1 "*) "$program" batch "$1" --quiet -C data --db "$database" --period "$period" --lang "$2" -o "$work/$1-$2" > "$work/batch" \
      && sed -n "s/^done$(printf '\t').*$(printf '\t')//p" "$work/batch" > "$work/list" ;;
   *) "$program" build "$1" --quiet -C data --db "$database" --period "$period" --lang "$2" -o "$work/$1-$2.pdf" && echo "$work/$1-$2.pdf" > "$work/list" ;;
   esac
}

for document in $documents; do
   for language in ${LANGUAGES:-zh en zh-en}; do
      written "$document" "$language" || { echo "contact: $document could not be made in $language" >&2; status=1; continue; }
      find "$work" -name '*.png' -delete
      n=1000
      while read -r file; do
         n=$((n + 1))
         pdftoppm -r "${DPI:-50}" -png "$file" "$work/$n" || status=1
      done < "$work/list"
      montage "$work"/*.png -tile "${COLUMNS:-8}x" -geometry +4+4 -background '#888888' "$folder/$document-$language.png" || status=1
      echo "$folder/$document-$language.png"
   done
done
exit $status
