#!/bin/sh
# Which files are reached: the project's, the document's folder, what the command line names.  Whatever leads out is
# refused with a message, whether by "..", by an absolute path or by a link.
. ./lib.sh

secret=$dir/secret
mkdir -p "$secret/scripts" "$dir/p/templates" "$dir/p/scripts/ledgers" "$dir/p/ledgers" "$dir/d"
cp image/rgb8.png "$secret/picture.png"
printf '机密\n' > "$secret/part.md"
printf 'return { secret = "机密" }\n' > "$secret/scripts/secret.lua"
ln -s "$secret/picture.png" "$dir/d/link.png"
ln -s "$secret/part.md" "$dir/d/link.md"
ln -s "$secret" "$dir/d/folder"
ln -s "$secret/scripts/secret.lua" "$dir/d/leak.lua"
cp image/rgb8.png "$dir/d/own.png"
ln -s own.png "$dir/d/inside.png"

# compiled NAME STATUS TEXT [OPTION...]: a document of the folder d, from standard input
compiled() {
   name=$1 want=$2 text=$3
   shift 3
   cat > "$dir/d/x.md"
   "$WENHENG" compile "$@" "$dir/d/x.md" --dump layout > "$dir/out" 2> "$dir/err"
   got=$?
   if [ $got = "$want" ] && cat "$dir/out" "$dir/err" | grep -qF -- "$text"; then ok "$name"; else not_ok "$name" "status $got: $(head -c 200 "$dir/err" | tr '\n' ' ')"; fi
   lacks "$name: nothing of it is shown" "$dir/out" "机密"
}
none="in the project or beside the document"
echo '![](own.png)' | compiled "a picture beside the document" 0 "own.png"
echo '![](inside.png)' | compiled "a link within the folder" 0 "inside.png"
echo "![]($secret/picture.png)" | compiled "a picture by its absolute path" 1 "$none"
echo '![](../secret/picture.png)' | compiled "a picture by .." 1 "$none"
echo '![](link.png)' | compiled "a picture by a link that leads out" 1 "$none"
echo '![](folder/picture.png)' | compiled "a picture in a folder that leads out" 1 "$none"
echo "![]($secret/picture.png)" | compiled "a box in place of a picture is no way in" 0 "there is no such file" --missing box
echo '![](link.png)' | compiled "nor with a link" 0 "there is no such file" --missing box
echo '![](link.png)' | compiled "a folder that is allowed" 0 "link.png" --allow "$secret"
echo "![]($secret/picture.png)" | compiled "by its absolute path, too" 0 "picture.png" --allow "$secret"
echo '{{ include("link.md").body }}' | compiled "include by a link" 1 "$none"
echo '{{ include("../secret/part.md").body }}' | compiled "include by .." 1 "$none"
echo '{{ include("folder/../../secret/part.md").body }}' | compiled "include by .. behind a link" 1 "$none"
echo '{{ include("/etc/passwd").body }}' | compiled "include of an absolute path" 1 "$none"
echo '{{ require("leak").secret }}' | compiled "require by a link" 1 'there is no module "leak"'
echo '{{ require("folder.scripts.secret").secret }}' | compiled "require through a folder" 1 "there is no module"
printf -- '---\nclass = "../secret/x"\n---\nx\n' | compiled "a class by a path" 1 "class"

# A project's manifest.
manifest() { # manifest LEDGER_FILE DATABASE OUTPUT TEMPLATE
   cat > "$dir/p/manifest.lua" <<END
return {
   name = "p", database = "$2",
   areas = { { id = "city", name = "市" } }, periods = { "2026H1" },
   ledgers = { { ledger = "wells", file = "$1", period = "2026H1", area = "city" } },
   documents = { { name = "doc", template = "$4", output = "$3" } },
}
END
}
cat > "$dir/p/scripts/ledgers/wells.lua" <<'END'
return { name = "wells", label = "机井台账", key = "well", fields = { { name = "well", label = "名称", type = "text", required = true } } }
END
printf '# 机井\n' > "$dir/p/templates/doc.md"
printf '名称\n一号井\n' > "$secret/wells.csv"
ln -s "$secret/wells.csv" "$dir/p/ledgers/link.csv"
run() { (cd "$dir/p" && "$WENHENG" "$@" > "$dir/out" 2> "$dir/err"); }
manifest ledgers/link.csv p.db doc.pdf doc.md
run import
is "a ledger that leads out is refused" $? 1
has "with the way to allow it" "$dir/err" "ledgers/link.csv leads out of the project's folder: --allow DIR lets it be read"
run import --allow "$secret"
is "and read when its folder is allowed" $? 0
run import --force ledgers/link.csv
is "or when the command line names it" $? 0
manifest "$secret/wells.csv" p.db doc.pdf doc.md
run import
is "a ledger by its absolute path" $? 1
for field in database output template; do
   case $field in
   database) manifest ledgers/link.csv "../../out.db" doc.pdf doc.md ;;
   output) manifest ledgers/link.csv p.db "../out.pdf" doc.md ;;
   template) manifest ledgers/link.csv p.db doc.pdf "../../secret/part.md" ;;
   esac
   run build doc --period 2026H1 --allow "$secret"
   is "a $field that leads out is refused" "$? $(grep -c 'leads out of the folder' "$dir/err")" "1 1"
done
manifest ledgers/link.csv p.db '{meta.x}/../out.pdf' doc.md
run build doc --period 2026H1 --allow "$secret"
is "an output with .. in its middle" $? 1
[ -e "$dir/out.pdf" ] || [ -e "$dir/out.db" ] || [ -e "$dir/p/out.pdf" ] && not_ok "nothing is written outside" "it is" || ok "nothing is written outside"

# Names of files that come from records stay in the output folder.
printf '名称\n../../up\n/etc/x\n.hidden\na/b\n' > "$dir/names.csv"
printf '{{ record["名称"] }}\n' > "$dir/d/each.md"
mkdir "$dir/made"
"$WENHENG" batch "$dir/d/each.md" --each-row names --data "names=$dir/names.csv" --name '{名称}.pdf' -o "$dir/made" > "$dir/out" 2> "$dir/err"
is "a batch whose records are paths" $? 0
is "its four files are in the folder" "$(find "$dir/made" -name "*.pdf" | wc -l) $(find "$dir" -newer "$dir/names.csv" -name 'up*' -o -newer "$dir/names.csv" -name 'x.pdf' | grep -cv made)" "4 0"
