# paragraphs.awk - the running text of a dumped tree (--dump tree), one paragraph a line; tables, notes and what
# stands before the first heading but the title are left out.
function flush() { if (line != "" && !skip) print line; line = "" }
function value(s) { sub(/^[^"]*"/, "", s); sub(/"$/, "", s); return s }
{ match($0, /^ */); indent = RLENGTH; word = $1 }
skip && indent > depth { next }
word == "table" || (word == "para" && / \.(note|sender|sender_middle|sender_small|docnumber|attachment_mark)/) { flush(); skip = 1; depth = indent; next }
word == "para" || word == "heading" || word == "block" || word == "signature" || word == "pagebreak" {
   flush(); skip = 0
   if (word == "heading") line = value($0)
}
word == "text" { skip = 0; line = line value($0) }
word == "ref" { line = line "〔" value($0) "〕" }
END { flush() }
