#!/bin/sh
# direction.sh - proves that knowledge goes one way: a file includes only its own folder or one above
# it in the order of the data's flow, and each foreign library is seen by one place only.
cd "$(dirname "$0")/.." || exit 1
bad=0
fail() {
   echo "direction: $*"
   bad=1
}

allowed() { # the folders that files of folder $1 may include
   case $1 in
   base) echo base ;;
   ledger) echo base ledger ;;
   doc) echo base doc ;;
   script) echo base ledger doc script ;;
   font) echo base doc font ;;
   layout) echo base doc font layout ;;
   output) echo base doc font layout output ;;
   esac
}

for folder in base ledger doc script font layout output; do
   for file in compiler/"$folder"/*.[ch]; do
      for included in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
         case " $(allowed $folder) " in
         *" $included "*) ;;
         *) fail "$file includes $included/" ;;
         esac
      done
   done
done
# Backends see the display list, not the rest of layout.
for file in compiler/output/*.[ch]; do
   sed -n 's/^#include "\(layout\/[a-z_]*\.h\)"/\1/p' "$file" | grep -v '^layout/display.h$' | while read -r header; do
      echo "direction: $file includes $header"
   done
done | grep . && bad=1

only() { # only HEADER PATTERN: the header is included in files that match the pattern alone
   for file in $(grep -lE "^#include <$1>" -r compiler); do
      echo "$file" | grep -qE "$2" || fail "$file includes <$1>"
   done
}
only 'l(ua|auxlib|ualib)\.h' '^compiler/script/'
only 'sqlite3\.h' '^compiler/ledger/store\.c$'
only 'hpdf.*\.h' '^compiler/output/pdf[a-z_]*\.[ch]$'
only 'iconv\.h' '^compiler/ledger/decode\.c$'
only 'qrencode\.h' '^compiler/layout/qr\.c$'
only '(png|jpeglib)\.h' '^compiler/output/pdf_'
only 'hb.*\.h' '^compiler/font/'
[ $bad = 0 ] && echo "direction: every include goes one way"
exit $bad
