# The text of a tree: a line for each paragraph, heading and caption, a table's row as its cells between bars.
function flush() { if (line != "") print line; line = "" }
{
   gsub("\342\201\240", "") # word joiners: they are not read
   match($0, /^ */); depth = RLENGTH; kind = $1
   if (kind == "row") { flush(); row = depth; next }
   if (kind == "cell") { line = line (line == "" ? "" : " | "); next }
   if ((kind == "para" || kind == "heading" || kind == "caption" || kind == "table") && !(row >= 0 && depth > row)) { flush(); row = -1; next }
   if (kind == "table") { flush(); next }
   if (kind == "text") { sub(/^ *text "/, ""); sub(/"$/, ""); line = line $0 }
}
BEGIN { row = -1 }
END { flush() }
