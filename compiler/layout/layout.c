/* layout.c - document → pages: flow, fill, and again until the printed page numbers hold. */
#include "layout/layout.h"

#include <string.h>

#include "layout/flow.h"
#include "layout/image.h"
#include "layout/notes.h"
#include "layout/hyphen.h"
#include "layout/kept.h"
#include "layout/page.h"
#include "layout/refs.h"

#define PASSES 5

/* Returns where the text begins behind the class's head: the number of its first box. */
static size_t flow_document(LineContext *lines, const Doc *doc, Refs *refs, Images *images, Notes *notes, BoxList *body,
                            BoxList *foot)
{
	Flow f = {
		.arena = lines->arena, .doc = doc, .klass = doc->klass, .lines = lines, .refs = refs,
		.images = images,
		.diag = lines->diag, .out = body, .foot = foot, .width = doc->klass->page.body_width,
		.across = doc->klass->page.body_width,
		.limit = doc->klass->page.body_height,
	};
	flow_blocks(&f, doc->root->first);
	notes_flow(notes, &f);
	flow_end(&f);
	return f.text_at;
}

static void clear_pages(Pages *pages, Arena *a)
{
	pages_free(pages);
	*pages = (Pages){ .arena = a };
}

bool layout_run(Arena *a, const Doc *doc, FontSet *fonts, LayoutOptions opt, Pages *out, Diag *d)
{
	Refs refs;
	*out = (Pages){ .arena = a };
	if (!refs_collect(&refs, a, doc, d))
		return false;
	LineContext lines = {
		.arena = a, .fonts = fonts, .klass = doc->klass, .diag = d, .missing_box = opt.missing_box,
		.refs = { refs_text, &refs }, .lang = doc->lang ? doc->lang : doc->klass->lang ? doc->klass->lang : "zh",
		.hyphens = hyphens_new(), .kept = kept_new(a),
	};
	Images images = { .arena = a, .diag = d };
	Notes notes;
	notes_collect(&notes, a, doc, &lines);
	lines.notes = (NoteMarks){ notes_mark, &notes };
	refs.note = notes_mark;
	refs.notes = &notes;
	bool begun = true;
	for (int pass = 0; pass < PASSES; pass++) {
		BoxList body = { .arena = a }, foot = { .arena = a };
		clear_pages(out, a);
		notes_begin(&notes);
		refs_begin(&refs);
		size_t text_at = flow_document(&lines, doc, &refs, &images, &notes, &body, &foot);
		page_fill(out, doc->klass, &body, &foot, &notes, d);
		for (size_t i = 0; i < out->count; i++)
			refs_take(&refs, &out->items[i]);
		bool settled = lines.failed || (!notes.changed && (!refs.pages_matter || !refs.moving));
		if (settled && !lines.failed)
			begun = flow_first_page(doc, &body, text_at, out, d);
		if (settled)
			break;
	}
	const Label *moving = refs.pages_matter ? refs.moving : NULL;
	if (moving && !lines.failed)
		diag_error(d, moving->place, "the page of \"%s\" does not settle after %d passes", moving->name, PASSES);
	else if (notes.changed && !lines.failed)
		diag_error(d, notes.items[0].node->place, "the numbers of notes do not settle after %d passes", PASSES);
	bool noted = notes_check(&notes, d) && !notes.changed;
	noted = refs_check(&refs, d) && noted;
	page_furnish(out, doc->klass, &lines, doc->title);
	hyphens_free(lines.hyphens);
	return begun && noted && !lines.failed && !moving;
}
