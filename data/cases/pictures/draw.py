#!/usr/bin/env python3
"""Draws the cases' flow diagrams (工艺流程示意图): draw.py FOLDER writes three PNG a case into it: NAME.png in Chinese,
NAME-en.png in English, NAME-zh-en.png in both.

The pictures beside this file were made with it, with Pillow 9.4 and Noto Sans CJK SC; they are samples as the
cases are, and show the order of steps, not a plant.  A diagram is boxes at (column, row) and arrows from
side to side (l r t b) of them: a line is water supplied, a broken line water used again.
"""
import os, sys
from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SC = 2                      # the face's index in the collection
DPI, FINE = 220, 3          # drawn FINE times as large, then made smaller: smooth edges
BOX_W, BOX_H = 22.5, 10.5   # mm: the least; boxes are all as large as the largest text in them needs
BETWEEN, BELOW = 7.0, 6.5   # mm between boxes, for the arrows
PAD_X, PAD_Y = 1.6, 1.3     # mm that words keep clear of the frame
INK, SHADE = 30, 236        # grey values
TALLER = 6.5                # mm that boxes are higher at least for both languages


def px(mm):
    return round(mm / 25.4 * DPI * FINE)


def mm(pixels):
    return pixels * 25.4 / DPI / FINE


class Diagram:
    def __init__(self, columns, rows, lang, texts):
        self.lang = lang
        self.font = ImageFont.truetype(FONT, px(3.1), index=SC)
        self.small = ImageFont.truetype(FONT, px(2.6 if lang == "zh" else 2.2), index=SC)
        self.latin = ImageFont.truetype(FONT, px(2.5), index=SC)
        sizes = [self.room(text) for text in texts]
        self.width = max([BOX_W] + [w + 2 * PAD_X for w, _ in sizes]) # mm
        self.height = max([BOX_H + (TALLER if lang == "zh-en" else 0)] + [h + 2 * PAD_Y for _, h in sizes])
        self.column, self.row = self.width + BETWEEN, self.height + BELOW
        self.size = px(self.column * (columns - 1) + self.width + 2), px(self.row * (rows - 1) + self.height + 2 + 7)
        self.image = Image.new("L", self.size, 255)
        self.draw = ImageDraw.Draw(self.image)
        self.boxes = {}

    def parts(self, text):
        """What stands in a box: texts, each with its face and the space between its lines."""
        if self.lang == "zh":
            return [(text, self.font, px(0.6))]
        if self.lang == "en":
            return [(ENGLISH[text], self.latin, px(0.5))]
        return [(text, self.font, px(0.4)), (ENGLISH[text], self.latin, px(0.4))]

    def room(self, text):
        """The width and height of what stands in a box, in mm."""
        measure = ImageDraw.Draw(Image.new("L", (1, 1)))
        ink = [measure.multiline_textbbox((0, 0), t, font=f, spacing=s) for t, f, s in self.parts(text)]
        return mm(max(b[2] - b[0] for b in ink)), mm(sum(b[3] - b[1] for b in ink)) + 0.8 * (len(ink) - 1)

    def box(self, name, column, row, text, kind):
        x, y = px(1 + self.column * column), px(1 + self.row * row)
        w, h = px(self.width), px(self.height)
        self.boxes[name] = (x, y, w, h)
        fill = SHADE if kind == "end" else 255
        if kind == "unit":
            self.draw.rectangle((x, y, x + w, y + h), fill=fill, outline=INK, width=px(0.3))
        else:
            self.draw.rounded_rectangle((x, y, x + w, y + h), radius=px(BOX_H) // 2, fill=fill, outline=INK, width=px(0.3))
        middle = x + w / 2, y + h / 2
        if self.lang == "zh-en":
            self.pair(middle, text)
        for t, f, space in self.parts(text) if self.lang != "zh-en" else []:
            self.draw.multiline_text(middle, t, font=f, fill=INK, anchor="mm", align="center", spacing=space)

    def pair(self, middle, text):
        """The Chinese over the English, both together in the box's middle."""
        y = middle[1] - px(self.room(text)[1]) / 2
        for t, f, space in self.parts(text):
            b = self.draw.multiline_textbbox((0, 0), t, font=f, spacing=space)
            self.draw.multiline_text((middle[0], y - b[1]), t, font=f, fill=INK, anchor="ma", align="center", spacing=space)
            y += b[3] - b[1] + px(0.8)

    def words(self, text, both=" "):
        return {"zh": text, "en": ENGLISH[text], "zh-en": text + both + ENGLISH[text]}[self.lang] if text else ""

    def side(self, name, side):
        x, y, w, h = self.boxes[name]
        return {"l": (x, y + h // 2), "r": (x + w, y + h // 2), "t": (x + w // 2, y), "b": (x + w // 2, y + h)}[side]

    def line(self, a, b, broken):
        if not broken:
            self.draw.line((a, b), fill=INK, width=px(0.35))
            return
        length = max(abs(b[0] - a[0]), abs(b[1] - a[1]))
        step, on = px(2.0), px(1.3)
        for at in range(0, length, step):
            f, t = at / length, min(at + on, length) / length
            self.draw.line((a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f,
                            a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t), fill=INK, width=px(0.35))

    def head(self, a, b):
        long, half = px(2.0), px(0.75)
        dx, dy = (b[0] > a[0]) - (b[0] < a[0]), (b[1] > a[1]) - (b[1] < a[1])
        back = b[0] - dx * long, b[1] - dy * long
        self.draw.polygon([b, (back[0] - dy * half, back[1] - dx * half), (back[0] + dy * half, back[1] + dx * half)], fill=INK)
        return back

    def arrow(self, start, end, label="", broken=False):
        a, b = self.side(*start), self.side(*end)
        flat = start[1] in "lr", end[1] in "lr"
        if a[0] == b[0] or a[1] == b[1]:
            points = [a, b]
        elif flat[0] and not flat[1]:
            points = [a, (b[0], a[1]), b]
        elif flat[1] and not flat[0]:
            points = [a, (a[0], b[1]), b]
        elif flat[0]:
            middle = (a[0] + b[0]) // 2
            points = [a, (middle, a[1]), (middle, b[1]), b]
        else:
            middle = (a[1] + b[1]) // 2
            points = [a, (a[0], middle), (b[0], middle), b]
        way = list(zip(points, points[1:])) # from side to side, the head too: a label of two lines keeps clear of both boxes
        points[-1:] = [self.head(points[-2], points[-1])]
        for p, q in zip(points, points[1:]):
            self.line(p, q, broken)
        label = self.words(label, "\n")
        if label:
            p, q = max(way, key=lambda s: abs(s[1][0] - s[0][0]) + abs(s[1][1] - s[0][1]))
            if p[1] == q[1]:
                self.label(((p[0] + q[0]) / 2, p[1] - px(0.6)), label.replace("\n", " "), "mb")
            else:
                lines = label.split("\n")
                for i, line in enumerate(lines):
                    y = (p[1] + q[1]) / 2 + px(2.5) * (i - (len(lines) - 1) / 2)
                    self.label((p[0] + px(1.1), y), line, "lm")

    def label(self, at, text, anchor):
        left, top, right, bottom = self.draw.textbbox(at, text, font=self.small, anchor=anchor)
        clear = px(0.4)
        for x, y, w, h in self.boxes.values():
            if left < x + w + clear and right > x - clear and top < y + h + clear and bottom > y - clear:
                sys.exit(f"draw.py: the label {text!r} touches a box")
        self.draw.text(at, text, font=self.small, fill=INK, anchor=anchor)

    def legend(self):
        y = self.size[1] - px(3.0)
        x = self.size[0] // 2 - px(30)
        for words, broken in (("供水", False), ("回用水", True)):
            end = x + px(11), y
            self.line((x, y), self.head((x, y), end), broken)
            self.draw.text((x + px(13), y), self.words(words), font=self.small, fill=INK, anchor="lm")
            x += px(34)

    def save(self, path):
        self.legend()
        small = self.image.resize((self.size[0] // FINE, self.size[1] // FINE), Image.LANCZOS)
        small.point(lambda v: v // 16 * 17).save(path, optimize=True, dpi=(DPI, DPI))


# Working translations of what stands in the diagrams.
ENGLISH = {
    "供水": "Supply", "回用水": "Reused", "浓水": "Concentrate", "排污水": "Blowdown", "回用": "Reused", "循环": "Loop", "溢流": "Overflow", "回水": "Return",
    "园区污水\n处理厂尾水": "Effluent of\npark plant", "石灰软化": "Lime softening", "超滤": "Ultrafiltration", "反渗透": "Reverse osmosis",
    "循环冷却水\n系统": "Circulating\ncooling", "地下水\n（备用）": "Groundwater\n(standby)", "煤场抑尘": "Dust suppression\nin coal yard",
    "脱硫、\n渣仓冲洗": "Desulphurization,\nslag flushing", "清水": "Fresh water", "末级旋流\n洗涤": "Last-stage\ncyclone wash",
    "前级逆流\n洗涤": "Countercurrent\nearlier stages", "锉磨、\n薯渣洗涤": "Rasping,\npulp washing", "细胞汁水": "Potato juice", "蛋白提取": "Protein\nextraction",
    "厌氧、好氧、\n膜处理": "Anaerobic, aerobic,\nmembrane", "流送清洗": "Fluming,\nwashing", "除砂、\n除渣、沉淀": "Grit, debris,\nsettling",
    "基地灌溉\n（农闲季节）": "Irrigation\n(slack season)", "新鲜水": "Fresh water", "十二级\n逆流洗涤": "12-stage counter-\ncurrent wash",
    "分离": "Separation", "浸泡、破碎": "Steeping,\nmilling", "玉米浆\n蒸发浓缩": "Steep liquor\nevaporation", "前效冷凝水": "Condensate,\nfirst effects",
    "锅炉补给水": "Boiler make-up", "中效冷凝水": "Condensate,\nmiddle effects", "换热、中和": "Heat exchange,\nneutralization",
    "末效冷凝水": "Condensate,\nlast effects", "生化处理": "Biological\ntreatment", "循环冷却\n补水": "Cooling\nmake-up", "清水喷淋": "Fresh spray",
    "回转格栅": "Rotary screen", "沉淀": "Settling", "溶气气浮": "Air flotation", "番茄汁浓缩": "Juice\nevaporation",
    "冷凝水收集、\n换热": "Condensate,\nheat exchange", "活性炭过滤、\n消毒": "Carbon filter,\ndisinfection", "冷却塔补水": "Cooling tower\nmake-up",
    "设备清洗": "Equipment\nwashing", "流送补水": "Flume make-up", "矿井涌水": "Mine water", "混凝沉淀、\n过滤、除硬": "Coagulation,\nfiltering, softening",
    "磨矿、除尘、\n凿岩": "Grinding, dust\nremoval, drilling", "选矿厂": "Dressing plant", "高效浓密机": "Thickener", "尾矿库": "Tailings pond",
    "高位水池": "Head tank", "浮船泵站": "Floating\npump station", "沟谷地下水": "Valley\ngroundwater", "精制装置\n冷却": "Refining:\ncooling",
    "合成装置\n洗涤": "Synthesis:\nwashing", "尾气吸收": "Tail gas\nabsorption", "高盐废水\n预处理": "Saline water\npre-treatment", "蒸发结晶": "Evaporation,\ncrystallization",
    "蒸汽疏水": "Steam\ncondensate", "精密过滤、\n除油": "Fine filter,\noil removal", "锅炉给水": "Boiler feed", "低浓度废水": "Dilute\nwastewater",
    "生化、\n双膜处理": "Biological,\ndouble membrane", "循环水补水": "Cooling\nmake-up", "循环水\n排污水": "Cooling\nblowdown", "调节、\n混凝沉淀": "Balancing,\ncoagulation",
    "盐泥洗涤": "Salt sludge\nwashing", "反洗水": "Backwash", "再生水、\n地下水": "Reclaimed water,\ngroundwater", "软化、加药": "Softening,\ndosing",
    "湿法脱硫": "Wet\ndesulphurization", "灰渣调湿": "Ash\nconditioning", "旁流过滤": "Side-stream\nfiltration",
}

# name: columns, rows, boxes (name: column, row, text, kind), arrows (from, to, label, broken)
DIAGRAMS = {
    "01-reclaimed-cooling": (5, 3, {
        "tail": (0, 1, "园区污水\n处理厂尾水", "end"), "soft": (1, 1, "石灰软化", "unit"), "uf": (2, 1, "超滤", "unit"),
        "ro": (3, 1, "反渗透", "unit"), "tower": (4, 1, "循环冷却水\n系统", "unit"), "well": (4, 0, "地下水\n（备用）", "end"),
        "coal": (3, 2, "煤场抑尘", "end"), "fgd": (4, 2, "脱硫、\n渣仓冲洗", "end")},
        [("tail r", "soft l"), ("soft r", "uf l"), ("uf r", "ro l"), ("ro r", "tower l"), ("well b", "tower t"),
         ("ro b", "coal t", "浓水", True), ("tower b", "fgd t", "排污水", True)]),
    "02-potato-water": (5, 3, {
        "clear": (0, 0, "清水", "end"), "last": (1, 0, "末级旋流\n洗涤", "unit"), "first": (2, 0, "前级逆流\n洗涤", "unit"),
        "rasp": (3, 0, "锉磨、\n薯渣洗涤", "unit"), "juice": (4, 0, "细胞汁水", "unit"), "protein": (4, 1, "蛋白提取", "unit"),
        "treat": (2, 1, "厌氧、好氧、\n膜处理", "unit"), "flume": (0, 1, "流送清洗", "unit"), "sand": (0, 2, "除砂、\n除渣、沉淀", "unit"),
        "land": (2, 2, "基地灌溉\n（农闲季节）", "end")},
        [("clear r", "last l"), ("last r", "first l", "", True), ("first r", "rasp l", "", True), ("rasp r", "juice l"),
         ("juice b", "protein t"), ("protein l", "treat r"), ("treat l", "flume r", "回用", True), ("flume b", "sand t", "循环", True),
         ("treat b", "land t", "", True)]),
    "03-corn-starch": (4, 4, {
        "fresh": (0, 0, "新鲜水", "end"), "wash": (1, 0, "十二级\n逆流洗涤", "unit"), "part": (2, 0, "分离", "unit"),
        "steep": (3, 0, "浸泡、破碎", "unit"), "evap": (0, 2, "玉米浆\n蒸发浓缩", "unit"), "one": (1, 1, "前效冷凝水", "unit"),
        "boiler": (2, 1, "锅炉补给水", "end"), "two": (1, 2, "中效冷凝水", "unit"), "heat": (2, 2, "换热、中和", "unit"),
        "three": (1, 3, "末效冷凝水", "unit"), "bio": (2, 3, "生化处理", "unit"), "cool": (3, 3, "循环冷却\n补水", "end")},
        [("fresh r", "wash l"), ("wash r", "part l", "", True), ("part r", "steep l", "", True), ("evap t", "one l"),
         ("evap r", "two l"), ("evap b", "three l"), ("one r", "boiler l", "", True), ("two r", "heat l", "", True),
         ("heat r", "steep b", "", True), ("three r", "bio l", "", True), ("bio r", "cool l", "", True)]),
    "04-tomato-season": (5, 4, {
        "clear": (0, 0, "清水喷淋", "end"), "flume": (1, 0, "流送清洗", "unit"), "screen": (2, 0, "回转格栅", "unit"),
        "settle": (3, 0, "沉淀", "unit"), "float": (3, 1, "溶气气浮", "unit"), "evap": (4, 2, "番茄汁浓缩", "unit"),
        "heat": (3, 2, "冷凝水收集、\n换热", "unit"), "carbon": (2, 2, "活性炭过滤、\n消毒", "unit"), "tower": (3, 3, "冷却塔补水", "end"),
        "clean": (2, 3, "设备清洗", "end"), "top": (0, 1, "流送补水", "end")},
        [("clear r", "flume l"), ("flume r", "screen l", "", True), ("screen r", "settle l", "", True), ("settle b", "float t", "", True),
         ("float l", "flume b", "循环", True), ("evap l", "heat r"), ("heat l", "carbon r", "", True), ("carbon l", "top b", "", True),
         ("top r", "flume b", "", True), ("carbon b", "clean t", "", True), ("carbon b", "tower t", "", True)]),
    "05-tailings-return": (5, 3, {
        "mine": (0, 0, "矿井涌水", "end"), "treat": (1, 0, "混凝沉淀、\n过滤、除硬", "unit"), "mill": (2, 0, "磨矿、除尘、\n凿岩", "unit"),
        "plant": (2, 1, "选矿厂", "unit"), "thick": (3, 1, "高效浓密机", "unit"), "pond": (4, 1, "尾矿库", "unit"),
        "tank": (3, 2, "高位水池", "unit"), "pump": (4, 2, "浮船泵站", "unit"), "creek": (0, 1, "沟谷地下水", "end")},
        [("mine r", "treat l"), ("treat r", "mill l", "", True), ("mill b", "plant t"), ("creek r", "plant l"), ("plant r", "thick l"),
         ("thick r", "pond l"), ("thick b", "tank t", "溢流", True), ("pond b", "pump t"), ("pump l", "tank r", "", True),
         ("tank l", "plant b", "回水", True)]),
    "06-chemical-loops": (5, 3, {
        "fresh": (0, 0, "新鲜水", "end"), "refine": (1, 0, "精制装置\n冷却", "unit"), "synth": (2, 0, "合成装置\n洗涤", "unit"),
        "gas": (3, 0, "尾气吸收", "unit"), "salt": (4, 0, "高盐废水\n预处理", "unit"), "crystal": (4, 1, "蒸发结晶", "unit"),
        "steam": (0, 2, "蒸汽疏水", "end"), "filter": (1, 2, "精密过滤、\n除油", "unit"), "boiler": (2, 2, "锅炉给水", "end"),
        "low": (0, 1, "低浓度废水", "end"), "film": (1, 1, "生化、\n双膜处理", "unit"), "cool": (2, 1, "循环水补水", "end")},
        [("fresh r", "refine l"), ("refine r", "synth l", "", True), ("synth r", "gas l", "", True), ("gas r", "salt l"),
         ("salt b", "crystal t"), ("crystal l", "gas b", "", True), ("low r", "film l"), ("film r", "cool l", "", True),
         ("steam r", "filter l"), ("filter r", "boiler l", "", True)]),
    "07-blowdown-reuse": (5, 2, {
        "blow": (0, 0, "循环水\n排污水", "end"), "pool": (1, 0, "调节、\n混凝沉淀", "unit"), "uf": (2, 0, "超滤", "unit"),
        "ro": (3, 0, "反渗透", "unit"), "cool": (4, 0, "循环水补水", "end"), "wash": (3, 1, "盐泥洗涤", "end"),
        "back": (1, 1, "反洗水", "unit")},
        [("blow r", "pool l"), ("pool r", "uf l"), ("uf r", "ro l"), ("ro r", "cool l", "", True), ("ro b", "wash t", "浓水", True),
         ("uf b", "back r", "", True), ("back t", "pool b", "", True)]),
    "08-concentration": (5, 2, {
        "water": (0, 0, "再生水、\n地下水", "end"), "dose": (1, 0, "软化、加药", "unit"), "tower": (2, 0, "循环冷却水\n系统", "unit"),
        "fgd": (3, 0, "湿法脱硫", "unit"), "ash": (4, 0, "灰渣调湿", "end"), "side": (2, 1, "旁流过滤", "unit")},
        [("water r", "dose l"), ("dose r", "tower l"), ("tower r", "fgd l", "", True), ("fgd r", "ash l", "", True),
         ("tower b", "side t", "循环", True), ("side l", "dose b", "", True)]),
}

for name, (columns, rows, boxes, arrows) in DIAGRAMS.items():
    for lang in ("zh", "en", "zh-en"):
        d = Diagram(columns, rows, lang, [text for _, _, text, _ in boxes.values()])
        for box, (column, row, text, kind) in boxes.items():
            d.box(box, column, row, text, kind)
        for start, end, *more in arrows:
            d.arrow(start.split(), end.split(), *more)
        d.save(os.path.join(sys.argv[1], name + ("" if lang == "zh" else "-" + lang) + ".png"))
