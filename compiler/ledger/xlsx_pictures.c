/* xlsx_pictures.c - the pictures that WPS keeps in cells: xl/cellimages.xml names each by its id, and by
 * a relation the file that holds it; neither is in the order of the cells. */
#include "ledger/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define PICTURE_MOST ((size_t)64 << 20) /* bytes of one */

typedef struct Register {
	Arena   *arena;
	WorkbookPicture *items; /* heap */
	size_t   count, cap;
	const char **relations; /* heap: by picture, the relation's id */
	size_t   relation_count, relation_cap;
} Register;

static void picture_begin(void *context, const char *name, const char *const *attributes)
{
	Register *r = context;
	const char *id = xml_attribute(attributes, "name"), *embed = xml_attribute(attributes, "embed");
	if (strcmp(name, "cNvPr") == 0 && id)
		*MEM_PUSH(r->items, r->count, r->cap) = (WorkbookPicture){ .id = arena_strdup(r->arena, id) };
	else if (strcmp(name, "blip") == 0 && embed && r->relation_count + 1 == r->count)
		*MEM_PUSH(r->relations, r->relation_count, r->relation_cap) = arena_strdup(r->arena, embed);
}

/* png or jpg by the first bytes, whatever the file is called; NULL: neither. */
static const char *ending(const Buf *b)
{
	if (b->len > 8 && memcmp(b->data, "\x89PNG\r\n\x1A\n", 8) == 0)
		return "png";
	return b->len > 3 && memcmp(b->data, "\xFF\xD8\xFF", 3) == 0 ? "jpg" : NULL;
}

/* The file that a picture's bytes become, NULL when they are none.  The name is all that is kept of them: they are read again
 * when it is stored. */
static const char *name_of(Arena *a, Package *p, const char *part)
{
	Buf bytes = { 0 };
	const char *kind = package_read(p, part, PICTURE_MOST, &bytes) ? ending(&bytes) : NULL;
	uint64_t h = kind ? hash_bytes(HASH_START, bytes.data, bytes.len) : 0;
	buf_free(&bytes);
	return kind ? arena_printf(a, "%016llx.%s", (unsigned long long)h, kind) : NULL;
}

/* Names the pictures' files.  Each part is read once, however many pictures it is said to be. */
static void take_all(Register *r, Package *p, const Relations *files)
{
	const char **names = arena_array(r->arena, package_count(p) + 1, sizeof *names);
	bool *met = arena_array(r->arena, package_count(p) + 1, sizeof *met);
	for (size_t i = 0; i < r->relation_count; i++) {
		const Relation *file = relations_by_id(files, r->relations[i]);
		long at = file ? package_number(p, file->part) : -1;
		if (at < 0)
			continue;
		if (!met[at])
			names[at] = name_of(r->arena, p, file->part);
		met[at] = true;
		r->items[i].part = names[at] ? file->part : NULL;
		r->items[i].name = names[at];
	}
}

static int by_id(const void *a, const void *b)
{
	const WorkbookPicture *x = a, *y = b;
	return strcmp(x->id, y->id);
}

void xlsx_find_pictures(Xlsx *x, Workbook *out)
{
	static const XmlHandler pictures = { picture_begin, NULL, NULL, PACKAGE_LIST_MOST };
	Package *p = x->package;
	const Relation *list = relations_by_kind(&x->relations, "cellImage"); /* a type of WPS's own */
	const char *part = list ? list->part : "xl/cellimages.xml";
	Register r = { .arena = x->arena };
	Relations files;
	if (!package_has(p, part) || !package_parse(p, part, &pictures, &r) || !relations_read(x->arena, p, part, &files))
		r.count = r.relation_count = 0;
	else
		take_all(&r, p, &files);
	out->pictures = arena_array(x->arena, r.count + 1, sizeof *out->pictures);
	out->picture_count = r.count;
	if (r.count) {
		memcpy(out->pictures, r.items, r.count * sizeof *r.items);
		qsort(out->pictures, r.count, sizeof *out->pictures, by_id);
	}
	free(r.items);
	free(r.relations);
}
