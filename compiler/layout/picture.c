/* picture.c - a picture or a QR code as a figure.
 *
 * The size is the author's, the rest by the picture's own proportions; it is never wider than the
 * column nor, with its caption, higher than a page.  Where a picture cannot be shown and the run goes
 * on, a frame stands that says so. */
#include <string.h>

#include "base/file.h"
#include "layout/figure.h"
#include "layout/image.h"
#include "layout/qr.h"

enum {
	PRINT_DOTS = 150,       /* an inch: below it a picture looks coarse on paper */
	MARK_SIDE = 113386,     /* 40 mm: signs and logos up to this width are not asked for their dots */
	FRAME = 500,
	MODULE_LEAST = 709      /* 0.25 mm: narrower modules many readers cannot tell apart */
};

typedef struct Size {
	Unit w, h;
} Size;

typedef struct Picture {
	const Image *image; /* NULL: the QR code */
	Qr   qr;
	Size size;
} Picture;

/* ---- how large ---- */

/* The largest size of these proportions in a space w wide and h high. */
static Size fit(Size s, Unit w, Unit h)
{
	bool wide = (int64_t)s.w * h >= (int64_t)s.h * w;
	s = wide ? (Size){ w, unit_scale(s.h, w, s.w) } : (Size){ unit_scale(s.w, h, s.h), h };
	return (Size){ s.w > 0 ? s.w : 1, s.h > 0 ? s.h : 1 };
}

static Unit least(Unit a, Unit b)
{
	return a < b ? a : b;
}

/* What the author gave, never wider or taller than the room.  Given both width and height the picture
 * keeps its proportions and fits into them. */
static Size figure_size(const Flow *f, const Node *n, Size natural, Unit room)
{
	Unit w = n->u.image.share ? unit_scale(f->width, n->u.image.share, 1000) : n->u.image.width;
	Unit h = n->u.image.height;
	if (!w && !h) {
		w = natural.w;
		h = natural.h;
	}
	return fit(natural, w ? least(w, f->width) : f->width, h ? least(h, room) : room);
}

/* ---- a picture ---- */

static void note_coarse(Flow *f, const Node *n, const Image *image, Size s)
{
	int64_t dots = (int64_t)image->across * 72 * UNIT_PT / s.w;
	if (dots >= PRINT_DOTS || s.w <= MARK_SIDE)
		return;
	if (diag_once(f->diag, arena_printf(f->arena, "coarse %s", image->path)))
		diag_note(f->diag, n->place, "the picture \"%s\" has %d %s an inch at its width of %d mm; below %d it looks coarse in print",
		          n->u.image.path, COUNTED((int)dots, "dot"), (int)unit_scale(s.w, 127, 360000), PRINT_DOTS);
}

static Op *image_ops(Flow *f, const Node *n, const Image *image, Size s, size_t *count)
{
	Op *op = ARENA_NEW(f->arena, Op);
	op->kind = OP_IMAGE;
	op->u.image.w = s.w;
	op->u.image.h = s.h;
	op->u.image.path = image->path;
	op->u.image.alt = n->u.image.alt;
	op->u.image.turn = image->turn;
	op->u.image.missing_box = f->lines->missing_box;
	note_coarse(f, n, image, s);
	*count = 1;
	return op;
}

/* ---- what stands for a picture that cannot be shown ---- */

static void report_broken(Flow *f, const Node *n, const Image *image)
{
	if (!f->lines->missing_box)
		f->lines->failed = true;
	if (!flow_first(f, "picture", n->place))
		return;
	if (f->lines->missing_box)
		diag_warn(f->diag, n->place, "the picture \"%s\" cannot be shown: %s; a box stands in its place", n->u.image.path,
		          image->why);
	else
		diag_error(f->diag, n->place, "the picture \"%s\" cannot be shown: %s", n->u.image.path, image->why);
}

static bool english(const Flow *f, const Node *n)
{
	const char *lang = node_lang(n);
	return strncmp(lang ? lang : f->lines->lang, "en", 2) == 0;
}

static Op *add_bar(Op *op, Unit x, Unit y, Unit w, Unit h)
{
	op->kind = OP_RULE;
	op->x = x;
	op->y = y;
	op->u.rule.w = w;
	op->u.rule.h = h;
	return op + 1;
}

/* A frame with 缺图 and the file's name in it; higher than asked for when these need the room. */
static Op *broken_ops(Flow *f, const Node *n, const Style *around, Size *s, size_t *count)
{
	const Style *caption = class_style(f->klass, "caption");
	Style plain = *flow_text_style(f, caption ? caption : around);
	plain.align = ALIGN_CENTER;
	Unit pad = s->w > 4 * plain.size ? plain.size : 0;
	const char *text = arena_printf(f->arena, english(f, n) ? "No picture: %s" : "缺图：%s", path_base(n->u.image.path));
	Lines *lines = lines_set_text(f->lines, text, &plain, s->w - 2 * pad);
	Unit high = lines->pitch * (Unit)lines->count;
	if (s->h < high + 2 * FRAME)
		s->h = high + 2 * FRAME;
	size_t most = 4;
	for (size_t i = 0; i < lines->count; i++)
		most += lines->items[i].count;
	Op *ops = arena_array(f->arena, most, sizeof *ops), *op = ops;
	op = add_bar(op, 0, 0, s->w, FRAME);
	op = add_bar(op, 0, s->h - FRAME, s->w, FRAME);
	op = add_bar(op, 0, FRAME, FRAME, s->h - 2 * FRAME);
	op = add_bar(op, s->w - FRAME, FRAME, FRAME, s->h - 2 * FRAME);
	for (size_t i = 0; i < lines->count; i++)
		for (size_t k = 0; k < lines->items[i].count; k++) {
			*op = lines->items[i].ops[k];
			op->x += pad;
			op++->y += (s->h - high) / 2 + lines->ascent + (Unit)i * lines->pitch;
		}
	*count = (size_t)(op - ops);
	return ops;
}

/* ---- a QR code ---- */

enum { QR_SIDE = 70866, QR_MODULE = 1134 }; /* 25 mm, and 0.4 mm a module at least, where no size is given */

static bool look_at_qr(Flow *f, const Node *n, Unit room, Picture *p)
{
	if (!qr_make(f->arena, n->u.image.qr, n->u.image.level, &p->qr)) {
		f->lines->failed = true;
		if (flow_first(f, "qr", n->place))
			diag_error(f->diag, n->place, "no QR code holds a text of %zu bytes at level %c", strlen(n->u.image.qr),
			           n->u.image.level);
		return false;
	}
	int modules = p->qr.side + 2 * QR_QUIET;
	Unit side = modules * QR_MODULE > QR_SIDE ? modules * QR_MODULE : QR_SIDE;
	p->size = figure_size(f, n, (Size){ side, side }, room);
	if (p->size.w / modules < MODULE_LEAST && flow_first(f, "module", n->place))
		diag_warn(f->diag, n->place,
		          "the QR code has %d modules a side: at this size they are narrower than 0.25 mm, which many readers cannot read",
		          modules);
	return true;
}

/* ---- the figure ---- */

/* What is to be seen and how large, at most `room` high; false after a report when there is nothing. */
static bool look_at(Flow *f, const Node *n, Unit room, Picture *p)
{
	enum { BOX_WIDTH = 226772, BOX_HEIGHT = 113386 }; /* 80 x 40 mm, where nothing is known of the size */
	*p = (Picture){ 0 };
	if (n->u.image.qr)
		return look_at_qr(f, n, room, p);
	p->image = images_find(f->images, n->u.image.absent ? "" : n->u.image.path);
	Size natural = { p->image->width, p->image->height };
	if (p->image->why) {
		report_broken(f, n, p->image);
		natural = (Size){ BOX_WIDTH, BOX_HEIGHT };
	}
	p->size = figure_size(f, n, natural, room);
	return true;
}

/* Its ops from its own upper left corner. */
static Op *picture_ops(Flow *f, const Node *n, const Style *style, Picture *p, size_t *count)
{
	if (p->image)
		return p->image->why ? broken_ops(f, n, style, &p->size, count) : image_ops(f, n, p->image, p->size, count);
	Op *ops;
	*count = qr_draw(&p->qr, f->arena, p->size.w, &ops);
	return ops;
}

/* What stands for the picture where it is not seen: its caption when nothing else is said. */
static const char *figure_alt(Flow *f, const Node *n)
{
	Buf caption = { 0 };

	if (n->u.image.alt)
		return n->u.image.alt;
	if (!n->u.image.qr && n->first && n->first->kind == NODE_CAPTION)
		node_plain(n->first, &caption);
	if (!n->u.image.qr) {
		const char *alt = caption.len ? arena_strndup(f->arena, caption.data, caption.len) : NULL;
		buf_free(&caption);
		return alt;
	}
	return arena_printf(f->arena, english(f, n) ? "QR code: %s" : "二维码：%s", n->u.image.qr);
}

/* A cell has no tags of its blocks, since it may be parted anywhere; but this box is never parted. */
static Op *tag_in_cell(Flow *f, const Node *n, const Op *ops, size_t *count)
{
	Op *all = arena_array(f->arena, *count + 2, sizeof *all);
	all[0].kind = OP_TAG_BEGIN;
	all[0].u.tag.tag = TAG_FIGURE;
	all[0].u.tag.alt = figure_alt(f, n);
	memcpy(all + 1, ops, *count * sizeof *ops);
	all[*count + 1].kind = OP_TAG_END;
	*count += 2;
	return all;
}

bool flow_picture_size(Flow *f, const Node *n, Unit room, Unit *w, Unit *h)
{
	Picture p;
	if (!look_at(f, n, room, &p))
		return false;
	*w = p.size.w;
	*h = p.size.h;
	return true;
}

void flow_image(Flow *f, const Node *n)
{
	Figure fig;
	Picture p;
	size_t count = 0;
	figure_measure(&fig, f, n);
	bool good = look_at(f, n, fig.room, &p);
	if (good && f->picture_height)
		p.size = (Size){ f->picture_width, f->picture_height };
	const Op *ops = good ? picture_ops(f, n, &fig.style, &p, &count) : NULL;
	figure_begin(&fig, figure_alt(f, n));
	if (ops) {
		Box *b = boxes_add(f->out, BOX_OPS, n);
		b->dx = figure_left(&fig, p.size.w);
		b->height = p.size.h;
		b->ops = f->in_cell ? tag_in_cell(f, n, ops, &count) : ops;
		b->count = count;
		b->level = BREAK_NEVER;
	}
	figure_end(&fig);
}
