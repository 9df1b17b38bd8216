# The bench's book of 120 cases: what comes out is what went in, and contents and outline lead where they say.
# Skipped, visibly, where Python 3 or the generator of the data is not at hand.
. ./lib.sh
bench=$top/tests/bench
if ! command -v python3 > "$dir/which" || [ ! -e "$bench/make_workloads.py" ]; then
   ok "w2 (skipped: no Python 3, or no tests/bench/make_workloads.py)"
   exit 0
fi
PYTHONDONTWRITEBYTECODE=1 python3 "$bench/make_workloads.py" "$dir/data" --rows 1 --batch 1 --cases 120
font='Noto Serif CJK SC'
"$WENHENG" fonts | grep -q 'NotoSerifCJK' || font=宋体
status w2-compiles 0 "$WENHENG" compile "$bench/w2.md" --data "data=$dir/data/cases.json" --set "font=$font" -o "$dir/w2.pdf"
is w2-silent "$(cat "$dir/err")" ""
pdftotext -raw -enc UTF-8 "$dir/w2.pdf" "$dir/w2.txt"
qpdf --json --json-key=outlines "$dir/w2.pdf" > "$dir/outline.json"
python3 casebook/w2.py "$dir/data/cases.json" "$dir/w2.txt" "$dir/outline.json"
