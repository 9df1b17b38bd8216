# title-info.sh - a line end typed in the title breaks it on the page, not in the PDF's information.
. ./lib.sh

"$WENHENG" compile layout/title-typed-break.md -o "$dir/title.pdf"
pdfinfo "$dir/title.pdf" > "$dir/info"
is "title joined in the information" "$(sed -n 's/^Title: *//p' "$dir/info")" \
   "张掖市工业和信息化局关于2026年上半年工业节水工作进展情况的通报"
