/* layout.c - document → pages: flow, fill, and again until the printed page numbers hold.
 *
 * A document that prints no page number of another place is set in one pass, its pages given away as
 * they are complete.  One that prints them in lists of contents alone keeps its pages, and the numbers are put in on
 * these.  Any other, and one whose lists would take other room with them, is set until its numbers hold: a small one
 * keeps its pages meanwhile, but for those of a first pass, which prints numbers that nobody knows yet; of a large one,
 * or one whose tables read their rows from a source, only the numbers are kept, and a last pass gives its pages away. */
#include "layout/layout.h"

#include <string.h>

#include "doc/rows.h"
#include "layout/ahead.h"
#include "layout/flow.h"
#include "layout/furniture.h"
#include "layout/hyphen.h"
#include "layout/image.h"
#include "layout/kept.h"
#include "layout/notes.h"
#include "layout/numbering.h"
#include "layout/page.h"
#include "layout/refs.h"
#include "layout/within.h"

enum { PASSES = 5, PAGE_LIMIT = 100000, KEPT_PAGES = 500 /* of a document that is set again */ };
#define MEMORY_LEAST ((size_t)1 << 30) /* a limit below that is meant for Lua */

typedef enum Mode {
	MODE_KEEP,  /* pages stay in memory */
	MODE_COUNT, /* only their numbers matter */
	MODE_GIVE   /* each goes to the sink */
} Mode;

typedef struct Run {
	const Doc  *doc;
	Pages      *pages;
	PageSink   *sink;
	Diag       *diag;
	Arena      *pass;     /* what the current pass makes */
	LineContext lines;
	Kept       *kept;     /* over all passes; NULL: there is one only */
	Refs        refs;
	Images      images;
	Notes       notes;
	Furnisher   furnisher;
	Mode        mode;
	PartTotals  totals;   /* of the pass */
	PartTotals  known;    /* of the pass before, while pages are given */
	size_t      page_limit;
	bool        beside;   /* paragraphs may be set ahead on another thread */
	bool        refused;  /* the sink takes no more */
	bool        begun;    /* the first page holds what it must */
} Run;

static Flow new_flow(Run *r, BoxList *body, BoxList *foot)
{
	const Class *c = r->doc->klass;
	return (Flow){
		.arena = r->pass, .doc = r->doc, .klass = c, .lines = &r->lines, .refs = &r->refs, .diag = r->diag,
		.images = &r->images, .out = body, .foot = foot, .width = c->page.body_width, .across = c->page.body_width,
		.limit = c->page.body_height,
	};
}

/* Returns where the text begins behind the class's head: the number of its first box. */
static size_t flow_document(Run *r, BoxList *body, BoxList *foot)
{
	Flow f = new_flow(r, body, foot);
	r->lines.ahead = r->beside ? ahead_new(r->doc, &r->lines) : NULL;
	flow_blocks(&f, r->doc->root->first);
	ahead_end(r->lines.ahead, kept_arena(r->lines.kept));
	r->lines.ahead = NULL;
	r->beside = false; /* another pass finds all lines kept */
	notes_flow(&r->notes, &f);
	flow_end(&f);
	return f.text_at;
}

static void give(Run *r, Page *page, size_t index)
{
	if (r->lines.failed || r->refused)
		return;
	furnish_page(&r->furnisher, page, index);
	r->refused = !r->sink->page(r->sink, page);
}

/* A page of the current pass is complete. */
static bool take(Pages *pages, Page *page, size_t index)
{
	Run *r = pages->context;
	refs_take(&r->refs, page);
	parttotals_take(&r->totals, page);
	if (r->mode == MODE_GIVE)
		give(r, page, index);
	else if (r->mode == MODE_KEEP && r->sink && index >= KEPT_PAGES)
		r->mode = MODE_COUNT;
	return r->mode != MODE_KEEP;
}

/* Forgets the pages of the pass before, and all that it made. */
static void clear(Run *r)
{
	pages_free(r->pages);
	arena_free(r->pass);
	r->pass = r->lines.arena = arena_new();
	r->lines.kept = r->kept ? r->kept : kept_new(r->pass);
	kept_begin(r->lines.kept, r->pass);
	*r->pages = (Pages){ .arena = r->pass, .limit = r->page_limit, .take = take, .context = r };
	parttotals_free(&r->totals);
}

/* Whether the numbers printed on this pass were the right ones. */
static bool holds(const Run *r)
{
	return !r->notes.changed && !(r->refs.pages_matter && r->refs.moving);
}

/* The numbers that lists of contents print are put in on the pages as they stand, where nothing else printed any. */
static void mend_pages(Run *r)
{
	Flow f = new_flow(r, NULL, NULL);
	if (r->mode == MODE_KEEP && r->refs.moving && !r->refs.pages_in_text && !r->notes.changed && !r->lines.failed &&
	    flow_mend_pages(&f, r->pages))
		r->refs.moving = NULL;
}

/* Sets the document once. Returns whether there is nothing to gain by setting it again. */
static bool pass(Run *r)
{
	clear(r);
	BoxList body = { .arena = r->pass }, foot = { .arena = r->pass };
	notes_begin(&r->notes);
	refs_begin(&r->refs);
	size_t text_at = flow_document(r, &body, &foot);
	if (!page_fill(r->pages, r->doc->klass, &body, &foot, &r->notes, r->diag))
		r->lines.failed = true;
	mend_pages(r);
	if (holds(r) && !r->lines.failed && r->mode != MODE_COUNT)
		r->begun = flow_first_page(r->doc, &body, text_at, r->pages, r->diag);
	return r->lines.failed || holds(r);
}

static void begin_giving(Run *r)
{
	r->mode = MODE_GIVE;
	furnish_begin(&r->furnisher, r->doc->klass, &r->lines, r->doc->title, false);
}

/* Whether each page is what it will be when it is set for the first time. */
static bool at_once(const Run *r)
{
	const Class *c = r->doc->klass;
	bool numbered = c->notes == NOTES_PAGE && r->notes.count > 0;
	return r->sink && !r->refs.pages_matter && !numbered && (r->sink->rest || !furnish_counts(c));
}

static void set_again(Run *r)
{
	bool settled = false;
	for (int i = 0; i < PASSES && !settled; i++) {
		bool guessed = i == 0 && r->refs.pages_in_text;
		r->mode = r->sink && (r->doc->sources || guessed) ? MODE_COUNT : MODE_KEEP;
		settled = pass(r);
	}
	if (settled && !r->lines.failed && r->mode == MODE_COUNT) {
		r->known = r->totals;
		r->totals = (PartTotals){ 0 };
		begin_giving(r);
		furnish_know(&r->furnisher, &r->known, pages_made(r->pages));
		pass(r);
	}
}

/* Pages kept until all were there. */
static void furnish_kept(Run *r)
{
	furnish_begin(&r->furnisher, r->doc->klass, &r->lines, r->doc->title, !r->sink);
	furnish_know(&r->furnisher, &r->totals, r->pages->count);
	for (size_t i = 0; i < r->pages->count; i++) {
		Page *page = &r->pages->items[i];
		if (r->sink)
			give(r, page, i);
		else
			furnish_page(&r->furnisher, page, i);
	}
}

static bool report(Run *r)
{
	const Label *moving = r->refs.pages_matter ? r->refs.moving : NULL;
	if (moving && !r->lines.failed)
		diag_error(r->diag, moving->place, "the page of \"%s\" does not settle after %d passes", moving->name, PASSES);
	else if (r->notes.changed && !r->lines.failed)
		diag_error(r->diag, r->notes.items[0].node->place, "the numbers of notes do not settle after %d passes", PASSES);
	bool noted = notes_check(&r->notes, r->diag) && !r->notes.changed;
	noted = refs_check(&r->refs, r->diag) && noted;
	bool read = true;
	for (const RowSource *s = r->doc->sources; s; s = s->after)
		read = read && !s->failed;
	return noted && read && r->begun && !moving && !r->lines.failed;
}

/* Sets a document as its class has it.  One in which an error was found is not to be printed, whichever part found it. */
static bool run(Arena *a, const Doc *doc, FontSet *fonts, LayoutOptions opt, Pages *out, Diag *d)
{
	Run r = { .doc = doc, .pages = out, .sink = opt.sink, .diag = d, .images = { .arena = a, .diag = d },
		.page_limit = opt.page_limit ? opt.page_limit : PAGE_LIMIT, .begun = true, .beside = opt.beside };
	*out = (Pages){ .arena = a };
	int errors = diag_count(d, SEVERITY_ERROR);
	if (!refs_collect(&r.refs, a, doc, d))
		return false;
	r.lines = (LineContext){
		.arena = a, .fonts = fonts, .klass = doc->klass, .diag = d, .missing_box = opt.missing_box,
		.memory = opt.memory_limit > MEMORY_LEAST ? opt.memory_limit : MEMORY_LEAST, .refs = { refs_text, &r.refs }, .lang = doc->lang ? doc->lang : doc->klass->lang ? doc->klass->lang : "zh",
		.hyphens = hyphens_new(), .scratch = lines_scratch_new(), .file = doc->file,
	};
	notes_collect(&r.notes, a, doc, &r.lines);
	r.lines.notes = (NoteMarks){ notes_mark, &r.notes };
	r.refs.note = notes_mark;
	r.refs.notes = &r.notes;
	if (at_once(&r)) {
		begin_giving(&r);
		pass(&r);
	} else {
		r.kept = kept_new(a);
		set_again(&r);
	}
	bool good = report(&r);
	if (good && r.mode == MODE_KEEP)
		furnish_kept(&r);
	if (good && !r.refused && r.mode == MODE_GIVE && r.sink->rest) {
		furnish_know(&r.furnisher, &r.totals, pages_made(out));
		r.refused = !furnish_rest(&r.furnisher, r.sink);
	}
	good = good && !r.refused && !r.lines.failed && diag_count(d, SEVERITY_ERROR) == errors;
	pages_retire(out, r.pass);
	out->take = NULL;
	out->context = NULL;
	furnish_end(&r.furnisher);
	parttotals_free(&r.totals);
	parttotals_free(&r.known);
	hyphens_free(r.lines.hyphens);
	lines_scratch_free(r.lines.scratch);
	return good;
}

typedef struct Trial { /* of a document that is to have so many pages */
	const Doc *doc;
	FontSet   *fonts;
	LayoutOptions options;
} Trial;

/* Sets it in vain; what is wrong with it is said when it is set in earnest. */
static size_t try(void *context, int less, Unit *last)
{
	const Trial *t = context;
	Arena *pass = arena_new();
	Pages pages = { .arena = pass };
	Diag *silent = diag_new();
	Doc doc = *t->doc;

	diag_set_silent(silent);
	doc.klass = less ? within_class(pass, doc.klass, less) : doc.klass;
	size_t count = run(pass, &doc, t->fonts, t->options, &pages, silent) ? pages_made(&pages) : 0;
	*last = pages.last;
	pages_free(&pages);
	arena_free(pass);
	diag_free(silent);
	return count;
}

bool layout_run(Arena *a, const Doc *doc, FontSet *fonts, LayoutOptions opt, Pages *out, Diag *d)
{
	Doc as = *doc;
	if (within_asked(doc)) {
		Trial t = { doc, fonts, opt };
		t.options.sink = NULL;
		int less = within_least(&doc->klass->page, try, &t);
		as.klass = less ? within_class(a, doc->klass, less) : doc->klass;
	}
	return run(a, &as, fonts, opt, out, d);
}
