/* package.h - a workbook's ZIP container and the XML parts in it, read as a stream.
 *
 * Nothing is ever written to disk: part names are looked up, never used as paths.  Documents with a
 * DOCTYPE are refused, so no entity can be defined; what a part may unpack to is bounded. */
#ifndef WENHENG_LEDGER_PACKAGE_H
#define WENHENG_LEDGER_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"

typedef struct Package Package;

/* Why a workbook is not read, in the arena; NULL: it is. */
typedef struct Refusal {
	const char *why;
	bool        machine; /* the file may be good: it, or a temporary one, cannot be read or written */
} Refusal;

/* A file; or bytes, which must stay alive, where they are given. NULL when it is no ZIP container that can be read. */
Package *package_open(Arena *a, const char *path, const char *bytes, size_t n, Refusal *refusal);
void     package_close(Package *p); /* NULL is allowed */

/* The first fault met since the package was opened. */
Refusal package_fault(const Package *p);
bool package_has(const Package *p, const char *part);
/* The part's number in the package, below package_count(), whatever name of it was given; -1: there is none. */
long package_number(const Package *p, const char *part);
size_t package_count(const Package *p);
/* Whether it has been read or parsed before. */
bool package_met(const Package *p, const char *part);
/* Bytes that have been unpacked so far, each part once. */
size_t package_unpacked(const Package *p);
/* The whole part into out, at most limit bytes. False after a fault. */
bool package_read(Package *p, const char *part, size_t limit, Buf *out);

/* Names come without their namespace prefix; text may come in pieces. */
typedef struct XmlHandler {
	void (*begin)(void *context, const char *name, const char *const *attributes);
	void (*end)(void *context, const char *name);
	void (*text)(void *context, const char *s, size_t n);
	size_t most; /* bytes that the part may unpack to; 0: as many as a sheet may, none of which is kept */
} XmlHandler;

/* For the parts of which a list is kept: styles, relations, pictures. */
#define PACKAGE_LIST_MOST ((size_t)64 << 20)

/* Reads the part to its end. False after a fault. */
bool package_parse(Package *p, const char *part, const XmlHandler *handler, void *context);
/* The same in steps, one part at a time. package_step() is true when a handler has paused it, to be called again, and
 * false at the end or after a fault. package_end() belongs to each package_begin() that was true. */
bool package_begin(Package *p, const char *part, const XmlHandler *handler, void *context);
bool package_step(Package *p);
void package_end(Package *p);
/* To be called by a handler: pauses it; or it cannot be read on, for this reason: what it holds, or the machine. */
void package_pause(Package *p);
void package_refuse(Package *p, const char *why);
void package_fail(Package *p, const char *why);

/* The value of an attribute, by its name without prefix, or NULL. */
const char *xml_attribute(const char *const *attributes, const char *name);
/* Whether the attribute says yes: "1", "true", "on". */
bool xml_flag(const char *const *attributes, const char *name);

#endif
