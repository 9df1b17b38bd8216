/* relations.c - see relations.h. */
#include "ledger/relations.h"

#include <stdlib.h>
#include <string.h>

enum { RELATIONS_MOST = 20000 };

typedef struct Reader {
	Arena      *arena;
	Package    *package;
	const char *folder; /* of the part, with its / */
	Relation   *items;  /* heap */
	size_t      count, cap;
} Reader;

/* Targets are relative to the part's folder, or begin at the root; NULL when one leads out of the package. */
static const char *resolve(Reader *r, const char *target)
{
	Buf path = { 0 };
	bool inside = true;
	if (*target != '/')
		buf_text_add(&path, r->folder);
	while (*target && inside) {
		size_t n = strcspn(target, "/");
		if (n == 2 && memcmp(target, "..", 2) == 0) {
			inside = path.len > 0;
			path.len -= path.len > 0;
			while (path.len > 0 && path.data[path.len - 1] != '/')
				path.len--;
		} else if (n > 0 && !(n == 1 && *target == '.')) {
			buf_add(&path, target, n);
			if (target[n])
				buf_byte(&path, '/');
		}
		target += n + (target[n] == '/');
	}
	const char *text = inside ? arena_strndup(r->arena, path.len ? path.data : "", path.len) : NULL;
	buf_free(&path);
	return text;
}

static void begin(void *context, const char *name, const char *const *attributes)
{
	Reader *r = context;
	const char *id = xml_attribute(attributes, "Id"), *target = xml_attribute(attributes, "Target");
	const char *type = xml_attribute(attributes, "Type"), *mode = xml_attribute(attributes, "TargetMode");
	if (strcmp(name, "Relationship") != 0 || !id || !target || (mode && strcmp(mode, "External") == 0))
		return;
	if (r->count == RELATIONS_MOST) {
		package_refuse(r->package, "a part has more than 20000 relations");
		return;
	}
	const char *kind = type ? strrchr(type, '/') : NULL, *part = resolve(r, target);
	if (part)
		*MEM_PUSH(r->items, r->count, r->cap) = (Relation){ arena_strdup(r->arena, id), arena_strdup(r->arena, kind ? kind + 1 : ""), part };
}

static int by_id(const void *a, const void *b)
{
	const Relation *x = *(const Relation *const *)a, *y = *(const Relation *const *)b;
	int order = strcmp(x->id, y->id);
	return order ? order : (x > y) - (x < y);
}

static void order_ids(Arena *a, Relations *r)
{
	r->by_id = arena_array(a, r->count + 1, sizeof *r->by_id);
	for (size_t i = 0; i < r->count; i++)
		r->by_id[i] = &r->items[i];
	qsort(r->by_id, r->count, sizeof *r->by_id, by_id);
}

bool relations_read(Arena *a, Package *p, const char *part, Relations *out)
{
	static const XmlHandler handler = { begin, NULL, NULL, PACKAGE_LIST_MOST };
	const char *slash = strrchr(part, '/');
	size_t n = slash ? (size_t)(slash - part) + 1 : 0;
	Reader r = { .arena = a, .package = p, .folder = arena_strndup(a, part, n) };
	const char *list = arena_printf(a, "%s_rels/%s.rels", r.folder, part + n);
	*out = (Relations){ 0 };
	bool good = !package_has(p, list) || package_parse(p, list, &handler, &r);
	out->items = arena_array(a, r.count + 1, sizeof *out->items);
	out->count = r.count;
	if (r.count)
		memcpy(out->items, r.items, r.count * sizeof *r.items);
	free(r.items);
	order_ids(a, out);
	return good;
}

const Relation *relations_by_id(const Relations *r, const char *id)
{
	size_t low = 0, high = id ? r->count : 0; /* the first that is not before it */
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(r->by_id[middle]->id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return id && low < r->count && strcmp(r->by_id[low]->id, id) == 0 ? r->by_id[low] : NULL;
}

const Relation *relations_by_kind(const Relations *r, const char *kind)
{
	for (size_t i = 0; i < r->count; i++)
		if (strcmp(r->items[i].kind, kind) == 0)
			return &r->items[i];
	return NULL;
}
