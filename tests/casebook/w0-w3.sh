# The bench's notice keeps to one page with all its parts; its summaries take two pages each, a file a record, and
# what is in them is what went in.  Skipped, visibly, where Python 3 or the generator of the data is not at hand.
. ./lib.sh
bench=$top/tests/bench
if ! command -v python3 > "$dir/which" || [ ! -e "$bench/make_workloads.py" ]; then
   ok "w0-w3 (skipped: no Python 3, or no tests/bench/make_workloads.py)"
   exit 0
fi
PYTHONDONTWRITEBYTECODE=1 python3 "$bench/make_workloads.py" "$dir/data" --rows 1 --batch 3 --cases 1
font='Noto Serif CJK SC'
"$WENHENG" fonts | grep -q 'NotoSerifCJK' || font=宋体
pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }

status w0-compiles 0 "$WENHENG" compile "$bench/w0.md" --data "data=$dir/data/hello.json" -o "$dir/w0.pdf"
is w0-silent "$(cat "$dir/err")" ""
is w0-one-page "$(pages "$dir/w0.pdf")" 1
pdftotext -raw -enc UTF-8 "$dir/w0.pdf" "$dir/w0.txt"
tr -d ' \n\f' < "$dir/w0.txt" > "$dir/w0.joined"
python3 - "$dir/data/hello.json" "$dir/w0.joined" << 'END'
import json, sys
d, page = json.load(open(sys.argv[1], encoding="utf-8")), open(sys.argv[2], encoding="utf-8").read()
at = 0
for i, part in enumerate([d["org"], d["no"], d["title"], d["to"], *d["paras"], d["sign"], d["date"]]):
    found = page.find(part.replace(" ", ""), at)
    print(f"ok w0-part-{i}" if found >= 0 else f"not ok w0-part-{i}: \"{part}\" does not follow what stands before it")
    at = max(at, found)
END

status w3-batch 0 "$WENHENG" batch "$bench/w3.md" --data "data=$dir/data/batch.jsonl" --each-row data \
   --name '{id}.pdf' --set "font=$font" -o "$dir/w3" -j 2
is w3-silent "$(cat "$dir/err")" ""
for pdf in 0001 0002 0003; do
   is "w3-two-pages-$pdf" "$(pages "$dir/w3/$pdf.pdf")" 2
   pdftotext -raw -enc UTF-8 "$dir/w3/$pdf.pdf" "$dir/w3.txt"
   tr -d ' \n\f' < "$dir/w3.txt" > "$dir/$pdf.joined"
done
python3 - "$dir" << 'END'
import json, sys
for line in open(sys.argv[1] + "/data/batch.jsonl", encoding="utf-8"):
    d = json.loads(line)
    page = open(f"{sys.argv[1]}/{d['id']}.joined", encoding="utf-8").read().replace("—1—", "").replace("—2—", "")
    parts = [d["title"], *d["paras"], *["".join(row) for row in d["table"]["rows"]], d["footer"].replace("\u3000", "")]
    lost = [p for p in parts if p.replace(" ", "") not in page.replace("\u3000", "")]
    print(f"ok w3-whole-{d['id']}" if not lost else f"not ok w3-whole-{d['id']}: \"{lost[0]}\" is not in it")
END
