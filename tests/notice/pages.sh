# The areas' summaries have two to four pages, in Chinese, in English and in both, in every half-year and year of the sample project; so have
# the bureaus' sheets no more than four.
. ./lib.sh

run() { "$WENHENG" "$@" -C "$top/data" --db "$dir/p.db"; }
run import -q > "$dir/out" 2> "$dir/err"
is "the ledgers are read" $? 0

# counts FOLDER: the numbers of pages that its documents have, each once
counts() { for f in "$1"/*/*.pdf; do pdfinfo "$f" | sed -n 's/^Pages: *//p'; done | sort -u | tr '\n' ' '; }

# The half-years that the policy asks about; those before are what they are compared with.
periods=$(sed -n 's/^ *periods = {\(.*\)}.*/\1/p' "$top/data/manifest.lua" | tr -d '", ' | sed 's/20/ 20/g; s/ 2025H[12]//g')
is "the half-years" "$(echo $periods | wc -w)" 6
for period in $periods 2028; do
   for language in zh en zh-en; do
      run batch county --period "$period" --lang "$language" -o "$dir/$period-$language" > "$dir/out" 2> "$dir/err"
      is "areas of $period in $language" "$? $(counts "$dir/$period-$language" | tr -d '234 ') $(ls "$dir/$period-$language"/county/*.pdf | wc -l)" "0  7"
   done
   run batch unit --period "$period" --lang zh-en -o "$dir/unit-$period" > "$dir/out" 2> "$dir/err"
   is "bureaus of $period in two languages" "$? $(counts "$dir/unit-$period" | tr -d '1234 ')" "0 "
done

# An enterprise's sheet is one page, in every language, its lists as long as it holds.
for language in zh en zh-en; do
   run batch enterprise --period 2028H2 --lang "$language" -o "$dir/enterprise-$language" > "$dir/out" 2> "$dir/err"
   is "enterprises of 2028H2 in $language" "$? $(counts "$dir/enterprise-$language") $(ls "$dir/enterprise-$language"/enterprise/*.pdf | wc -l)" "0 1  36"
done
