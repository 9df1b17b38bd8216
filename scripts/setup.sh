#!/bin/sh
# setup.sh - makes the machine ready: build tools, libraries, fonts; what is there is left alone.
#
#   scripts/setup.sh            what `make reports` needs
#   scripts/setup.sh test       also what `make test` reads the results back with
#   scripts/setup.sh check      also the static analysers
#   scripts/setup.sh libiconv   GNU libiconv into build/libiconv, for `make ICONV=libiconv`
#
# Debian packages come by apt-get when root (or sudo without a password) allows; otherwise the exact
# line to run is printed and the exit status is 1.
set -u
cd "$(dirname "$0")/.." || exit 1

missing=
want() { # want PACKAGE TEST...: the package is missing when the test fails
   package=$1
   shift
   "$@" >/dev/null 2>&1 || missing="$missing $package"
}
header() { [ -e "/usr/include/$1" ] || echo "#include <$1>" | ${CC:-cc} -E - ; }
font() { [ -n "$(find fonts /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" -name "$1" 2>/dev/null | head -n 1)" ]; }

want gcc command -v "${CC:-cc}"
want libc6-dev header stdio.h
want pkg-config command -v pkg-config
for pair in libhpdf-dev:hpdf.h libdeflate-dev:libdeflate.h libjpeg-dev:jpeglib.h libhyphen-dev:hyphen.h libxlsxwriter-dev:xlsxwriter.h; do
   want "${pair%%:*}" header "${pair#*:}"
done
for pair in libharfbuzz-dev:harfbuzz-subset liblua5.4-dev:lua5.4 libsqlite3-dev:sqlite3 libpng-dev:libpng \
   libqrencode-dev:libqrencode libzip-dev:libzip libexpat1-dev:expat; do
   want "${pair%%:*}" pkg-config --exists "${pair#*:}"
done
for pair in hyphen-en-us:hyph_en_US.dic hyphen-en-gb:hyph_en_GB.dic; do
   want "${pair%%:*}" test -e "/usr/share/hyphen/${pair#*:}"
done
want fonts-noto-cjk font "NotoSerifCJK-Regular.ttc"
want fonts-liberation2 font "LiberationSerif-Regular.ttf"
want fonts-lxgw-wenkai font "LXGWWenKai-Light.ttf"

case ${1:-} in
test|check)
   want poppler-utils command -v pdftotext
   want qpdf command -v qpdf
   want mupdf-tools command -v mutool
   want sqlite3 command -v sqlite3
   want zbar-tools command -v zbarimg
   want python3 command -v python3
   want unzip command -v unzip
   want parallel command -v parallel
   ;;
esac
if [ "${1:-}" = check ]; then
   want clang-tidy command -v clang-tidy
   want cppcheck command -v cppcheck
   want lua-check command -v luacheck
fi

if [ "${1:-}" = libiconv ] && [ ! -e build/libiconv/lib/libiconv.a ]; then
   want npm command -v npm
fi

install() {
   if [ "$(id -u)" = 0 ]; then
      as=
   elif sudo -n true 2>/dev/null; then
      as=sudo
   else
      as=none
   fi
   if [ "$as" = none ] || ! command -v apt-get >/dev/null; then
      echo "wenheng: these Debian packages are missing; please run:" >&2
      echo "   sudo apt-get install --no-install-recommends$missing" >&2
      exit 1
   fi
   echo "wenheng: installing$missing" >&2
   $as apt-get update -q >&2 || exit 1
   # shellcheck disable=SC2086
   $as env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing >&2 || exit 1
}
[ -z "$missing" ] || install

# Fandol's 仿宋 and 楷体 are drawn out of their package without installing TeX.
fandol_fonts() {
   command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || {
      echo "wenheng: the Fandol fonts (FandolFang, FandolKai, FandolSong, FandolHei) are missing:" >&2
      echo "   get them from CTAN's package 'fandol' and put the .otf files into fonts/" >&2
      return 1
   }
   work=$(mktemp -d) || return 1
   chmod 755 "$work"
   echo "wenheng: fetching the Fandol fonts" >&2
   (cd "$work" && { apt-get download -q texlive-lang-chinese || { [ "$(id -u)" = 0 ] && apt-get update -q && apt-get download -q texlive-lang-chinese; }; } &&
      dpkg-deb --fsys-tarfile texlive-lang-chinese_*.deb | tar x --wildcards '*/fandol/*.otf') >/dev/null 2>&1
   mkdir -p fonts/fandol
   find "$work" -name 'Fandol*.otf' ! -name '*Braille*' -exec cp {} fonts/fandol/ \;
   rm -rf "$work"
   [ -e fonts/fandol/FandolFang-Regular.otf ] || {
      echo "wenheng: the Fandol fonts could not be fetched; put FandolFang, FandolKai, FandolSong and FandolHei (.otf) into fonts/" >&2
      return 1
   }
}
font "FandolFang-Regular.otf" || fandol_fonts || exit 1

# GNU libiconv is no Debian package; its C sources come inside the npm package "iconv".
libiconv() {
   [ ! -e build/libiconv/lib/libiconv.a ] || return 0
   work=$(mktemp -d) || return 1
   top=$PWD
   echo "wenheng: building GNU libiconv" >&2
   (cd "$work" && npm pack --silent iconv@3.0.1 >/dev/null && tar xzf iconv-*.tgz) || return 1
   source=$work/package
   mkdir -p "$top/build/libiconv/include" "$top/build/libiconv/lib"
   # the POSIX declaration (no const), so that the program compiles alike against both libraries
   sed 's/const char\* \* inbuf/char* * inbuf/' "$source/support/iconv.h" > "$top/build/libiconv/include/iconv.h"
   for file in deps/libiconv/lib/iconv.c support/localcharset.c; do
      ${CC:-cc} -O2 -w -DICONV_CONST= -DENABLE_EXTRA=1 -I"$top/build/libiconv/include" -I"$source/support" \
         -c "$source/$file" -o "$work/$(basename "$file" .c).o" || { rm -rf "$work"; return 1; }
   done
   ar rcs "$top/build/libiconv/lib/libiconv.a" "$work/iconv.o" "$work/localcharset.o"
   rm -rf "$work"
}
if [ "${1:-}" = libiconv ]; then
   libiconv || exit 1
fi
exit 0
