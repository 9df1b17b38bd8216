/* fields.h - reading a Lua table once, every field checked.
 *
 * Each getter names the field it wants; fields_close() then reports every field that nobody asked
 * for.  Faults are reported and counted, defaults taken, so that one run shows them all. */
#ifndef WENHENG_SCRIPT_FIELDS_H
#define WENHENG_SCRIPT_FIELDS_H

#include "script/state.h"

enum { FIELDS_MAX = 64, FIELDS_SOURCES = 8, FIELDS_STEPS = 8 };

typedef struct FieldsStep { /* on the way to where the table is written: a field's name, or a quoted text */
	const char *text;
	bool quoted;
} FieldsStep;

struct Fields {
	lua_State *L;
	int index;        /* the table, absolute */
	Arena *arena;     /* where texts are copied */
	const char *what; /* "style \"h1\"": how messages call the table */
	Place at;         /* where the table stands, when no source is known */
	const Source *sources[FIELDS_SOURCES]; /* files it may be written in */
	int source_count;
	FieldsStep steps[FIELDS_STEPS]; /* taken only when a fault asks for the place */
	int step_count;
	bool once;        /* faults are told once a run: the file is read anew for each document */
	int own;          /* a table: faults of fields it lacks were reported where they came from; 0: none */
	const char *seen[FIELDS_MAX];
	int seen_count;
	bool ok;
};

void fields_open(Fields *f, lua_State *L, int index, Arena *arena, const char *what, Place at);
void fields_in(Fields *f, const Source *source); /* the file the table is written in; NULL is allowed */
/* A table inside f: its places are narrowed to where key is found; then, with fields_at_text(), to where
 * a quoted text is.  Both must live as long as f. */
void fields_inner(Fields *inner, const Fields *f, int index, const char *what, const char *key);
void fields_at_text(Fields *f, const char *text);

Place fields_place(const Fields *f, const char *name);
void  fields_fault(Fields *f, const char *name, const char *format, ...) __attribute__((format(printf, 3, 4)));
void  fields_skip(Fields *f, const char *name); /* allowed, read elsewhere */

/* Pushes the field (nil too) and notes it as known. Returns its type. */
int fields_push(Fields *f, const char *name);
const char *fields_text(Fields *f, const char *name, const char *otherwise); /* string; copied */
const char *fields_need_text(Fields *f, const char *name);                  /* a fault when absent; then "" */
bool fields_flag(Fields *f, const char *name, bool otherwise);
int  fields_int(Fields *f, const char *name, int otherwise, int least, int most);
int  fields_word(Fields *f, const char *name, const char *const *words, int count, int otherwise);
const char **fields_texts(Fields *f, const char *name, size_t *count);      /* list of strings, or one string */
/* A length: text as unit_parse() takes it, or points as a number. */
bool fields_length(Fields *f, const char *name, Unit em, Unit line, Unit *out);
/* The same for what stands on a page: no less than nothing and not longer than any page; positive: more than nothing. */
bool fields_extent(Fields *f, const char *name, Unit em, Unit line, bool positive, Unit *out);
bool fields_color(Fields *f, const char *name, uint32_t *out);
bool fields_read_color(Fields *f, const char *name, const char *text, uint32_t *out); /* a text that was in the field */
/* Pushes a table field and returns true; otherwise (absent, or reported) pushes nothing. */
bool fields_table(Fields *f, const char *name);
/* How many values the list at index has that is the field's value, or in it, and no view; a hole in it is a fault. */
size_t fields_count(Fields *f, int list, const char *name);
bool fields_close(Fields *f); /* reports unknown fields; true when nothing was wrong */

#endif
