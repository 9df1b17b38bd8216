/* ahead.c - see ahead.h.
 *
 * The flow and the thread go through one list of paragraphs.  The thread begins some way before the flow and goes on
 * from there; caught up with, it leaps ahead again, so that the two rarely want the same paragraph.  What they share is
 * the list's states and the flow's place in it, under the lock. */
#include "layout/ahead.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/program.h"
#include "base/signals.h"

enum {
	LEAST_TEXT = 48 * 1024, /* bytes: some 5 ms of setting, against a tenth of one for the thread */
	LEAP = 64,              /* paragraphs */
	NEAR = 2                /* the flow stands at the one just set, waiting: it would wait for the next one too */
};

typedef enum State {
	STATE_FREE,
	STATE_SETTING, /* the thread is at it */
	STATE_SET,
	STATE_LEFT     /* the flow's: it has it, or the thread gave it up */
} State;

typedef struct Item {
	const Node *node;
	State  state;
	Lines *lines;
} Item;

struct Ahead {
	Item    *items;
	size_t   count, cap;
	Style    style;    /* of all */
	Unit     width;
	LineContext lines; /* the thread's */
	bool     begun;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t  changed; /* a paragraph is set, or given up */
	size_t   flow;     /* where the flow is in the list */
	bool     ended;
};

/* ---- what is set ahead ---- */

static bool in_column(const Node *n)
{
	for (n = n->parent; n && n->kind == NODE_BLOCK && !n->style && !n->lang; n = n->parent)
		;
	return n && n->kind == NODE_DOC && !n->lang;
}

static bool plain(const Node *n)
{
	if (n->kind != NODE_PARA || n->style || n->lang || n->id || !in_column(n))
		return false;
	for (const Node *k = n->first; k; k = k->next)
		if (k->kind != NODE_TEXT || k->style || k->lang)
			return false;
	return n->first != NULL;
}

static void collect(Ahead *a, const Node *n, size_t *bytes)
{
	for (; n; n = n->next) {
		if (n->kind == NODE_BLOCK && !n->style)
			collect(a, n->first, bytes);
		if (!plain(n))
			continue;
		*MEM_PUSH(a->items, a->count, a->cap) = (Item){ .node = n };
		for (const Node *k = n->first; k; k = k->next)
			*bytes += k->u.text.len;
	}
}

Ahead *ahead_new(const Doc *doc, const LineContext *c)
{
	size_t bytes = 0;

	if (program_processors() < 2)
		return NULL;
	Ahead *a = mem_alloc(sizeof *a);
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->changed, NULL);
	collect(a, doc->root->first, &bytes);
	const Style *s = a->count ? class_node_style(doc->klass, a->items[0].node) : NULL;
	if (!s || bytes < LEAST_TEXT || s->balance || s->run_in) {
		ahead_end(a, NULL);
		return NULL;
	}
	a->style = *s;
	a->style.left = a->style.right = 0;
	a->width = doc->klass->page.body_width - s->left - s->right;
	a->lines = (LineContext){ .klass = c->klass, .lang = c->lang, .missing_box = c->missing_box, .greedy = c->greedy,
		.ahead_of_flow = true };
	return a;
}

/* ---- the thread ---- */

/* The next paragraph to set, a->count: there is none. */
static size_t next(Ahead *a, size_t at)
{
	pthread_mutex_lock(&a->lock);
	if (at < a->flow + NEAR)
		at = a->flow + LEAP;
	while (at < a->count && a->items[at].state != STATE_FREE)
		at++;
	if (a->ended || at > a->count)
		at = a->count;
	if (at < a->count)
		a->items[at].state = STATE_SETTING;
	pthread_mutex_unlock(&a->lock);
	return at;
}

static void settle(Ahead *a, size_t at, Lines *lines)
{
	pthread_mutex_lock(&a->lock);
	a->items[at].lines = lines;
	a->items[at].state = lines ? STATE_SET : STATE_LEFT;
	pthread_cond_signal(&a->changed);
	pthread_mutex_unlock(&a->lock);
}

static void *work(void *ahead)
{
	Ahead *a = ahead;

	for (size_t at = 0; (at = next(a, at)) < a->count; at++) {
		a->lines.failed = false;
		Lines *lines = lines_make(&a->lines, a->items[at].node, &a->style, a->width);
		settle(a, at, a->lines.failed ? NULL : lines);
	}
	return NULL;
}

/* Whether the flow has opened the faces of the text, as it does when it sets anything in them. */
static bool faces_open(const Ahead *a, FontSet *fonts)
{
	const Style *s = &a->style;

	return (!s->han || fontset_is_open(fonts, s->han)) && (!s->latin || fontset_is_open(fonts, s->latin));
}

static void begin(Ahead *a, LineContext *c)
{
	a->begun = true;
	a->lines.arena = arena_new();
	a->lines.fonts = fontset_twin(c->fonts);
	a->lines.scratch = lines_scratch_new();
	if (!signals_thread(&a->thread, work, a)) {
		a->ended = true;
		for (size_t i = 0; i < a->count; i++)
			a->items[i].state = STATE_LEFT;
	}
}

/* ---- the flow ---- */

/* Its place in the list from the flow's on, a->count: it has none. */
static size_t find(const Ahead *a, const Node *n)
{
	size_t i = a->flow;

	while (i < a->count && a->items[i].node != n)
		i++;
	return i;
}

/* The faces are asked of the flow's own set as well: the document is made from them. */
static bool same_faces(LineContext *c, const KeptKey *key)
{
	const Style *s = key->style;

	return (!s->han || fontset_role(c->fonts, s->han, key->node->place) >= 0) &&
	       (!s->latin || fontset_role(c->fonts, s->latin, key->node->place) >= 0);
}

Lines *ahead_take(Ahead *a, LineContext *c, const KeptKey *key)
{
	if (!a->begun && faces_open(a, c->fonts))
		begin(a, c);
	size_t at = plain(key->node) ? find(a, key->node) : a->count;

	if (at == a->count)
		return NULL;
	pthread_mutex_lock(&a->lock);
	Item *item = &a->items[at];
	a->flow = at;
	while (item->state == STATE_SETTING)
		pthread_cond_wait(&a->changed, &a->lock);
	Lines *lines = item->state == STATE_SET ? item->lines : NULL;
	item->state = STATE_LEFT;
	pthread_mutex_unlock(&a->lock);
	bool same = key->width == a->width && !key->prefix && kept_same_style(key->style, &a->style) && c->lang &&
		!strcmp(c->lang, a->lines.lang);
	return lines && same && same_faces(c, key) ? lines : NULL;
}

void ahead_end(Ahead *a, Arena *keep)
{
	if (!a)
		return;
	pthread_mutex_lock(&a->lock);
	bool running = a->begun && !a->ended;
	a->ended = true;
	pthread_mutex_unlock(&a->lock);
	if (running)
		pthread_join(a->thread, NULL);
	if (a->begun) {
		arena_move(a->lines.arena, keep);
		fontset_close(a->lines.fonts);
		lines_scratch_free(a->lines.scratch);
	}
	pthread_cond_destroy(&a->changed);
	pthread_mutex_destroy(&a->lock);
	free(a->items);
	free(a);
}
