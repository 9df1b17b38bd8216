/* qr.c - see qr.h. */
#include "layout/qr.h"

#include <string.h>

#include <qrencode.h>

enum { ECI_UTF8 = 26 };

static QRecLevel level_of(char level)
{
	switch (level) {
	case 'L': return QR_ECLEVEL_L;
	case 'Q': return QR_ECLEVEL_Q;
	case 'H': return QR_ECLEVEL_H;
	default: return QR_ECLEVEL_M;
	}
}

/* Without a mark the bytes of a code are Latin 1 by the standard, so other text says that it is UTF-8. */
static QRcode *encode_utf8(const char *text, QRecLevel level)
{
	QRinput *input = QRinput_new2(0, level);
	QRcode *code = NULL;
	if (!input)
		return NULL;
	if (QRinput_appendECIheader(input, ECI_UTF8) == 0 &&
	    QRinput_append(input, QR_MODE_8, (int)strlen(text), (const unsigned char *)text) == 0)
		code = QRcode_encodeInput(input);
	QRinput_free(input);
	return code;
}

bool qr_make(Arena *a, const char *text, char level, Qr *out)
{
	enum { TEXT_MAX = 7089 }; /* digits in the largest code */
	bool plain = true;
	for (const char *s = text; *s; s++)
		plain = plain && (unsigned char)*s < 0x80;
	if (strlen(text) > TEXT_MAX)
		return false;
	QRcode *code = plain ? QRcode_encodeString(text, 0, level_of(level), QR_MODE_8, 1) : encode_utf8(text, level_of(level));
	if (!code)
		return false;
	size_t count = (size_t)code->width * (size_t)code->width;
	unsigned char *dark = arena_alloc(a, count);
	for (size_t i = 0; i < count; i++)
		dark[i] = code->data[i] & 1;
	*out = (Qr){ code->width, dark };
	QRcode_free(code);
	return true;
}

static Op *add_box(Op *op, Unit x, Unit y, Unit w, Unit h, uint32_t color)
{
	op->kind = OP_BOX;
	op->x = x;
	op->y = y;
	op->u.box.w = w;
	op->u.box.h = h;
	op->u.box.color = color;
	return op + 1;
}

/* Edges are counted from the corner, so that neighbours meet exactly. */
size_t qr_draw(const Qr *q, Arena *a, Unit size, Op **ops)
{
	int all = q->side + 2 * QR_QUIET;
	size_t runs = (size_t)q->side * ((size_t)q->side + 1) / 2;
	*ops = arena_array(a, runs + 1, sizeof **ops);
	Op *op = add_box(*ops, 0, 0, size, size, 0xFFFFFF);
	for (int y = 0; y < q->side; y++) {
		const unsigned char *row = q->dark + (size_t)y * (size_t)q->side;
		Unit top = unit_scale(size, y + QR_QUIET, all), bottom = unit_scale(size, y + 1 + QR_QUIET, all);
		for (int x = 0, end; x < q->side; x = end) {
			end = x + 1;
			if (!row[x])
				continue;
			while (end < q->side && row[end])
				end++;
			Unit from = unit_scale(size, x + QR_QUIET, all), to = unit_scale(size, end + QR_QUIET, all);
			op = add_box(op, from, top, to - from, bottom - top, 0);
		}
	}
	return (size_t)(op - *ops);
}
