"""The advance widths that a CID-keyed CFF states, by CID: Technical Notes 5176 and 5177."""

import struct


def index(data, at):
    """The items of an INDEX, and where it ends."""
    count = struct.unpack_from(">H", data, at)[0]
    if count == 0:
        return [], at + 2
    size = data[at + 2]
    offsets = [int.from_bytes(data[at + 3 + i * size:at + 3 + (i + 1) * size], "big") for i in range(count + 1)]
    base = at + 2 + (count + 1) * size
    return [data[base + a:base + b] for a, b in zip(offsets, offsets[1:])], base + offsets[-1]


def real(data, at):
    text = ""
    while True:
        for nibble in (data[at] >> 4, data[at] & 15):
            if nibble == 15:
                return float(text or 0), at + 1
            text += "0123456789.EE -"[nibble] + ("-" if nibble == 12 else "")
        at += 1


def dictionary(data):
    out, operands, at = {}, [], 0
    while at < len(data):
        b = data[at]
        at += 1
        if b <= 21:
            if b == 12:
                b = 1200 + data[at]
                at += 1
            out[b] = operands
            operands = []
        elif b == 28:
            operands.append(struct.unpack_from(">h", data, at)[0])
            at += 2
        elif b == 29:
            operands.append(struct.unpack_from(">i", data, at)[0])
            at += 4
        elif b == 30:
            value, at = real(data, at)
            operands.append(value)
        elif b <= 246:
            operands.append(b - 139)
        else:
            operands.append((b - 247) * 256 + data[at] + 108 if b <= 250 else -(b - 251) * 256 - data[at] - 108)
            at += 1
    return out


def charset(data, at, count):
    cids, kind, at = [0], data[at], at + 1
    while len(cids) < count:
        if kind == 0:
            cids.append(struct.unpack_from(">H", data, at)[0])
            at += 2
        else:
            first = struct.unpack_from(">H", data, at)[0]
            left = data[at + 2] if kind == 1 else struct.unpack_from(">H", data, at + 2)[0]
            cids += range(first, first + left + 1)
            at += 2 + kind
    return cids[:count]


def selection(data, at, count):
    if data[at] == 0:
        return list(data[at + 1:at + 1 + count])
    ranges = struct.unpack_from(">H", data, at + 1)[0]
    starts = [struct.unpack_from(">HB", data, at + 3 + 3 * i) for i in range(ranges)]
    out = [0] * count
    for (first, chosen), end in zip(starts, [s[0] for s in starts[1:]] + [count]):
        out[first:end] = [chosen] * (end - first)
    return out


ENDS = {1: "even", 3: "even", 18: "even", 23: "even", 19: "even", 20: "even", 21: 2, 22: 1, 4: 1, 14: 0}


def stated(code, local, shared, stack):
    """The first operand when it is a width, None when there is none; False: the program goes on in the caller."""
    at = 0
    while at < len(code):
        b = code[at]
        at += 1
        if b in (10, 29):
            subrs = local if b == 10 else shared
            bias = 107 if len(subrs) < 1240 else 1131 if len(subrs) < 33900 else 32768
            found = stated(subrs[int(stack.pop()) + bias], local, shared, stack)
            if found is not False:
                return found
        elif b == 11:
            return False
        elif b in ENDS:
            usual = ENDS[b]
            more = len(stack) % 2 if usual == "even" else len(stack) > usual
            return stack[0] if more else None
        elif b == 28:
            stack.append(struct.unpack_from(">h", code, at)[0])
            at += 2
        elif b == 255:
            stack.append(struct.unpack_from(">i", code, at)[0] / 65536)
            at += 4
        elif b >= 247:
            stack.append((b - 247) * 256 + code[at] + 108 if b <= 250 else -(b - 251) * 256 - code[at] - 108)
            at += 1
        elif b >= 32:
            stack.append(b - 139)
        else:
            raise ValueError(f"operator {b} before the width is known")
    return False


def widths(data):
    _, at = index(data, data[2])
    tops, at = index(data, at)
    _, at = index(data, at)
    shared, _ = index(data, at)
    top = dictionary(tops[0])
    glyphs, _ = index(data, top[17][0])
    cids = charset(data, top[15][0], len(glyphs))
    fonts = []
    for item in index(data, top[1236][0])[0]:
        size, start = dictionary(item)[18]
        private = dictionary(data[start:start + size])
        local = index(data, start + private[19][0])[0] if 19 in private else []
        fonts.append((private.get(20, [0])[0], private.get(21, [0])[0], local))
    out = {}
    for cid, chosen, code in zip(cids, selection(data, top[1237][0], len(glyphs)), glyphs):
        usual, nominal, local = fonts[chosen]
        width = stated(code, local, shared, [])
        out[cid] = usual if width is None else nominal + width
    return out
