#!/bin/sh
# Figures that binary fractions get wrong: halves, and sums to the cent.
. ./lib.sh

cat > "$dir/t.md" <<'END'
---
class = "plain"
---
% for _, r in ipairs(data.t) do
% local n = number(r["值"])
{{ r["项"] }}: {{ n:format(2) }} {{ n:format(0) }} {{ n:format(2, "even") }} {{ n:format(0, "even") }} {{ fmt.grouped(n, 2) }}

% end
{{ number("-0.4"):format(0) }}/{{ number("-0.004"):round(2) }}/{{ (number("0.1") + number("0.2")):text() }}/{{ number("1.1") * 3 }}

% local sum, rounded = number(0), number(0)
% for _, r in ipairs(data.s) do
%    sum = sum + number(r["量"])
%    rounded = rounded + number(r["量"]):round(0)
% end
合计{{ sum:format(2) }}（{{ fmt.grouped(sum, 2) }}），逐项取整后{{ rounded }}，三分之一{{ (number(1) / 3 * 3):text() }}
END
printf '项,值\na,1.005\nb,2.675\nc,0.125\nd,3.5\ne,-2.5\nf,7654321.885\n' > "$dir/t.csv"
awk 'BEGIN { print "序号,量"; for (i = 1; i <= 140; i++) printf "%d,%d.%02d\n", i, i * 37 % 900, 50 + i * 7 % 50 }' > "$dir/s.csv"
status "halves are rounded" 0 "$WENHENG" compile "$dir/t.md" --data "t=$dir/t.csv" --data "s=$dir/s.csv" -o "$dir/t.pdf"
pdftotext -raw "$dir/t.pdf" "$dir/txt"
has "1.005 half up, and to the even digit (GB/T 8170)" "$dir/txt" "a: 1.01 1 1.00 1 1.01"
has "2.675" "$dir/txt" "b: 2.68 3 2.68 3 2.68"
has "0.125" "$dir/txt" "c: 0.13 0 0.12 0 0.13"
has "3.5" "$dir/txt" "d: 3.50 4 3.50 4 3.50"
has "-2.5 goes away from zero, or to the even one" "$dir/txt" "e: -2.50 -3 -2.50 -2 -2.50"
has "a large one, in groups" "$dir/txt" "f: 7654321.89 7654322 7654321.88 7654322 7,654,321.89"
has "no minus before zero, no binary dust" "$dir/txt" "0/0/0.3/3.3"
# in cents by integers
want=$(awk 'BEGIN { for (i = 1; i <= 140; i++) c += (i * 37 % 900) * 100 + 50 + i * 7 % 50; printf "%d.%02d", c / 100, c % 100 }')
rounded=$(awk 'BEGIN { for (i = 1; i <= 140; i++) c += i * 37 % 900 + 1; print c }')
has "a sum of 140 rows to the cent, before rounding" "$dir/txt" "合计$want（"
has "rounding each row gives another sum, when a template asks for it" "$dir/txt" "逐项取整后$rounded，三分之一1"
