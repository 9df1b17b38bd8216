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

/* The name is all that is kept of it: its bytes are read again when it is stored. */
static void take(Register *r, Package *p, WorkbookPicture *picture, const char *part)
{
	Buf bytes = { 0 };
	const char *kind = package_has(p, part) && package_read(p, part, PICTURE_MOST, &bytes) ? ending(&bytes) : NULL;
	if (kind) {
		uint64_t h = hash_bytes(HASH_START, bytes.data, bytes.len);
		picture->part = part;
		picture->name = arena_printf(r->arena, "%016llx.%s", (unsigned long long)h, kind);
	}
	buf_free(&bytes);
}

static int by_id(const void *a, const void *b)
{
	const WorkbookPicture *x = a, *y = b;
	return strcmp(x->id, y->id);
}

void xlsx_find_pictures(Xlsx *x, Workbook *out)
{
	static const XmlHandler pictures = { picture_begin, NULL, NULL };
	Package *p = x->package;
	const Relation *list = relations_by_kind(&x->relations, "cellImage"); /* a type of WPS's own */
	const char *part = list ? list->part : "xl/cellimages.xml";
	Register r = { .arena = x->arena };
	Relations files;
	if (!package_has(p, part) || !package_parse(p, part, &pictures, &r) || !relations_read(x->arena, p, part, &files))
		r.count = r.relation_count = 0;
	for (size_t i = 0; i < r.relation_count; i++) {
		const Relation *file = relations_by_id(&files, r.relations[i]);
		if (file)
			take(&r, p, &r.items[i], file->part);
	}
	out->pictures = arena_array(x->arena, r.count + 1, sizeof *out->pictures);
	out->picture_count = r.count;
	if (r.count) {
		memcpy(out->pictures, r.items, r.count * sizeof *r.items);
		qsort(out->pictures, r.count, sizeof *out->pictures, by_id);
	}
	free(r.items);
	free(r.relations);
}
