#!/bin/sh
# A batch in parts: shards, lists of jobs, GNU parallel over two hosts, and runs that are killed.
. ./lib.sh

mkdir -p "$dir/bin" "$dir/here"
ln -s "$WENHENG" "$dir/bin/wenheng"
PATH="$dir/bin:$PATH"
cd "$dir/here" || exit 1
cat > "a sheet's.md" <<'END'
---
class = "plain"
title = "第" .. record.n .. "期用水情况"
---
% for i = 1, 40 do
{{ record["县区"] }}第{{ i }}项工程完成投资{{ number(record.n) * i }}万元，取水量较上年下降{{ i }}.5%，重复利用率为9{{ i % 10 }}.2%。

% end
END
awk 'BEGIN { print "县区,n"; split("甘州区|O\047Neill \"县\"|a b  c|$HOME `x`|*;&", a, "|"); for (i = 1; i <= 120; i++) { v = a[i % 5 + 1]; gsub(/"/, "\"\"", v); print "\"" v "\"," i } }' > "the list.csv"
batch() { to=$1; shift; wenheng batch "a sheet's.md" --data "t=the list.csv" --each-row t --name '{n} {县区}.pdf' -o "$to" -q "$@"; }
# under valgrind a job names the program that valgrind runs, not the one that was called
called() { if [ -n "${UNDER:-}" ]; then sed 's/^[^ ]* /wenheng /'; else cat; fi; }
names() { (cd "$1" && find . -name '*.pdf' | sort); }
same() { # NAME FOLDER: its documents are those of the one run, all and whole
   is "$1: every document" "$(names "$2")" "$(names one)"
   is "$1: the same bytes" "$(cd "$2" && sha256sum -c --quiet "$dir/here/one/a sheet's.sha256" 2>&1)" ""
}
batch one > "$dir/out" 2>&1
is "one run makes them all" "$(tail -n 1 "$dir/out")" "120 documents: 120 done (0 of them renamed), 0 failed, 0 skipped, 0 unchanged"
is "its manifest is what sha256sum checks" "$(cd one && sha256sum -c "a sheet's.sha256" 2>/dev/null | grep -c ': OK$')" 120

# shards
for k in 1 2 3 4 5 6 7; do batch "shard$k" --shard $k/7 -j 2 > /dev/null; done
for k in 1 2 3 4 5 6 7; do names "shard$k"; done | sort > "$dir/parts"
is "shards leave nothing out and have nothing in common" "$(cat "$dir/parts")" "$(names one)"
is "a shard is the same each time" "$(batch again --shard 3/7 -j 4 > /dev/null; names again)" "$(names shard3)"
for k in 1 2 3 4 5 6 7; do batch shared --shard $k/7 > /dev/null; done
same "shards into one folder" shared
is "which the whole batch then finds done" "$(batch shared | tail -n 1)" "120 documents: 0 done (0 of them renamed), 0 failed, 0 skipped, 120 unchanged"
cmp -s "one/a sheet's.sha256" "shared/a sheet's.sha256" && ok "with the same manifest" || not_ok "with the same manifest" "it differs"

# lists of jobs
batch "an out's" --list-jobs > "$dir/jobs"
is "a job a line, one for each document" "$(wc -l < "$dir/jobs" | tr -d ' ')" 120
is "nothing is made by listing" "$(ls -A "an out's" 2> /dev/null)" ""
sed -n '1,10p' "$dir/jobs" > "$dir/ten"
while IFS= read -r job; do sh -c "$job" > /dev/null < /dev/null; done < "$dir/ten"
is "a shell reads each as its document, whatever is in the names" "$(names "an out's")" "$(cd one && for n in 1 2 3 4 5 6 7 8 9 10; do ls "./$n "*; done | sort)"
status "a file that no document goes to" 1 batch other --only 'none.pdf'
has "is said" "$dir/err" 'no document of the batch goes to "none.pdf"'
is "as many jobs as are asked for" "$(batch parts --list-jobs=6 | wc -l | tr -d ' ')" 6
status "a line's end in an argument" 1 batch "a
b" --list-jobs
has "is said, too" "$dir/err" "no job can be written on one line"

# interrupted: what is there is whole, and the next run makes the rest
for how in INT TERM KILL; do
   for jobs in 1 3; do
      rm -rf killed
      env --default-signal=INT wenheng batch "a sheet's.md" --data "t=the list.csv" --each-row t --name '{n} {县区}.pdf' -o killed -q -j $jobs > "$dir/out" 2> "$dir/err" & # behind & a shell has it ignored
      pid=$!
      while [ "$(ls killed 2> /dev/null | wc -l)" -lt 3 ] && kill -0 $pid 2> /dev/null; do :; done
      kill -$how $pid 2> /dev/null
      wait $pid 2> /dev/null
      got=$?
      case $how in INT) want=130 ;; TERM) want=143 ;; KILL) want=137 ;; esac
      is "$how, $jobs at a time: it ends by the signal" $got $want
      sleep ${UNDER:+1}0.2 # workers whose parent was killed end with their document
      (cd killed && for f in *.pdf; do grep -F "  $f" "../one/a sheet's.sha256"; done) > "$dir/there"
      is "$how, $jobs at a time: what is there is whole" "$(cd killed && sha256sum -c --quiet "$dir/there" 2>&1)" ""
      batch killed -j 2 > "$dir/out"
      is "$how, $jobs at a time: the next run makes the rest" "$(tail -n 1 "$dir/out" | sed 's/: .*failed/: failed/; s/, [0-9]* unchanged//')" "120 documents: failed, 0 skipped"
      same "$how, $jobs at a time" killed
      is "$how, $jobs at a time: nothing else is left there" "$(ls killed | grep -v 'pdf$')" "a sheet's.sha256"
   done
done

# a signal that is ignored, as of a batch behind `&`, ends nothing, be it sent to the batch or to its workers
for jobs in 1 3; do
   rm -rf ignored
   (trap '' INT TERM; exec wenheng batch "a sheet's.md" --data "t=the list.csv" --each-row t --name '{n} {县区}.pdf' -o ignored -q -j $jobs) > "$dir/out" 2> "$dir/err" &
   pid=$!
   while [ "$(ls ignored 2> /dev/null | wc -l)" -lt 3 ] && kill -0 $pid 2> /dev/null; do :; done
   # shellcheck disable=SC2046
   kill -TERM $pid $(ps -o pid= --ppid $pid) 2> /dev/null
   kill -INT $pid 2> /dev/null
   wait $pid
   is "signals that are ignored, $jobs at a time" "$? $(tail -n 1 "$dir/out")" "0 120 documents: 120 done (0 of them renamed), 0 failed, 0 skipped, 0 unchanged"
done

# a worker that is killed costs one document
mkdir slow
wenheng batch "a sheet's.md" --data "t=the list.csv" --each-row t --name '{n} {县区}.pdf' -o slow -j 2 > "$dir/out" 2> "$dir/err" &
pid=$!
while [ "$(ls slow | wc -l)" -lt 2 ] && kill -0 $pid 2> /dev/null; do :; done
worker=$(ps -o pid= --ppid $pid | head -n 1)
kill -KILL $worker 2> /dev/null
wait $pid
got=$?
if [ $got = 0 ]; then
   ok "a worker that is killed (it was done before: not tried)"
else
   is "a worker that is killed is the machine's fault" $got 3
   has "and named" "$dir/err" "was ended by signal 9"
   is "it costs its document alone" "$(tail -n 1 "$dir/out" | sed 's/.*renamed), //')" "1 failed, 0 skipped, 0 unchanged"
   batch slow > "$dir/out"
   is "which the next run makes" "$(tail -n 1 "$dir/out" | sed 's/ (.*)//')" "120 documents: 1 done, 0 failed, 0 skipped, 119 unchanged"
fi
same "a worker that is killed" slow

# the jobs of a project take the database as it was when they were listed
. "$top/tests/project.sh"
mkdir -p "$dir/p/templates"
printf -- '---\nclass = "plain"\n---\n{{ area.name }}取水{{ store.judgment("indicator", "intake").value }}立方米。\n' > "$dir/p/templates/sheet.md"
printf -- '---\nclass = "plain"\n---\n%% for i = 1, 60 do\n全市取水{{ store.query("SELECT dec_sum(intake) AS n FROM ledger_water WHERE period = ?1", "2026H1")[1].n }}立方米，第{{ record.n }}次。\n\n%% end\n' > "$dir/p/sum.md"
sed -i 's/^   ledgers = {/   documents = { { name = "sheet", template = "sheet.md", each = "area", output = "{area.name}.pdf" } },\n&/' "$dir/p/manifest.lua"
wenheng batch sheet -C "$dir/p" --period 2026H1 -o areas --list-jobs 2> "$dir/err" | called > "$dir/jobs"
is "a project's jobs" "$(cut -d ' ' -f 2- "$dir/jobs")" "$(for a in 甲县 乙县; do echo "batch --project $dir/p --period 2026H1 --output areas sheet --snapshot --quiet --only '$a.pdf'"; done)"
water a-2026H1 '甲县,甲一厂,900,是'
for k in 1 2; do sh -c "$(sed -n ${k}p "$dir/jobs")" > /dev/null; done
is "what is typed after the listing is in none of them" "$(pdftotext areas/甲县.pdf - | head -n 1)" "甲县取水120立方米。"
wenheng batch sheet -C "$dir/p" --period 2026H1 -o areas -q > "$dir/out"
is "it is in the next batch" "$(cut -f 1,2 "$dir/out" | head -n 2 | tr '\t\n' '  ')" "done 甲县 unchanged 乙县 "

# all workers see one state of the database, whatever is imported meanwhile
awk 'BEGIN { print "n"; for (i = 1; i <= 80; i++) print i }' > sums.csv
wenheng batch "$dir/p/sum.md" -C "$dir/p" --data t=sums.csv --each-row t --name '{n}.pdf' -o sums -q -j 2 > "$dir/out" 2> "$dir/err" &
pid=$!
while [ "$(ls sums 2> /dev/null | wc -l)" -lt 2 ] && kill -0 $pid 2> /dev/null; do :; done
water a-2026H1 '甲县,甲一厂,5000,是'
in_project import -q
is "an import that meets a batch waits for it" "$? $(grep error "$dir/err")" "0 "
wait $pid
is "the batch is done" "$(tail -n 1 "$dir/out")" "80 documents: 80 done (0 of them renamed), 0 failed, 0 skipped, 0 unchanged"
is "one state of the database" "$(for f in sums/*.pdf; do pdftotext "$f" - | grep -o '取水[0-9]*'; done | sort -u)" "取水907"

# GNU parallel over two hosts, each with a folder of its own; ssh is a script that goes there
command -v parallel > /dev/null || { ok "GNU parallel (it is not here: not tried)"; exit 0; }
batch out --list-jobs=6 | called > "$dir/jobs"
for host in east west; do
   mkdir -p "$dir/$host/bin"
   cp "a sheet's.md" "the list.csv" "$dir/$host"
done
cat > "$dir/ssh" <<'END'
#!/bin/sh
while [ "${1#-}" != "$1" ]; do shift; done
cd "$(dirname "$0")/$1" || exit 255
PATH="$PWD/bin:$PATH"
shift
[ "$1" = -- ] && shift
exec sh -c "$*"
END
# on this host the first job's process is killed when it has made some of its documents
cat > "$dir/east/bin/wenheng" <<'END'
#!/bin/sh
real=$(dirname "$0")/../../bin/wenheng
[ ! -e killed ] || exec "$real" "$@"
"$real" "$@" &
while [ "$(ls out 2> /dev/null | wc -l)" -lt 4 ] && kill -0 $! 2> /dev/null; do :; done
kill -KILL $!
ls out | grep -c pdf > killed
wait $!
END
chmod +x "$dir/ssh" "$dir/east/bin/wenheng"
cp -P "$dir/bin/wenheng" "$dir/west/bin/wenheng"
hosts() { SHELL=/bin/sh parallel --will-cite --ssh "$dir/ssh" -S 1/east,1/west --joblog "$dir/joblog" "$@" < "$dir/jobs" > "$dir/out" 2> "$dir/err"; }
hosts
is "one job of six fails with its process" "$(awk 'NR > 1 && $7 != 0' "$dir/joblog" | wc -l | tr -d ' ')" 1
is "both hosts had jobs" "$(awk 'NR > 1 { print $2 }' "$dir/joblog" | sort -u | tr '\n' ' ')" "east west "
is "it was killed half way" "$(awk '$1 >= 3 && $1 < 20 { print "yes" }' "$dir/east/killed")" yes
hosts --resume-failed
is "parallel makes it up" $? 0
mkdir gathered
for host in east west; do cp "$dir/$host/out/"*.pdf gathered; done
same "two hosts" gathered
is "every part has its manifest" "$(for h in east west; do (cd "$dir/$h/out" && sha256sum -c --quiet ./*.sha256 2>&1; ls ./*.sha256); done | sort)" \
   "$(for k in 1 2 3 4 5 6; do echo "./a sheet's-$k-of-6.sha256"; done)"
