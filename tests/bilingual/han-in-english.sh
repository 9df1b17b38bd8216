# han-in-english.sh - a Chinese name in English text, where it has no English, is as wide as its characters: an English size has a
# cell of its own, not the one of the Chinese text's grid.
. ./lib.sh

# advance CLASS LANG: of a Chinese name and its comma at a line's start before an English word, thousandths of its size from one character to the next
advance() {
   printf -- '---\nclass = "%s"\n---\n::: en\n甲乙丙丁戊己庚辛, ended.\n:::\n' "$1" > "$dir/han.md"
   "$WENHENG" compile "$dir/han.md" --lang "$2" --dump layout 2> "$dir/err" |
      awk '/^text .*"甲/ { x = $2; size = $5 } /^text .*"ended/ && x { printf "%d", ($2 - x) / 9 / size * 1000 + 0.5; exit }'
}

for class in official notice tasklist county schedule sheet; do
   for language in en zh-en; do
      is "class $class in $language" "$(advance $class $language)" 1000
   done
done
