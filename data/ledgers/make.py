#!/usr/bin/env python3
"""make.py - the sample's half-years from 2026H2 on (示例数据): make.py [FOLDER] writes their ledgers, by default beside itself.

Every ledger keeps the form of its 2026H1 file: title rows, heads, units, the way figures are typed, encoding.  What is
in it is worked out from 2026H1, for second halves of a year from 2025H2 (tomatoes and potatoes have a season), by a
steady growth that is each enterprise's own, and by what story.py says happens.  No clock and no chance: a name's CRC
stands for chance, so that the same story gives the same bytes.
"""
import csv, io, os, sys, zipfile, zlib

sys.dont_write_bytecode = True
import story

HERE = os.path.dirname(os.path.abspath(__file__))
MONITORING = ["name", "code", "way", "intake", "surface", "ground", "tap", "reclaimed", "steps", "mode", "recirculated", "series",
              "reused", "discharge", "product", "output", "unit", "value", "quota", "process", "cooling", "boiler", "living", "other",
              "main", "auxiliary", "attached", "note"]
SOURCES, REPEATED = ["surface", "ground", "tap", "reclaimed"], ["recirculated", "series", "reused"]
USES, STAGES = ["process", "cooling", "boiler", "living", "other"], ["main", "auxiliary", "attached"]
VOLUMES = ["intake", "output", "discharge"] + SOURCES + REPEATED + USES + STAGES
IN_WAN = {"临泽县", "高台县", "山丹县", "肃南县"}   # 万立方米; the others fill in 立方米


def share(*words):
   """A share from 0 to 1 that is always the same for the same words."""
   return zlib.crc32("|".join(words).encode()) % 10007 / 10007


def number(cell):
   wide = str.maketrans("０１２３４５６７８９．", "0123456789.")
   text = cell.translate(wide).replace(",", "")
   scale = 10000 if text.endswith("万") else 1
   try:
      return float(text.rstrip("万")) * scale
   except ValueError:
      return None


def plain(x, places):
   text = f"{x + 1e-9:.{places}f}"
   return text.rstrip("0").rstrip(".") if "." in text else text


class Ledger:
   """A ledger's file as rows of text: what stands above the records, the records, what stands below."""

   def __init__(self, period, name, folder=HERE):
      with open(os.path.join(folder, period, name + ".csv"), "rb") as f:
         data = f.read()
      self.name, self.period = name, period
      try:
         self.encoding, text = ("utf-8-sig" if data[:3] == b"\xef\xbb\xbf" else "utf-8"), data.decode("utf-8-sig")
      except UnicodeDecodeError:
         self.encoding, text = "gb18030", data.decode("gb18030")
      self.end = "\r\n" if "\r\n" in text else "\n"
      rows = list(csv.reader(io.StringIO(text)))
      first = next(i for i, r in enumerate(rows) if r[0] in ("序号", "县区")) + 1
      while first < len(rows) and not rows[first][0]:
         first += 1          # a head of two rows
      numbered = rows[first - 1][0] != "县区"
      last = first
      while last < len(rows) and (not numbered or rows[last][0].isdigit()):
         last += 1
      self.top, self.body, self.tail, self.numbered = rows[:first], rows[first:last], rows[last:], numbered

   def fill_down(self):
      """The area, which is typed once for several rows, in each of them."""
      for above, row in zip(self.body, self.body[1:]):
         row[1] = row[1] or above[1]
      return self

   def write(self, folder, period, workbook=False):
      # The sheet is given away by its title; dates in it move with the period.
      year, half = period[:4], period[4:]
      old_year, old_half = self.period[:4], self.period[4:]
      words = [(old_year + ("年上半年" if old_half == "H1" else "年下半年"), year + ("年上半年" if half == "H1" else "年下半年")),
               (old_year + ("年6月末" if old_half == "H1" else "年12月末"), year + ("年6月末" if half == "H1" else "年12月末")),
               (old_year + "年度", year + "年度"),
               ("2026年7月10日" if self.period == "2026H1" else "2026年1月12日", f"{year}年7月10日" if half == "H1" else f"{int(year) + 1}年1月12日")]
      top = []
      for row in self.top:
         for old, new in words:
            row = [cell.replace(old, new) for cell in row]
         top.append(row)
      for i, row in enumerate(self.body):
         if self.numbered:
            row[0] = str(i + 1)
      rows = top + self.body + self.tail
      os.makedirs(os.path.join(folder, period), exist_ok=True)
      path = os.path.join(folder, period, self.name)
      if workbook:
         write_workbook(path + ".xlsx", rows)
         return
      out = io.StringIO()
      csv.writer(out, lineterminator=self.end).writerows(rows)
      with open(path + ".csv", "wb") as f:
         f.write(out.getvalue().encode(self.encoding))


def write_workbook(path, rows):
   """A workbook of one sheet with text and figures in its cells, the same bytes each time."""
   def cell(r, c, text):
      ref, x = (chr(64 + c // 26) if c >= 26 else "") + chr(65 + c % 26) + str(r + 1), number(text)
      if text == "":
         return ""
      if x is not None and not text.startswith("9162"):   # a code is text
         return f'<c r="{ref}"><v>{plain(x, 4)}</v></c>'
      text = text.replace("&", "&amp;").replace("<", "&lt;")
      return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'
   sheet = "".join(f'<row r="{r + 1}">' + "".join(cell(r, c, t) for c, t in enumerate(row)) + "</row>" for r, row in enumerate(rows))
   main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
   package = "http://schemas.openxmlformats.org/package/2006/"
   kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
   head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
   parts = [
      ("[Content_Types].xml", f'<Types xmlns="{package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         f'<Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/></Types>'),
      ("_rels/.rels", f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
      ("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="用水监测" sheetId="1" r:id="rId1"/></sheets></workbook>'),
      ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
      ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>'),
   ]
   with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
      for name, text in parts:
         z.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), head + text, zipfile.ZIP_DEFLATED)


def place(area):
   """As most ledgers write an area."""
   return "经开区" if area == "张掖经开区" else area


def seen(period):
   """The half-years of the story up to this one."""
   return [p for p in story.PERIODS if p <= period]


def day_in(period, seed):
   year, half = period[:4], period[4:]
   return f"{year}-{'06' if half == 'H1' else '12'}-{10 + int(share(seed, period) * 18)}"


# Monitoring -------------------------------------------------------------------------------------------------------

class Monitoring:
   """The water figures of an area in a base half-year, mended."""

   def __init__(self, area, period):
      self.area, self.ledger = area, Ledger(period, "用水监测-" + area)
      self.skip = 2 if self.ledger.top[-1][1] == "县区" or self.ledger.top[-2][1] == "县区" else 1
      self.rows, known = [], set()
      for row in self.ledger.body:
         r = dict(zip(MONITORING, row[self.skip:]))
         r["name"] = r["name"].replace("(", "（").replace(")", "）")
         if r["name"] not in known:      # one was typed twice
            known.add(r["name"])
            self.rows.append(r)
      for (when, name, column), text in story.MENDED.items():
         for r in self.rows:
            if when == period and r["name"] == name:
               r[column] = text
      for (when, name), (other, part) in story.ABSENT.items():
         if when == period and name.startswith(area[:2]):
            r = dict(next(x for x in Monitoring(area, other).rows if x["name"] == name))
            for column in ["intake", "output", "value", "discharge"] + SOURCES + REPEATED:
               r[column] = plain(number(r[column]) * part, 2)
            self.rows.append(r)


class Water:
   """Every enterprise's figures in a period of the story: m³, t, 万元 as floats rounded as they will be typed."""

   def __init__(self, area, period):
      base_period = "2026H1" if period[4:] == "H1" else "2025H2"
      self.base, self.base_period, self.period, self.area = Monitoring(area, base_period), base_period, period, area
      self.years = int(period[:4]) - int(base_period[:4])
      rows = list(self.base.rows)
      for where, name, code, begins, like, scale, _, product, unit, quota in story.COMING:
         if where == area and begins <= period:
            r = dict(next(x for x in rows if x["name"] == like))
            for column in ["intake", "output", "value", "discharge"] + SOURCES + REPEATED:
               if number(r[column]) is not None:
                  r[column] = str(number(r[column]) * scale) if column != "intake" else r[column]
            r.update(name=name, code=code, product=product, unit=unit, quota=quota, note="")
            rows.append(r)
      gone = {name for name, (since, _) in story.GOING.items() if since <= period}
      left_out = {name for (when, name, column) in story.FAULTS if when == period and column is None}
      self.rows = [self.grown(r) for r in rows if r["name"] not in gone | left_out]

   def volume(self, x):
      """As it will be typed: two decimals of 万立方米, or hundreds of 立方米."""
      return plain(x, 2) if self.area in IN_WAN else str(int(x / 100 + 0.5) * 100)

   def grown(self, base):
      r, name, years = dict(base), base["name"], self.years
      output = (1.005 + 0.04 * share(name, "output")) ** years * (0.99 + 0.02 * share(name, "output", self.period))
      output *= story.SHOCKS.get((name, self.period), 1)
      need = (0.97 - 0.03 * share(name, "need")) ** years * (0.995 + 0.01 * share(name, "need", self.period))
      done, factor = story.WORKS.get(name, (None, 1))
      if done and self.base_period <= done < self.period:
         need *= factor
      again = (1.012 + 0.02 * share(name, "again")) ** years
      amounts = {c: number(base[c]) for c in SOURCES}
      since, part = story.SUPPLY.get(name, ("9", 0))
      if since <= self.period and not amounts["reclaimed"]:
         moved = amounts["ground"] * part
         amounts["ground"], amounts["reclaimed"] = amounts["ground"] - moved, moved
         r["way"] = base["way"] + "、再生水管网"
      total = 0
      for c in SOURCES:
         if amounts[c] is not None and (amounts[c] > 0 or base[c] != "—"):
            r[c] = self.volume(amounts[c] * output * need)
            total += number(r[c])
      r["intake"] = self.volume(total)
      for c in REPEATED:
         r[c] = self.volume(number(base[c]) * output * again)
      # Water that is used again is not let out.
      r["discharge"] = self.volume(number(base["discharge"]) * output * need * 0.985 ** years)
      made = number(base["output"]) * output
      r["output"] = plain(made / 10000, 1) + "万" if base["output"].endswith("万") else str(int(made / 10 + 0.5) * 10 if made > 5000 else int(made + 0.5))
      r["value"] = f"{number(base['value']) * output * 1.022 ** years:.1f}"
      if "限期改造" in r["note"] or "水表" in r["note"] or "附表" in r["note"] or "补报" in r["note"] or "未计量" in r["note"]:
         r["note"] = ""
      return r

   def total(self, column):
      return sum(number(r[column]) or 0 for r in self.rows)

   def divide(self, apart):
      """Fills in the uses and the stages of those who meter them apart."""
      for r in self.rows:
         r.update(divided(r, self.period, self.volume) if r["name"] in apart else dict.fromkeys(USES + STAGES, ""))


# What each of the processes that an enterprise names uses of its water, in parts; words not listed wash or treat: process water.
PARTS = {
   "循环冷却": ("cooling", 70), "反应冷却": ("cooling", 45), "炉体冷却": ("cooling", 60), "设备冷却": ("cooling", 45), "蒸发冷却": ("cooling", 25),
   "制冷冷却": ("cooling", 15), "冷却": ("cooling", 22), "锅炉补水": ("boiler", 16), "余热锅炉": ("boiler", 14), "烘干": ("boiler", 12),
   "脱硫": ("process", 9), "除尘": ("other", 9), "井下除尘": ("other", 18), "生活用水": ("living", 6),
}


def parted(shares, total, volume):
   """A total in parts by shares, as typed; the largest part takes what rounding leaves."""
   whole = sum(shares.values())
   out = {field: volume(total * x / whole) for field, x in shares.items()}
   largest = max(shares, key=shares.get)
   out[largest] = volume(total - sum(number(text) for field, text in out.items() if field != largest))
   return out


def divided(r, period, volume):
   """An enterprise's intake by use and by main stage of production, by the processes it names; as typed, they add up to the intake."""
   shares = {"process": 0, "cooling": 0, "boiler": 0, "living": 1.5 + 2 * share(r["name"], "living"), "other": 1 + 2 * share(r["name"], "other")}
   for word in r["steps"].split("、"):
      use, part = PARTS.get(word, ("process", 30))
      shares[use] += part * (0.9 + 0.2 * share(r["name"], word)) * (0.98 + 0.04 * share(r["name"], word, period))
   # 附属生产 is what offices, canteens and green need, 辅助生产 steam, air, dust and laboratories; a power station's boilers are its main production.
   main = shares["process"] + shares["cooling"] + (shares["boiler"] if r["product"] == "发电量" else 0)
   attached = shares["living"] + shares["other"] / 4
   stages = {"main": main, "auxiliary": sum(shares.values()) - main - attached, "attached": attached}
   intake = number(r["intake"])
   return {**parted(shares, intake, volume), **parted(stages, intake, volume)}


def metered_apart(period, folder=HERE):
   """The enterprises that meter their uses apart, by the metering ledger; who is too small for it fills in what it knows."""
   words = {row[2]: row[13] for row in Ledger(period, "计量器具配备", folder).body}
   return {row[2] for row in Ledger(period, "企业名录", folder).body if words.get(row[2], "是") == "是"}


def commas(text, like):
   """The thousands as the base's figure has them."""
   return f"{int(text):,}" if "," in like and text.isdigit() and len(text) > 3 else text


def monitoring(folder, period, water):
   for area in story.AREAS:
      if (area, period) in story.UNREPORTED:
         continue
      base, w = water[area].base, water[area]
      ledger, typed = base.ledger, {r["name"]: r for r in base.rows}
      body = []
      for r in w.rows:
         for (when, name, column), text in story.FAULTS.items():
            if when == period and name == r["name"] and column:
               r[column] = text
         like = typed.get(r["name"], base.rows[0])
         cells = [commas(r[c], like.get("intake" if c in USES + STAGES else c, "")) if c in VOLUMES else r[c] for c in MONITORING]
         body.append(["", *([place(area)] if base.skip == 2 else []), *cells])
      ledger.body = body
      for row in ledger.tail:
         if row[0].replace("　", "") in ("合计", "总计"):
            for i, c in enumerate(MONITORING, base.skip):
               if row[i] != "":
                  x = w.total(c)
                  row[i] = commas(plain(x, 1 if c == "value" else 2), row[i])
      ledger.write(folder, period, (area, period) in story.WORKBOOKS)


def analysis(folder, period, water):
   ledger, body = Ledger("2026H1", "用水分析"), []
   year, half = period[:4], "上半年" if period[4:] == "H1" else "下半年"
   before = f"{int(year) - 1}{period[4:]}"
   month = "07" if period[4:] == "H1" else "01"
   for i, area in enumerate(story.AREAS):
      if (area, period) in story.ANALYSIS_LATE:
         continue
      now, ago = water[area].total("intake"), total_of(area, before)
      if now < ago * 0.995:
         why = f"用水量同比下降，主要原因是{story.CAUSES[area]}。"
      elif now <= ago * 1.005:
         why = f"用水量与上年同期基本持平，{story.GREW[area]}带来的新增用水由节水改造抵消。"
      else:
         why = f"用水量同比增长，主要原因是{story.GREW[area]}。"
      day = f"{int(year) + (month == '01')}-{month}-{5 + i:02d}"
      body.append(["", place(area), f"{area}{year}年{half}工业用水分析报告", day, f"分析报告-{area}-{period}.pdf", why, ""])
   ledger.body = body
   ledger.write(folder, period)


def total_of(area, period):
   if period in story.PERIODS:
      return Water(area, period).total("intake")
   return sum(number(r["intake"]) or 0 for r in Monitoring(area, period).rows)


# Who there is -----------------------------------------------------------------------------------------------------

def directory(folder, period):
   ledger = Ledger("2026H1", "企业名录")
   mended = {"肃南示例裕原肉业有限公司": (7, "是"), "民乐示例菘蓝中药饮片有限公司": (10, "否")}
   for row in ledger.body:
      if row[2] in mended:
         at, text = mended[row[2]]
         row[at], row[12] = text, ""
      if story.SUPPLY.get(row[2], ("9",))[0] <= period:
         row[10] = "是"     # who is supplied with reclaimed water is able to use it
      if row[2] in story.GOING and story.GOING[row[2]][0] <= period:
         row[7], row[12] = "否", story.GOING[row[2]][1]
   for area, name, code, begins, _, _, industry, product, _, _ in story.COMING:
      if begins <= period:
         at = max(i for i, row in enumerate(ledger.body) if row[1] == place(area)) + 1
         ledger.body.insert(at, ["", place(area), name, code, industry, product, "", "是", "否", "否", "否", "否", f"{begins[:4]}年新纳入规模以上"])
   ledger.write(folder, period)


def step(name, field):
   """The half-year of the story in which an enterprise takes a step that it has yet to take, or None."""
   at = int(share(name, field) * 6)
   return story.PERIODS[at] if at < len(story.PERIODS) else None


def management(folder, period):
   ledger = Ledger("2026H1", "企业节水管理")
   for row in ledger.body:
      for at, field in enumerate(("system", "manager", "levels", "appraisal", "cycle"), 4):
         if row[at] != "是":
            when = story.SYSTEM_LATE.get(row[2], "2026H2") if field == "system" else step(row[2], field)
            row[at] = "是" if when and when <= period else "否"
   ledger.write(folder, period)


def metering(folder, period):
   ledger = Ledger("2026H1", "计量器具配备")
   end = f"{period[:4]}-{'06-30' if period[4:] == 'H1' else '12-31'}"
   for row in ledger.body:
      name = row[2]
      for level in (4, 6, 8):
         due, have = int(row[level]), int(row[level + 1]) if row[level + 1].isdigit() else int(row[level]) - 2
         for p in seen(period):     # a third of what lacks, at least one, by turns
            if have < due and share(name, str(level), p) < 0.6:
               have += max(1, (due - have) // 3)
         row[level + 1] = str(have)
      row[10] = "是"
      if row[13] != "是":
         row[13] = "是" if story.SEPARATE_LATE.get(name, "2026H2") <= period else "否"
      row[14] = calibrated(name, row[14], period, end)
      meters, smart = int(row[15]), int(row[16])
      smart += sum(1 + int(share(name, "smart", p) * 3) for p in seen(period))
      row[16] = str(min(meters, smart))
      if row[17] != "是":
         when = step(name, "classified")
         row[17] = "是" if when and when <= period else "否"
      if story.SUPPLY.get(name, ("9",))[0] <= period:
         row[18] = "是"
   for area, name, code, begins, like, *_ in story.COMING:
      if begins <= period:
         row = list(next(r for r in ledger.body if r[2] == like))
         row[2], row[3], row[13], row[14] = name, code, "是", "2029-03-31"
         ledger.body.insert(max(i for i, r in enumerate(ledger.body) if r[1] == place(area)) + 1, row)
   gone = {name for name, (since, _) in story.GOING.items() if since <= period}
   ledger.body = [r for r in ledger.body if r[2] not in gone]
   ledger.write(folder, period)


def calibrated(name, day, period, end):
   """The day until which the meters are calibrated: two years on each time it has passed."""
   day = day.replace("2026.13.01", "2026-12-01").replace("/", "-").replace("年", "-").replace("月", "-").replace("日", "") or "2026-11-15"
   year, month, of_month = (int(x) for x in day.split("-"))
   while f"{year}-{month:02d}-{of_month:02d}" <= end:
      year += 2
   if (name, period) in story.LAPSED:
      year, month, of_month = int(end[:4]), int(end[5:7]) - 2, 15
   return f"{year}-{month:02d}-{of_month:02d}"


# What is built ----------------------------------------------------------------------------------------------------

def construction(folder, period):
   """The projects with their assessments (水资源论证) and the three simultaneities (节水“三同时”)."""
   projects = Ledger("2026H1", "工业建设项目").fill_down()
   assessed, together = Ledger("2026H1", "水资源论证").fill_down(), Ledger("2026H1", "节水三同时").fill_down()
   year, body = period[:4], projects.body
   for row in body:
      row[6], row[8] = row[6] or "是", ""
   for row in assessed.body:
      if story.ASSESSED_LATE.get(row[2], "2026H2") <= period and "否" in row[3:5]:
         row[3], row[4], row[6] = "是", "是", "11000" if "甘泉" in row[2] or "金芽" in row[2] else "42000"
         row[7] = "2026-11-18" if period < "2027" else row[7] or "2026-11-18"
   for row in together.body:
      late = story.TOGETHER_LATE.get(row[2])
      for at in (3, 4, 5):
         if late and late[1] > period:
            continue
         row[at] = "是" if at < 5 or period >= "2027H1" or row[at] == "是" else "未到阶段"
      row[6] = day_in(period, row[2])
   rows = {"assessed": assessed.body, "together": together.body}
   for extra in [("山丹县", "山丹示例煤电热力有限公司脱硫改建项目", "7000", "2026-10-15"), ("民乐县", "民乐示例陇禾变性淀粉有限公司二期项目", "24000", "2026-09-22")]:
      rows["assessed"].append(["", extra[0], extra[1], "是", "是", "否", extra[2], extra[3], ""])
   for area, project, owner, kind, when, needs, use, since, design, built, used, allowed, day in story.CONSTRUCTION:
      if when > year:
         continue
      body.append(["", place(area), project, owner, kind, when, needs, use, ""])
      if needs == "是":
         ok = since is not None and since <= period
         rows["assessed"].append(["", place(area), project, *(["是", "是", "否", allowed, day] if ok else ["否", "否", "否", "", ""]), ""])
      if design:
         flags = ["是" if p and p <= period else "未到阶段" for p in (design, built, used)]
         rows["together"].append(["", place(area), project, *flags, day_in(period, project), ""])
   order = [place(a) for a in story.AREAS]
   for ledger, list_ in ((projects, body), (assessed, rows["assessed"]), (together, rows["together"])):
      ledger.body = sorted(list_, key=lambda r: order.index(r[1]))
      ledger.write(folder, period)


def parks(folder, period):
   ledger = Ledger("2026H1", "园区设施")
   for row, cells in zip(ledger.body, story.PARK_ROWS[period]):
      row[3:] = [str(c) for c in cells] + [""]
   ledger.write(folder, period)


def overquota(folder, period):
   ledger = Ledger("2026H1", "超定额限期改造")
   codes = {row[2]: row[3] for row in Ledger("2026H1", "企业名录").body}
   ledger.body = [["", place(area), name, codes[name], deadline, measures, "是" if done <= period else "否", ""]
                  for area, name, since, deadline, measures, done in story.OVERQUOTA if since <= period]
   ledger.write(folder, period)


def stage_of(stages, period):
   known = [p for p in sorted(stages) if p <= period]
   return stages[known[-1]] if known else None


def retrofit(folder, period):
   ledger, body = Ledger("2026H1", "技改项目储备库"), []
   for area, project, owner, works, year, money, saving, due, stages in story.RETROFIT:
      stage = stage_of(stages, period)
      if stage is None:
         continue
      updated = day_in("2026H1", project) if (project, period) in story.NOT_UPDATED else day_in(period, project)
      body.append(["", place(area), project, owner, works, year, stage, money, saving, due, updated, ""])
   ledger.body, ledger.tail[0][0] = body, "注：本台账项目均为虚构，示例数据；列入年度任务（表1）的填任务年度。"
   ledger.write(folder, period)


# What enterprises and areas do --------------------------------------------------------------------------------------

def recycling(folder, period):
   ledger = Ledger("2026H1", "循环利用")
   codes = {row[2]: row[3] for row in Ledger("2026H1", "企业名录").body}
   for row in ledger.body:
      if row[5] in ("串联用水", "分质用水") or row[7]:
         row[7] = plain(float(row[7]) * (0.98 + 0.06 * share(row[2], "pair", period)), 1)
   body = [row for row in ledger.body if row[5] or row[7]]     # the one without a day is reported in 2026H2
   for area, name, day, since in story.BALANCE_TESTS:
      if since <= period:
         body.append(["", area, name, codes[name], "水平衡测试", day, "", "", ""])
   for area, name, kind, day, partner, volume, since in story.PAIRS:
      if since <= period:
         body.append(["", area, name, codes[name], kind, day, partner, plain(volume * (0.98 + 0.06 * share(name, "pair", period)), 1), ""])
   order = [place(a) for a in story.AREAS]
   for row in body:
      row[1] = place(row[1])
   ledger.body = sorted(body, key=lambda r: order.index(r[1]))
   ledger.write(folder, period)


def reclaimed(folder, period, water):
   ledger = Ledger("2026H1", "再生水配置").fill_down()
   used = {}
   for area in story.AREAS:
      for r in water[area].rows:
         used[r["name"]] = (number(r["reclaimed"]) or 0) / (1 if area in IN_WAN else 10000)
   for row in ledger.body:
      since = story.SUPPLY.get(row[3], ("2026H1",))[0]
      if since <= period:
         row[4], row[5], row[6] = "已供水", story.LENGTHS.get(row[3], row[5]), plain(used[row[3]], 2)
      elif row[4] == "在建":
         row[6] = "0"
      row[5] = row[5].replace("—", "不涉及")     # of a line that is only thought of
   ledger.write(folder, period)


def activities(folder, period):
   ledger = Ledger("2026H1", "交流活动")
   ledger.body = [["", place(area), title, kind, day, people, ""] for area, title, kind, day, people in story.ACTIVITIES[period]]
   ledger.write(folder, period)


def cases(folder, period):
   ledger, body = Ledger("2026H1", "典型案例"), []
   codes = {row[2]: row[3] for row in Ledger("2026H1", "企业名录").body}
   for area, title, owner, year, stages, day, written, document in story.CASES:
      stage = stage_of(stages, period)
      if stage:
         body.append(["", place(area), title, owner, codes[owner], year, stage, "是" if written <= period else "否",
                      day if stage == "已发布" else "", document, ""])
   ledger.body = body
   ledger.write(folder, period)


def rewards(folder, period):
   ledger, body, paid = Ledger("2026H1", "节水奖补"), [], 0
   for area, owner, policy, applied, granted, amount, day in story.REWARDS[period[:4]]:
      got = granted is not None and granted <= period
      asked = applied is not None and applied <= period
      body.append(["", place(area), owner, policy, "是", "是" if asked else "否", "是" if got else "否", amount if got else "", day if asked and (got or not granted) else "", ""])
      paid += int(amount) if got else 0
   ledger.body, ledger.tail[0][7] = body, str(paid)
   ledger.write(folder, period)


def conclusions(folder, period):
   rows = story.CONCLUSIONS.get(period)
   if rows:
      ledger = Ledger("2026H1", "定性指标认定")
      ledger.body = [["", id_, met, text, "市工信局", day, "示例材料", "示例数据"] for id_, met, text, day in rows]
      ledger.write(folder, period)


def official(folder, period):
   rows = story.OFFICIAL.get(period)
   if rows:
      ledger = Ledger("2026H1", "官方统计")
      ledger.body = [["", place_, indicator, value, unit, price, scope, ("市统计局" if place_ == "全市" else place_ + "统计部门") + "提供（示例）", ""]
                     for place_, indicator, value, unit, price, scope in rows]
      if len(period) == 4:
         ledger.top[0][0] = f"官方统计数据（{period}年度，示例数据）"
      ledger.write(folder, period)


def control(folder, period):
   if period in story.CONTROL:
      year, value = story.CONTROL[period]
      ledger = Ledger("2026H1", "官方统计")
      ledger.name = "管控指标"
      ledger.top = [[f"万元工业增加值用水量控制指标（{year}年度，示例数据）", "", "", "", "", ""], ["序号", "年度", "控制值（立方米/万元）", "价格口径", "统计口径", "依据"]]
      ledger.body, ledger.tail = [["", year, value, "当年价", "含电厂", "示例文件"]], []
      ledger.write(folder, period)


def progress(folder, period):
   """The areas' own words: what they did, and what holds them up where the story says so."""
   ledger, body = Ledger("2026H1", "重点任务进展"), []
   year = period[:4]
   for area in story.AREAS:
      def say(item, text, problem="", plan=""):
         body.append([place(area), item, text, problem, plan, ""])
      if (area, period) in story.UNREPORTED:
         say("1.1", "正在组织企业填报用水监测数据。", "台账负责人调整，未按期报送。", "尽快补报监测数据和分析报告。")
      elif (area, period) in story.ANALYSIS_LATE:
         lacking = sum(1 for when, name, column in story.FAULTS if when == period and column is None and name.startswith(area[:2]))
         by = f"{int(year) + 1}年2月" if period[4:] == "H2" else f"{year}年8月"     # the month after the one of the report
         if lacking:
            say("1.1", f"除{lacking}户企业外，用水数据已报送。", f"{lacking}户企业未报送，分析报告正在起草。", f"{by}底前补报数据、完成报告。")
         else:
            say("1.1", "企业用水数据已报送。", "分析报告正在起草。", f"{by}底前完成报告。")
      else:
         say("1.1", "完成规模以上工业企业半年用水摸排，形成用水分析报告。")
      lapsed = [name for name, p in story.LAPSED if p == period and name.startswith(area[:2])]
      apart = [name for name, until in story.SEPARATE_LATE.items() if until > period and name.startswith(area[:2])]
      if lapsed or apart:
         late = ("部分" if len(lapsed) > 1 else "个别") + "企业计量器具校准超期。"
         say("4.2", "组织开展分别计量和校准情况检查。", late if lapsed else "个别企业不同用途用水未分别计量。", "列出清单，限期完成。")
      own = [(project, stage_of(stages, period)) for where, project, _, _, when, _, _, _, stages in story.RETROFIT if where == area and when == year]
      done = sum(1 for _, stage in own if stage in ("完工", "投运"))
      if own and done == len(own):
         say("6.3", f"年度任务项目{len(own)}个，已全部建成。")
      elif own:
         begun = all(stage in ("开工", "在建", "完工", "投运") for _, stage in own)
         say("6.3", f"年度任务项目{len(own)}个，已建成{done}个。" if done else f"年度任务项目{len(own)}个，正在推进。",
             "设备到货较晚。" if begun else "前期手续办理较慢。", "倒排工期，加快建设。")
      if area == "山丹县" and period < "2027H2":
         say("5.3", "园区设施正在建设。", "部分建设资金未落实。", "积极争取专项资金，尽快完工。")
      if any(a[0] == area for a in story.ACTIVITIES[period]):
         say("9.1", "组织开展节水交流活动。")
      eligible = any(row[0] == area for row in story.REWARDS[year])
      say("10.1", "组织企业申报节水奖补资金。" if eligible else "宣传节水奖补政策，没有符合条件的企业。")
   ledger.body = body
   ledger.write(folder, period)


def quota_table(folder, period):
   ledger = Ledger("2026H1", "用水定额表")
   for _, _, _, since, _, _, _, product, unit, quota in story.COMING:
      if since <= period and all(row[1] != product for row in ledger.body):
         ledger.body.append(["", product, unit, quota, f"{float(quota) * 0.8:g}", "示例"])
   ledger.write(folder, period)


def main():
   folder = sys.argv[1] if len(sys.argv) > 1 else HERE
   for period in story.PERIODS:
      water = {area: Water(area, period) for area in story.AREAS}
      quota_table(folder, period)
      reclaimed(folder, period, water)
      analysis(folder, period, water)
      directory(folder, period)
      metering(folder, period)
      apart = metered_apart(period, folder)
      for w in water.values():
         w.divide(apart)
      monitoring(folder, period, water)
      for make in (management, construction, parks, overquota, retrofit, recycling, activities, cases, rewards,
                   conclusions, official, control, progress):
         make(folder, period)
   for period in story.OFFICIAL:
      if len(period) == 4:
         official(folder, period)


if __name__ == "__main__":
   main()
