#!/bin/sh
# run.sh PROGRAM OUT - the three pages of page.* set by Wenheng and, where they are installed, by Typst and by
# XeLaTeX with ctex, as pictures under OUT: page-1.png … side by side, and one-page pictures in OUT/pages/.
# A program that is not there is left out with a note; it is no fault.
[ $# = 2 ] || { echo "usage: run.sh PROGRAM OUT" >&2; exit 2; }
[ -x "$1" ] || { echo "compare: no program at \"$1\"" >&2; exit 1; }
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2/pages" || exit 1
out=$(cd "$2" && pwd)
dpi=${DPI:-110}
peers=

note() { echo "compare: $*"; }

if ! command -v pdftoppm >/dev/null; then
   echo "compare: pdftoppm is needed (Debian: poppler-utils)" >&2
   exit 1
fi
rm -f "$out"/*.pdf "$out"/*.png "$out"/pages/*

# ready NAME: NAME.pdf was written; its pages become NAME-1.png …
ready() {
   pdftoppm -r "$dpi" -png "$out/$1.pdf" "$out/pages/$1" 2>/dev/null || return 1
   pages=$(find "$out/pages" -name "$1-*.png" | wc -l)
   [ "$pages" = 3 ] || note "$1 took $pages pages for the three"
   peers="$peers $1"
}

WENHENG_SHARE=${WENHENG_SHARE:-$(cd "$here/../.." && pwd)} "$program" compile -C "$here" "$here/page.md" \
   --db "$out/compare.db" -o "$out/wenheng.pdf" || { echo "compare: page.md failed" >&2; exit 1; }
ready wenheng

if command -v typst >/dev/null; then
   if typst compile "$here/page.typ" "$out/typst.pdf" > "$out/typst.log" 2>&1; then
      ready typst
   else
      note "page.typ failed; see $out/typst.log"
   fi
else
   note "typst is not installed: left out"
fi

if ! command -v xelatex >/dev/null; then
   note "xelatex is not installed: left out (Debian: texlive-xetex texlive-lang-chinese texlive-latex-recommended)"
elif ! kpsewhich ctexart.cls >/dev/null || ! kpsewhich xurl.sty >/dev/null; then
   note "xelatex lacks ctex or xurl: left out (Debian: texlive-lang-chinese texlive-latex-recommended)"
else
   tex=$(mktemp -d) || exit 1
   trap 'rm -rf "$tex"' EXIT
   if (cd "$tex" && xelatex -interaction=nonstopmode -halt-on-error "$here/page.tex" > "$out/xelatex.log" 2>&1); then
      mv "$tex/page.pdf" "$out/xelatex.pdf"
      ready xelatex
   else
      note "page.tex failed; see $out/xelatex.log"
   fi
fi

# a file for the captions: ImageMagick's own choice of a font is often not installed
font=$(fc-match -f '%{file}' 'Liberation Serif' 2>/dev/null)

# join OUT.png PICTURE...: side by side
join() {
   joined=$1
   shift
   if command -v montage >/dev/null; then
      montage ${font:+-font "$font"} -label '%f' "$@" -tile x1 -geometry +6+6 -background white "$joined"
   elif command -v convert >/dev/null; then
      convert "$@" +append "$joined"
   elif command -v pnmcat >/dev/null && command -v pngtopnm >/dev/null && command -v pnmtopng >/dev/null; then
      rows=
      for picture in "$@"; do
         pngtopnm "$picture" > "${picture%.png}.pnm" || return 1
         rows="$rows ${picture%.png}.pnm"
      done
      # shellcheck disable=SC2086
      pnmcat -white -leftright $rows > "$joined.pnm" && pnmtopng "$joined.pnm" > "$joined"
      # shellcheck disable=SC2086
      rm -f $rows "$joined.pnm"
   else
      return 1
   fi
}

for page in 1 2 3; do
   set --
   for peer in $peers; do
      [ -e "$out/pages/$peer-$page.png" ] && set -- "$@" "$out/pages/$peer-$page.png"
   done
   if ! join "$out/page-$page.png" "$@"; then
      rm -f "$out/page-$page.png"
      note "no montage, convert or pnmcat: the pictures stay apart in $out/pages"
      break
   fi
done
note "$out:$peers"
