/* compile.h - a compilation in progress: shared by compile.c (the whole) and emit.c (running templates). */
#ifndef WENHENG_SCRIPT_COMPILE_H
#define WENHENG_SCRIPT_COMPILE_H

#include "doc/markup.h"
#include "doc/template.h"
#include "script/state.h"

typedef struct Part { /* a template: the document's own, or one it includes */
	struct Part *next;
	const Source *source;
	TemplateSource lua;
	Piece *pieces;
	size_t count, cap;
} Part;

struct Compile {
	Script *s;
	const CompileRequest *request;
	Doc *doc;
	Part *parts; /* all of them, for freeing */
	int depth;   /* of includes */
	bool class_good; /* the class file has no fault */
	NodeReader reader;
	Node *annex; /* the block of the annex, or NULL */
};

/* The numbers with their sources at the document's end (annex.c): where they will stand, and they themselves once the rest
 * is as it will be printed. */
void annex_open(Compile *c);
void annex_fill(Compile *c);

/* Reads and translates a template. NULL after a report. */
Part *emit_open(lua_State *L, Compile *c, const char *path);
void  emit_meta(lua_State *L, Compile *c, const Part *part); /* runs the front matter, pushes the table it makes */
void  emit_body(lua_State *L, Compile *c, Part *part);       /* runs the body, which fills part's pieces */

#endif
