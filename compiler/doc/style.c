/* style.c - which of a class's styles a node is set in.
 *
 * A name is looked for on the node, then in the kind's default, then outwards: what is not said
 * nearer is said by what stands around it.  The class always has "body". */
#include "doc/style.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

const Style *class_style(const Class *c, const char *name)
{
	for (int i = 0; i < c->style_count; i++) {
		const char *own = c->styles[i].name;
		if (own[0] == name[0] && strcmp(own, name) == 0) /* most differ in the first letter */
			return &c->styles[i];
	}
	/* 层次标题 run in with its sentence: the level's face, unless the class says otherwise. */
	if (strncmp(name, "run", 3) == 0 && name[3] >= '1' && name[3] <= '6' && name[4] == '\0') {
		const char *heading = c->heading_style[name[3] - '1'];
		if (heading && strncmp(heading, "run", 3) != 0)
			return class_style(c, heading);
	}
	return NULL;
}

/* "en" is said by "en-GB" too. */
static const Style *in_language(const Class *c, const Style *s, const char *lang)
{
	for (int i = 0; s && lang && i < c->language_count; i++)
		if (strncmp(lang, c->languages[i].lang, 2) == 0)
			return &c->languages[i].styles[s - c->styles];
	return s;
}

const Style *class_style_in(const Class *c, const char *name, const char *lang)
{
	return in_language(c, class_style(c, name), lang);
}

static const Style *heading_style(const Class *c, const Node *n)
{
	int level = n->u.heading.level;
	if (level >= 1 && level <= 6 && c->heading_style[level - 1])
		return class_style(c, c->heading_style[level - 1]);
	char name[16];
	snprintf(name, sizeof name, "h%d", level);
	return class_style(c, name);
}

static const Style *cell_style(const Class *c, const Node *n)
{
	const char *kind = n->parent && n->parent->u.row.head ? "cell_head" : "cell";
	const Node *table = n->parent ? n->parent->parent : NULL;
	if (table && table->style) {
		char name[128];
		int length = snprintf(name, sizeof name, "%s_%s", table->style, kind);
		const Style *s = length < (int)sizeof name ? class_style(c, name) : NULL;
		if (s)
			return s;
	}
	return class_style(c, kind);
}

static const Style *signature_style(const Class *c, const Node *n, const Node *para)
{
	const Style *s = para && para == n->last && para->prev ? class_style(c, "date") : NULL;
	return s ? s : class_style(c, "signature");
}

/* What the kind alone says; inner is the node below n on the way up, or NULL. */
static const Style *kind_style(const Class *c, const Node *n, const Node *inner)
{
	switch (n->kind) {
	case NODE_HEADING:
		return heading_style(c, n);
	case NODE_CELL:
		return cell_style(c, n);
	case NODE_SIGNATURE:
		return signature_style(c, n, inner);
	case NODE_CONTENTS:
		return class_style(c, "toc1");
	case NODE_LIST:
	case NODE_QUOTE:
	case NODE_CODE:
	case NODE_TABLE:
	case NODE_CAPTION:
	case NODE_CHART:
	case NODE_EMPH:
	case NODE_STRONG:
	case NODE_VERBATIM:
	case NODE_LINK:
		return class_style(c, node_kind_name(n->kind));
	default:
		return NULL;
	}
}

static const Style *nearest_style(const Class *c, const Node *n)
{
	for (const Node *inner = NULL; n; inner = n, n = n->parent) {
		const Style *s = n->style ? class_style(c, n->style) : NULL;
		if (!s)
			s = kind_style(c, n, inner);
		if (s)
			return s;
		if (n->kind == NODE_ROW || n->kind == NODE_TABLE || n->kind == NODE_CAPTION)
			break; /* cells and captions do not take the text's style around their table */
	}
	const Style *body = class_style(c, "body");
	assert(body);
	return body;
}

const Style *class_node_style(const Class *c, const Node *n)
{
	return in_language(c, nearest_style(c, n), node_lang(n));
}
