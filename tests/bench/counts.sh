#!/bin/sh
# counts.sh PROGRAM FOLDER [keep] - the instructions that the notice (W0), 1,000 rows of W1 and 20 summaries of W3 take,
# counted by callgrind and compared with those kept in counts.txt: exit status 1 when one has grown by more than 10 %.  With "keep" the counts
# are kept instead.  Counts depend on the libraries and the faces, so they are compared only where these are the
# ones they were taken with; else, and without valgrind, it says so and passes.
program=$1
folder=$2
here=$(cd "$(dirname "$0")" && pwd)
kept=$here/counts.txt
export SOURCE_DATE_EPOCH=1780272000 LC_ALL=C.UTF-8
command -v valgrind > /dev/null || { echo "counts: skipped, there is no valgrind"; exit 0; }
command -v python3 > /dev/null || { echo "counts: skipped, there is no Python 3"; exit 0; }
python3 "$here/make_workloads.py" "$folder" --rows 1000 --cases 1 --batch 20 || exit 1

# What the counts depend on: processor, libraries and the two documents' faces by their sums, the compiler.
around() {
   uname -m
   ldd "$program" | sed -n 's/.* => \([^ ]*\) .*/\1/p' | sort | xargs cksum | sed 's|/.*/||'
   "$program" fonts | sed -n 's/^[^:]*: .* (\(.*\), [0-9]*)$/\1/p' | sort -u | xargs cksum | sed 's|/.*/||'
   grep -o -- ' -O[0-9a-z]*' "$(dirname "$program")/config"
   cc -dumpversion
}

count() { # count NAME COMMAND OPTIONS...
   name=$1
   command=$2
   shift 2
   valgrind --tool=callgrind --callgrind-out-file="$folder/$name.callgrind" "$program" "$command" "$here/$name.md" "$@" \
      > "$folder/$name.out" 2> "$folder/$name.err" || { cat "$folder/$name.err" >&2; exit 1; }
   sed -n 's/.*refs: *//p' "$folder/$name.err" | tr -d ,
}

print=$(around | cksum | cut -d ' ' -f 1)
w0=$(count w0 compile --data "data=$folder/hello.json" -o "$folder/w0.pdf") || exit 1
w1=$(count w1 compile --data "data=$folder/ledger.csv" -o "$folder/w1.pdf") || exit 1
w3=$(count w3 batch --data "data=$folder/batch.jsonl" --each-row data --name '{id}.pdf' -o "$folder/w3" -j 1 --force) || exit 1
if [ "${3:-}" = keep ]; then
   printf 'around %s\nw0 %s\nw1 %s\nw3 %s\n' "$print" "$w0" "$w1" "$w3" > "$kept"
   exit 0
fi
if [ "$(sed -n 's/^around //p' "$kept")" != "$print" ]; then
   echo "counts: w0 $w0, w1 $w1, w3 $w3; not compared, since libraries, faces or flags are others than those of counts.txt"
   exit 0
fi
status=0
for name in w0 w1 w3; do
   eval "now=\$$name"
   was=$(sed -n "s/^$name //p" "$kept")
   echo "counts: $name $now instructions, kept $was, $((now * 100 / was)) %"
   [ $((now * 10)) -le $((was * 11)) ] || { echo "counts: $name has grown by more than 10 %"; status=1; }
done
exit $status
