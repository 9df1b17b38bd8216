/* pdf_path.c - colours and outlines as operators of a content stream. */
#include "output/pdf.h"

static void put(Buf *b, Unit u)
{
	pdf_put_length(b, u);
	buf_byte(b, ' ');
}

void pdf_put_color(Buf *b, uint32_t rgb, bool stroke)
{
	unsigned c[3] = { rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255 };
	bool gray = c[0] == c[1] && c[1] == c[2];

	for (int i = 0; i < (gray ? 1 : 3); i++)
		put(b, (Unit)((c[i] * 1000 + 127) / 255));
	buf_text_add(b, gray ? (stroke ? "G\n" : "g\n") : (stroke ? "RG\n" : "rg\n"));
}

static void put_step(Buf *b, const Op *op, const PathStep *s, Unit height)
{
	static const struct { const char *name; int points; } verbs[] = {
		[PATH_MOVE] = { "m\n", 1 }, [PATH_LINE] = { "l\n", 1 }, [PATH_CURVE] = { "c\n", 3 }, [PATH_CLOSE] = { "h\n", 0 },
	};

	for (int i = 0; i < verbs[s->verb].points; i++) {
		put(b, op->x + s->x[i]);
		put(b, height - (op->y + s->y[i]));
	}
	buf_text_add(b, verbs[s->verb].name);
}

void pdf_put_path(Buf *b, const Op *op, Unit height)
{
	bool filled = op->u.path.fill != PATH_NO_COLOR, stroked = op->u.path.color != PATH_NO_COLOR;

	if (op->u.path.count == 0 || !(filled || stroked))
		return;
	buf_text_add(b, "q ");
	if (filled)
		pdf_put_color(b, op->u.path.fill, false);
	if (stroked) {
		pdf_put_color(b, op->u.path.color, true);
		put(b, op->u.path.width);
		buf_text_add(b, "w 1 j\n");
	}
	if (stroked && op->u.path.dash > 0) {
		buf_byte(b, '[');
		put(b, op->u.path.dash);
		put(b, op->u.path.gap);
		buf_text_add(b, "] 0 d\n");
	}
	for (uint32_t i = 0; i < op->u.path.count; i++)
		put_step(b, op, &op->u.path.steps[i], height);
	buf_text_add(b, filled ? stroked ? "B Q\n" : "f Q\n" : "S Q\n");
}
