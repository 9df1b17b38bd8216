# notice.awk - measures the layout of notice.md against GB/T 9704-2012, clause by clause, in mm.
#
# Reads `wenheng --dump layout`.  A position is that of a character's cell (em box): its top is 0.88 of
# the size above the baseline; on the 28-character grid a 16 pt glyph is centred in its 15.793 pt cell
# and sticks out by 0.1 pt on either side, which is taken off.  Ink is measured by notice.sh and comes
# in as variables.

function mm(pt) { return pt * 25.4 / 72 }
function chars(s) { gsub(/[\200-\277]/, "", s); return length(s) }
function top(i) { return mm(y[i] - 0.88 * size[i]) }
function foot(i) { return mm(y[i] + 0.12 * size[i]) }
function left(i) { return mm(x[i] + (size[i] == 16 ? (16 - CELL) / 2 : 0)) }
function right(i) { return left(i) + mm(chars(text[i]) * (size[i] == 16 ? CELL : size[i])) } # Han only
function red(i) { return color[i] == "#ff0000" }

function result(good, clause, what, said) {
   print (good ? "ok clause " : "not ok clause ") clause " " what ": " said
}
function near(clause, what, got, want, give) {
   result(got - want <= give && want - got <= give, clause, what, sprintf("%.2f mm, wanted %.2f ± %.2f", got, want, give))
}
function same(clause, what, got, want) { result(got == want, clause, what, got ", wanted " want) }

# The n-th text from `from` on that begins with s; 0 and a failure when there is none.
function find(s, from,   i) {
   for (i = from ? from : 1; i <= texts; i++)
      if (index(text[i], s) == 1)
         return i
   result(0, "-", "text", "\"" s "\" is nowhere")
   return 0
}
function line_of(i) { return page[i] " " y[i] }
function line_text(i,   k, s) {
   for (k = 1; k <= texts; k++)
      if (line_of(k) == line_of(i))
         s = s text[k]
   return s
}
function next_line(i,   k) {
   for (k = i; k <= texts; k++)
      if (line_of(k) != line_of(i))
         return k
}
function body_lines(p,   k, n, seen) {
   for (k = 1; k <= texts; k++)
      if (page[k] == p && size[k] == 16 && !((page[k], y[k]) in seen)) {
         seen[page[k], y[k]] = 1
         n++
      }
   return n
}
function face_of(i,   f) { # the role a face of the usual set plays
   f = face[i]
   if (f ~ /FandolFang/) return "仿宋"
   if (f ~ /FandolKai/) return "楷体"
   if (f ~ /NotoSansCJKsc-Bold/) return "黑体"
   if (f ~ /NotoSerifCJKsc-Bold/) return "标宋"
   return f ~ /NotoSerifCJKsc-Regular/ ? "宋体" : f
}

/^page / { pages = $2; width[pages] = $3; height[pages] = $5; number[pages] = $7 }
/^text / {
   i = ++texts
   page[i] = pages; x[i] = $2; y[i] = $3; face[i] = $4; size[i] = $5 + 0
   s = $0
   sub(/^[^"]*"/, "", s)
   color[i] = s ~ /" #/ ? substr(s, index(s, "\" #") + 2) : "black"
   sub(/"[^"]*$/, "", s)
   text[i] = s
}
/^rule / {
   r = ++rules
   rule_page[r] = pages; rule_x[r] = mm($2); rule_y[r] = mm($3); rule_w[r] = mm($4); rule_h[r] = mm($6)
   rule_color[r] = $7
}

END {
   CELL = 156 / 28 * 72 / 25.4
   LINE = 225 / 22

   near("5.1", "A4, width", mm(width[1]), 210, 0.01)
   near("5.1", "A4, height", mm(height[1]), 297, 0.01)

   # The second page is full: its text from the type area's top to its foot.
   first = 0
   for (i = 1; i <= texts; i++)
      if (page[i] == 2 && size[i] == 16) {
         if (!first) first = i
         last = i
      }
   near("5.2.1", "type area, left edge", left(first), 28, 0.01)
   near("5.2.1", "type area, top edge", top(first), 37, 0.01)
   i = find("整")
   near("5.2.1", "type area, right edge of the 28th character", right(i), 184, 0.01)
   result(foot(last) <= 262.01 && foot(last) > 262 - LINE, "5.2.1", "type area, last line above the lower edge",
      sprintf("ends at %.2f mm, wanted at most 262.00 and less than a line above", foot(last)))
   near("5.2.1", "ink at the left edge", ink_left, 28, 0.3)
   near("5.2.1", "ink at the right edge", ink_right, 184, 0.3)
   near("5.2.1", "ink at the top edge", ink_top, 37, 0.6)
   same("5.2.2", "face of the text", face_of(first), "仿宋")
   same("5.2.2", "size of the text in pt", size[first], 16)
   same("5.2.3", "characters on a full line", chars(line_text(i)), 28)
   for (p = 2; p <= 4; p++)
      same("5.2.3", "lines on page " p, body_lines(p), 22)
   near("5.2.3", "from line to line", mm(y[next_line(first)] - y[first]), LINE, 0.01)
   coloured = 0
   for (i = 1; i <= texts; i++)
      coloured += color[i] != "black" && index(text[i], "文件") == 0
   same("5.2.4", "texts other than the sender that are not black", coloured, 0)

   # 版头
   s = find("张掖市工业和信息化局文件")
   n = find("张示字〔")
   number_end = find("号", n)
   near("7.2.4", "sender, top of its em box below the type area's top", top(s) - 37, 35, 0.01)
   near("7.2.4", "sender, top of its ink", ink_sender - 37, 35, 0.5)
   near("7.2.4", "sender, centre", (left(s) + right(s)) / 2, 106, 0.05)
   same("7.2.4", "sender, face and colour", face_of(s) " " color[s], "标宋 #ff0000")
   near("7.2.5", "number, two lines below the sender", top(n) - foot(s), 2 * LINE, 0.05)
   near("7.2.5", "number, centre", (left(n) + right(number_end)) / 2, 106, 0.05)
   same("7.2.5", "number", line_text(n), "张示字〔2026〕3号")
   same("7.2.7", "rule, colour", rule_color[1], "#ff0000")
   near("7.2.7", "rule, below the number", rule_y[1] - foot(n), 4, 0.01)
   near("7.2.7", "rule, left end", rule_x[1], 28, 0.01)
   near("7.2.7", "rule, width", rule_w[1], 156, 0.01)

   # 主体
   t = find("关于")
   t2 = next_line(t)
   same("7.3.1", "title, face and size", face_of(t) " " size[t], "标宋 22")
   near("7.3.1", "title, two lines below the rule", top(t) - rule_y[1] - rule_h[1], 2 * LINE, 0.05)
   near("7.3.1", "title, centre of its second line", (left(t2) + right(t2)) / 2, 106, 0.05)
   result(chars(text[t2]) >= chars(text[t]) + 2 || chars(text[t]) >= chars(text[t2]) + 2, "7.3.1", "title, a trapezoid",
      text[t] " / " text[t2])
   a = find("各县区、张掖经开区")
   title_line = mm(y[t2] - y[t])
   near("7.3.2", "addressee, one line below the title's last", top(a) - top(t2) - title_line, LINE, 0.05)
   near("7.3.2", "addressee, flush left", left(a), 28, 0.01)
   result(text[a] ~ /[^：]：$/, "7.3.2", "addressee, one colon at its end", text[a])
   near("7.3.3", "text, on the line below the addressee", mm(y[a + 1] - y[a]), LINE, 0.01)
   near("7.3.3", "first line, in by two characters", left(a + 1) - 28, mm(2 * CELL), 0.01)
   h = split("一、总体情况 （一）任务进展 （二）年度目标 二、存在问题 三、下一步要求", head, " ")
   for (k = 1; k <= h; k++) {
      i = find(head[k])
      near("7.3.3", head[k] ", in by two characters", left(i) - 28, mm(2 * CELL), 0.01)
      same("7.3.3", head[k] ", face and size", face_of(i) " " size[i], (head[k] ~ /^（/ ? "楷体" : "黑体") " 16")
      near("7.3.3", "first line after it, in by two characters", left(next_line(i)) - 28, mm(2 * CELL), 0.01)
   }
   i = find("用水监测分析")
   near("7.3.3", "1., in by two characters", mm(x[i - 1]) - 28, mm(2 * CELL), 0.05)
   same("7.3.3", "1., face and size", face_of(i) " " size[i], "仿宋 16")
   i = find("）企业用水总量")
   near("7.3.3", "（1）, in by two characters", left(i - 2) - 28, mm(2 * CELL), 0.05)
   same("7.3.3", "（1）, face and size", face_of(i) " " size[i], "仿宋 16")

   # 附件说明, the first name wraps
   f = find("附件：")
   before = f - 1
   near("7.3.4", "attachments, one line below the text", mm(y[f] - y[before]), 2 * LINE, 0.05)
   near("7.3.4", "attachments, in by two characters", left(f) - 28, mm(2 * CELL), 0.01)
   wrapped = next_line(f)
   name = mm(x[f + 1] + 0.75 * CELL) # behind "1.", digits and stop being half and a quarter of a cell
   near("7.3.4", "attachments, second line under the name's first character", left(wrapped), name, 0.2)
   second = next_line(wrapped)
   near("7.3.4", "attachments, numbers under each other", mm(x[second]), mm(x[f + 1]), 0.2)
   result(line_text(wrapped) ~ /一览表$/ && line_text(second) ~ /情况表$/, "7.3.4", "attachments, no mark behind the names", line_text(wrapped))

   # 署名、成文日期
   g = next_line(second)
   d = next_line(g)
   day = find("日", d)
   same("7.3.5.1", "signer", text[g], "张掖市工业和信息化局")
   near("7.3.5.1", "date, four characters from the right", 184 - right(day), mm(4 * CELL), 0.05)
   near("7.3.5.1", "signer, centred on the date", (left(g) + right(g)) / 2, (mm(x[d]) + right(day)) / 2, 0.1)
   near("7.3.5.1", "date, on the line below the signer", mm(y[d] - y[g]), LINE, 0.01)
   near("7.3.5.1", "room for the seal's upper half above the signer", top(g) - foot(second), 25.5, 2)
   same("7.3.5.4", "date without zeros", line_text(d), "2026年3月5日")

   # 附件
   m = find("附件1")
   at = next_line(m)
   same("7.3.7", "attachment, on a page of its own", page[m], page[d] + 1)
   near("7.3.7", "attachment, its mark on the first line", top(m), 37, 0.01)
   near("7.3.7", "attachment, its mark flush left", left(m), 28, 0.01)
   same("7.3.7", "attachment, face of its mark", face_of(m), "黑体")
   near("7.3.7", "attachment, its title on the third line", top(at), 37 + 2 * LINE, 0.01)

   # 版记
   c = find("抄送：")
   o = find("张掖市工业和信息化局办公室")
   near("7.4.1", "imprint, first rule", rule_h[rules - 2], 0.35, 0.001)
   near("7.4.1", "imprint, middle rule", rule_h[rules - 1], 0.25, 0.001)
   near("7.4.1", "imprint, last rule", rule_h[rules], 0.35, 0.001)
   near("7.4.1", "imprint, width of the rules", rule_w[rules], 156, 0.01)
   near("7.4.1", "imprint, last rule's lower edge on the type area's", rule_y[rules] + rule_h[rules], 262, 0.01)
   same("7.4.1", "imprint, on the last page", page[c], pages)
   same("7.4.2", "copies, face and size", face_of(c) " " size[c], "仿宋 14")
   near("7.4.2", "copies, in by one character", left(c) - 28, mm(14), 0.01)
   near("7.4.2", "copies, second line behind the colon", left(next_line(c)) - left(c), mm(3 * 14), 0.01)
   result(line_text(next_line(c)) ~ /。$/, "7.4.2", "copies, full stop at the end", line_text(next_line(c)))
   near("7.4.3", "printing office, in by one character", left(o) - 28, mm(14), 0.01)
   e = find("日印发")
   near("7.4.3", "printing date, one character from the right", 184 - right(e), mm(14), 0.01)
   same("7.4.3", "printing office and date, on one line", y[e], y[o])

   # 页码
   i = find("— 1 —")
   same("7.5", "page number, face and size", face_of(i) " " size[i], "宋体 14")
   near("7.5", "page number, its dash (ink) below the type area", dash_top - 262, 7, 0.15)
   near("7.5", "odd page, number (ink) one character from the right", 184 - odd_right, mm(14), 0.7)
   near("7.5", "even page, number (ink) one character from the left", even_left - 28, mm(14), 0.7)
   same("7.5", "numbers run on through the attachments", number[pages], pages)
}
