/* template.h - a template → Lua source, line for line, so that Lua's own line is the template's.
 *
 *     text {{ expr }} text      ;_o(1,1,"text ") _at(1,6) _v(1,6,(expr)) _o(1,16," text\n")
 *     % statement                 statement
 *
 * The calls, all with the template's line and column (in characters, from 1):
 *     _o(line, column, text)    literal markup; text carries its own line end
 *     _at(line, column)         an expression begins here: what fails on this line, fails here
 *     _v(line, column, value)   what the expression gave, one value; also "{{" for a typed \{{
 * A line of text begins with `;`, so that an unfinished statement above it cannot swallow the call.
 * A statement stands in the column it has in the template.  Comments in an expression are dropped.
 *
 * For a chunk that does not load, exprs lists every expression: the first one on or before the
 * message's line that does not load as "return (expr)" by itself is the one to name.
 *
 * In ``` and ~~~ fences nothing is interpreted.  \% at a line's start and \{{ are plain characters.
 * Nothing here runs Lua: the two chunks are strings for script/. */
#ifndef WENHENG_DOC_TEMPLATE_H
#define WENHENG_DOC_TEMPLATE_H

#include "base/buf.h"
#include "base/diag.h"

typedef struct TemplateExpr {
	int line, column; /* of its {{ */
	size_t at, len;   /* the expression in body */
} TemplateExpr;

typedef struct TemplateSource {
	Buf meta; /* front matter: assignments, padded so that its lines are the template's */
	Buf body; /* the document */
	TemplateExpr *exprs;
	size_t expr_count, expr_cap;
} TemplateSource;

/* text is the template (UTF-8, checked by the caller; a BOM is passed over). False after reporting a
 * fault such as an unclosed {{ or front matter. Free in either case. */
bool template_translate(const char *file, const char *text, size_t len, TemplateSource *out, Diag *d);
void template_free(TemplateSource *t);

#endif
