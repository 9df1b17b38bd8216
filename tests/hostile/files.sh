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

# Links in a project's folder that lead out of it: nothing is written there and nothing of it is read, unless it is allowed, or
# the command line names the place.
lead() { # lead NAME LINK TARGET COMMAND...: a fresh project q with that link; what is outside must stay as it is
   name=$1 link=$2 target=$3
   shift 3
   rm -rf "$dir/q" "$dir/far"
   mkdir -p "$dir/q/templates" "$dir/q/overrides" "$dir/far/2026H1" "$dir/far/records" "$dir/q/scripts/ledgers"
   printf '# 远\n## 节/1\n> 甲\n\n机密\n' > "$dir/far/2026H1/doc.md"
   printf '机密\n' > "$dir/far/secret.md"
   cat > "$dir/q/manifest.lua" <<'END'
return { name = "q", database = "q.db", areas = { { id = "city", name = "市" } }, periods = { "2026H1" },
   ledgers = { { ledger = "wells", file = "wells.csv", period = "2026H1", area = "city" } },
   documents = { { name = "doc", template = "doc.md", output = "out/doc.txt" } } }
END
   printf 'return { name = "wells", label = "机井", key = "well", fields = { { name = "well", label = "名称", type = "text", required = true } } }\n' \
      > "$dir/q/scripts/ledgers/wells.lua"
   printf '名称\n一号井\n' > "$dir/q/wells.csv"
   printf '# 节\n\n甲\n' > "$dir/q/templates/doc.md"
   [ -z "$link" ] || { rm -rf "${dir:?}/q/$link"; ln -s "$target" "$dir/q/$link"; }
   (cd "$dir" && find far -type f -exec cksum {} + | sort > "$dir/before")
   (cd "$dir/q" && timeout $patience "$WENHENG" "$@" > "$dir/out" 2> "$dir/err")
   got=$?
   (cd "$dir" && find far -type f -exec cksum {} + | sort > "$dir/after")
}
refused() { # refused NAME LINK TARGET COMMAND...
   lead "$@"
   is "$name is refused" "$got $(grep -c "leads out of the project's folder: --allow DIR" "$dir/err")" "1 1"
   cmp -s "$dir/before" "$dir/after"
   is "$name: nothing is written there" $? 0
   lacks "$name: nothing of it is shown" "$dir/out" "机密"
   [ ! -e "$dir/q/out/doc.txt" ] || lacks "$name: nor printed" "$dir/q/out/doc.txt" "机密"
}
allowed() { # allowed NAME LINK TARGET COMMAND...
   lead "$@"
   is "$name" "$got" 0
}
build="build doc --period 2026H1"
refused "a database that is a link out" q.db "$dir/far/q.db" import
for beside in journal wal shm; do
   refused "a link where SQLite writes its $beside" "q.db-$beside" "$dir/far/secret.md" import
done
refused "a link where pictures go" q.db.pictures "$dir/far" import
# shellcheck disable=SC2086
{
refused "an output folder that is a link out" out "$dir/far" $build
refused "such a folder, of a batch" out "$dir/far" batch doc --period 2026H1
lead "" "" "" import
mkdir -p "$dir/q/out"; ln -s "$dir/far/records" "$dir/q/out/.wenheng"
(cd "$dir/q" && "$WENHENG" $build > "$dir/out" 2> "$dir/err")
is "the records of what was made are refused" "$? $(grep -c "leads out of the project's folder" "$dir/err")" "1 1"
refused "overrides that are a link out" overrides "$dir/far" $build
refused "a period's overrides" overrides/2026H1 "$dir/far/2026H1" $build
refused "such overrides, written to" overrides/2026H1 "$dir/far/2026H1" override doc 节/1 --period 2026H1
lead "" "" "" import
mkdir -p "$dir/q/overrides/2026H1"; ln -s "$dir/far/2026H1/doc.md" "$dir/q/overrides/2026H1/doc.md"
(cd "$dir/q" && "$WENHENG" $build > "$dir/out" 2> "$dir/err")
is "a document's overrides are refused" "$? $(grep -c "leads out of the project's folder" "$dir/err")" "1 1"
refused "a template that is a link out" templates/doc.md "$dir/far/secret.md" $build
refused "templates that are a link out" templates "$dir/far/2026H1" $build
lead "a form's label" "" "" import
sed -i 's/机井"/..\/..\/up"/' "$dir/q/scripts/ledgers/wells.lua"
(cd "$dir/q" && "$WENHENG" form wells > "$dir/out" 2> "$dir/err")
is "a form called as a path" "$? $(find "$dir" "$WORK" -name 'up.xlsx' | wc -l)" "1 0"
allowed "a database that leads where it is allowed" q.db "$dir/far/q.db" import --allow "$dir/far"
allowed "an output folder that leads where it is allowed" out "$dir/far" $build --allow "$dir/far"
has "and the document is there" "$dir/far/doc.txt" "甲"
allowed "one that the command line names" out "$dir/far" $build -o out/doc.txt
allowed "so in a batch" out "$dir/far" batch doc --period 2026H1 -o out
allowed "a database that the command line names" q.db "$dir/far/q.db" import --db q.db
allowed "a link within the folder" out templates $build
}

# Pipes that a project names: they would be waited for.
piped() { # piped NAME PIPE COMMAND...
   name=$1 pipe=$2
   shift 2
   lead "$name" "" "" --version
   mkdir -p "$dir/q/$(dirname "$pipe")"
   rm -f "$dir/q/$pipe"
   mkfifo "$dir/q/$pipe"
   (cd "$dir/q" && timeout 20 "$WENHENG" "$@" > "$dir/out" 2> "$dir/err")
   is "$name is refused" "$? $(grep -c "$(basename "$pipe").*: this is no plain file" "$dir/err")" "1 1"
}
piped "a ledger that is a pipe" wells.csv import
piped "a manifest that is a pipe" manifest.lua import
piped "a schema that is a pipe" scripts/ledgers/wells.lua import
# shellcheck disable=SC2086
{
piped "a template that is a pipe" templates/doc.md $build
piped "an override that is a pipe" overrides/2026H1/doc.md $build
piped "an output that is a pipe" out/doc.txt $build
}
lead "" "" "" --version
printf '%% require("mine")\n甲\n' > "$dir/q/templates/doc.md"
mkfifo "$dir/q/scripts/mine.lua"
(cd "$dir/q" && timeout 20 "$WENHENG" compile templates/doc.md --dump tree > "$dir/out" 2> "$dir/err")
is "a module that is a pipe is refused" "$? $(grep -c 'mine.lua: error: this is no plain file' "$dir/err")" "1 1"
mkdir -p "$dir/q/templates/classes"
mkfifo "$dir/q/templates/classes/mine.lua"
printf -- '---\nclass = "mine"\n---\n甲\n' > "$dir/q/templates/doc.md"
(cd "$dir/q" && timeout 20 "$WENHENG" compile templates/doc.md --dump tree > "$dir/out" 2> "$dir/err")
is "a class that is a pipe is refused" "$? $(grep -c 'mine.lua: error: this is no plain file' "$dir/err")" "1 1"
for beside in journal wal shm; do
   piped "a pipe where SQLite has its $beside" q.db-$beside import
done
piped "a database that is a pipe" q.db import
lead "" "" "" --version
mkdir "$dir/q/q.db"
(cd "$dir/q" && "$WENHENG" import > "$dir/out" 2> "$dir/err")
is "a database that is a folder is refused" "$? $(grep -c 'q.db: error: this is no plain file' "$dir/err")" "1 1"

# Names that SQLite would take for more than a file's are files of the project's folder.
named() { # named NAME FILE: the database's name, and the file that it is
   lead "" "" "" --version
   sed -i "s|\"q.db\"|\"$1\"|" "$dir/q/manifest.lua"
   (cd "$dir/q" && "$WENHENG" import -q > "$dir/out" 2> "$dir/err")
   is "a database called $1" "$?" 0
   [ -f "$dir/q/$1" ] && ok "is a file of that name" || not_ok "is a file of that name" "it is not there"
}
named "file:$dir/far/evil.db?mode=rwc"
is "not one of another place" "$(find "$dir/far" -name 'evil*' | wc -l)" 0
named "file:evil.db"
named ":memory:"
lead "" "" "" import --db ""
is "a database without a name" "$got $(grep -c 'error: --db: "" is no FILE' "$dir/err")" "2 1"

lead "" "" "" --version
mkdir -p "$dir/q/out/.wenheng"
mkfifo "$dir/q/out/.wenheng/log-pipe"
# shellcheck disable=SC2086
(cd "$dir/q" && timeout 20 "$WENHENG" $build > "$dir/out" 2> "$dir/err")
is "a record that is a pipe is none" $? 0

# Pipes that the user names, as a shell's <(…) does, are read.
lead "" "" "" --version
mkfifo "$dir/q/pipe.csv"
printf '{{ data.x[1]["名称"] }}\n' > "$dir/q/x.md"
cat "$dir/q/wells.csv" > "$dir/q/pipe.csv" &
(cd "$dir/q" && timeout 20 "$WENHENG" compile x.md --data x=pipe.csv --dump tree > "$dir/out" 2> "$dir/err")
is "a pipe of --data" "$? $(grep -c 一号井 "$dir/out")" "0 1"
rm "$dir/q/wells.csv"
mkfifo "$dir/q/wells.csv"
printf '名称\n一号井\n' > "$dir/q/wells.csv" &
(cd "$dir/q" && timeout 20 "$WENHENG" import wells.csv > "$dir/out" 2> "$dir/err")
is "a pipe that import is told to read" "$? $(grep -c '1 record' "$dir/err")" "0 2"
cat "$dir/q/x.md" > "$dir/q/pipe.csv" &
printf '名称\n一号井\n' > "$dir/q/two.csv"
(cd "$dir/q" && timeout 20 "$WENHENG" compile pipe.csv --data x=two.csv --dump tree > "$dir/out" 2> "$dir/err")
is "a template out of a pipe" "$? $(grep -c 一号井 "$dir/out")" "0 1"

# A device gives bytes without end.
limit=2500000
observed && limit=unlimited
endless() { # endless NAME FILE COMMAND...
   name=$1 file=$2
   shift 2
   (ulimit -v $limit; cd "$dir/q" && timeout $patience "$WENHENG" "$@" > "$dir/out" 2> "$dir/err")
   is "$name" "$? $(grep -c "$file: error: this is more than 1 GB" "$dir/err")" "1 1"
}
endless "a device as a template" /dev/zero compile /dev/zero -o x.pdf
endless "as data" /dev/zero compile x.md --data x=/dev/zero -o x.pdf
endless "as an attachment" /dev/zero compile templates/doc.md --attach /dev/zero -o x.pdf

# a folder that is swapped for a link after it was looked at, while the document waits for its data
cp -R fault/project "$dir/swapped"
cd "$dir/swapped" || exit 1
sed -i 's|output = "doc.pdf"|output = "made/doc.$ENDING"|' manifest.lua
mkdir "$dir/elsewhere"
for ending in pdf ofd svg; do
   sed "s|\$ENDING|$ending|" manifest.lua > "$dir/manifest.lua"
   rm -rf made moved pipe
   mkdir made
   mkfifo pipe
   cp manifest.lua "$dir/pattern.lua"
   cp "$dir/manifest.lua" manifest.lua
   "$WENHENG" build doc --period 2026H1 -q --data x=pipe > "$dir/out" 2> "$dir/err" &
   (
      exec 3> pipe
      mv made moved
      ln -s "$dir/elsewhere" made
      printf 'a,b\n1,2\n' >&3
   )
   wait $!
   is "a folder swapped for a link, $ending" "$?" 1
   has "$ending: it is said" "$dir/err" "error: its folder has become one that is out of the project's"
   is "$ending: nothing is written" "$(ls -A "$dir/elsewhere" moved | grep doc)" ""
   rm made pipe
   mv moved made
   status "$ending: as it was" 0 "$WENHENG" build doc --period 2026H1 -q --force
   is "$ending: it is written" "$(ls made | grep -c "^doc.*$ending$")" 1
   cp "$dir/pattern.lua" manifest.lua
done
