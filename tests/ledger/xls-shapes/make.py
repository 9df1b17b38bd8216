#!/usr/bin/env python3
"""make.py - writes ledgers/shapes.xls and ledgers/macintosh.xls with xlwt (Debian: python3-xlwt): a head of two merged rows, the unit
behind an office, dates, percents and truth values by their formats, formulas without values, hidden rows and sheets, rich text,
dates that count from 1904."""
import datetime

import xlwt


def fmt(text):
    return xlwt.easyxf(num_format_str=text)


DAY = datetime.date(2026, 6, 30)
book = xlwt.Workbook(encoding="gbk")
sheet = book.add_sheet("用水监测")
sheet.write_merge(0, 0, 0, 8, "某县2026年上半年工业用水监测表")
sheet.write_merge(1, 1, 0, 8, "填报单位：甲县工信局          单位：万立方米、%")
for col, text in enumerate(["县区", "企业名称", "统一社会信用代码", None, None, "重复利用率", "完成日期", "期间", "是否达标"]):
    if text:
        sheet.write_merge(2, 3, col, col, text)
sheet.write_merge(2, 2, 3, 4, "取水量")
sheet.write(3, 3, "地表水")
sheet.write(3, 4, "地下水")
sheet.write_merge(4, 6, 0, 0, "甲县")
ROWS = [
    ["甲一厂", "91620702MA00000X01", 12.3, 0.1, (0.942, "0.0%"), (DAY, "yyyy-mm-dd"), "1-6月", True],
    ["甲二厂", 916207020000001.0, (1208.05, "#,##0.00"), "—", (94.2, "0.0"),
     (datetime.datetime(2026, 6, 30, 12, 30), 'yyyy"年"m"月"d"日"'), (datetime.date(2026, 1, 2), 'm"月"d"日"'), False],
    ["甲三厂", xlwt.Formula('"9162"&"X"'), xlwt.Formula("D5+D6"), 0.5, 0.9, (46203, "General"), "上半年", "是"],
    ["小计", None, xlwt.Formula("SUM(D5:D7)"), 0.6],
    ["乙一厂", None, 5, 1.0 / 3, (1, "0%"), (datetime.date(2026, 3, 1), "mmm-yy")],
]
for at, cells in enumerate(ROWS):
    for col, cell in enumerate(cells):
        if isinstance(cell, tuple):
            sheet.write(4 + at, 1 + col, cell[0], fmt(cell[1]))
        elif cell is not None:
            sheet.write(4 + at, 1 + col, cell)
sheet.write(8, 0, "乙县")
for col, cell in ((0, "合计"), (3, 17.3), (4, 1)):
    sheet.write(9, col, cell)
sheet.write(10, 0, "注：本表一式两份")
sheet.row(5).hidden = True
more = book.add_sheet("补报")
for at, cells in enumerate([["县区", "企业名称", "地表水（立方米）", "地下水（立方米）", "重复利用率（%）"],
                            ["乙县", "乙二厂", 50000, 123456789.125, 95.5], ["乙县", "乙三厂", 1e-7, 1e15, 0.5]]):
    for col, cell in enumerate(cells):
        more.write(at, col, cell)
book.add_sheet("填表说明").write(0, 0, "本表由企业填报")
old = book.add_sheet("旧")
old.visibility = 1
for at, cells in enumerate([["县区", "企业名称", "地表水（立方米）"], ["甲县", "藏厂", 1]]):
    for col, cell in enumerate(cells):
        old.write(at, col, cell)
book.save("ledgers/shapes.xls")

book = xlwt.Workbook(encoding="utf-8")
book.dates_1904 = True
sheet = book.add_sheet("x" * 31)
for col, text in enumerate(["县区", "企业名称", "地表水（万m³）", "重复利用率", "完成日期"]):
    sheet.write(0, col, text)
sheet.write(1, 0, "甲县")
sheet.write_rich_text(1, 1, (("富", xlwt.easyfont("bold true")), "文本厂"))
for col, cell in ((2, "１，２０８．０５"), (3, "94％")):
    sheet.write(1, col, cell)
sheet.write(1, 4, 44741, fmt("yyyy/m/d"))
book.save("ledgers/macintosh.xls")
