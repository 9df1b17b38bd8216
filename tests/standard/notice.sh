# notice.sh - a plain notice measured against GB/T 9704-2012: positions from the layout, ink from the page's picture.
. ./lib.sh
. ./ink.sh

measure() {
   "$WENHENG" compile standard/notice.md --dump layout > "$dir/notice.layout" &&
      "$WENHENG" compile standard/notice.md -o "$dir/notice.pdf" || return 1
   # The windows, in mm: the sender, the page number's place, its first dash, the second page's text.
   sender=$(ink "$dir/notice.pdf" 1 28 65 156 25)
   odd=$(ink "$dir/notice.pdf" 1 28 263 156 12)
   even=$(ink "$dir/notice.pdf" 2 28 263 156 12)
   dash=$(ink "$dir/notice.pdf" 1 "${odd%% *}" 263 2.5 12)
   text=$(ink "$dir/notice.pdf" 2 20 30 170 235)
   set -- $text
   LC_ALL=C awk -v ink_left="$1" -v ink_top="$2" -v ink_right="$3" -v ink_sender="$(echo "$sender" | cut -d' ' -f2)" \
      -v odd_right="$(echo "$odd" | cut -d' ' -f3)" -v even_left="${even%% *}" \
      -v dash_top="$(echo "$dash" | cut -d' ' -f2)" -f standard/notice.awk "$dir/notice.layout"
}

measure || not_ok notice "it does not compile"
