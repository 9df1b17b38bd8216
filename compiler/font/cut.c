/* cut.c - hb-subset over some tables of a face. */
#include "font/face.h"

#include <hb-subset.h>

typedef struct Tables {
	hb_face_t *of;
	const char *const *tags;
} Tables;

/* The memory that subsetting takes at most: HarfBuzz's subsetter (6.0) does not look whether it was given any. */
static size_t room(const Face *f)
{
	return 3 * (size_t)hb_blob_get_length(f->blob) + (16u << 20);
}

static hb_blob_t *table(hb_face_t *face, hb_tag_t tag, void *data)
{
	const Tables *t = data;

	(void)face;
	for (const char *const *p = t->tags; *p; p++)
		if (tag == HB_TAG((*p)[0], (*p)[1], (*p)[2], (*p)[3]))
			return hb_face_reference_table(t->of, tag);
	return hb_blob_get_empty();
}

static hb_face_t *run(hb_face_t *source, hb_subset_input_t *input, EmbedGlyph *glyphs, size_t n)
{
	hb_face_t *result = NULL;
	for (size_t i = 0; i < n; i++) {
		hb_set_add(hb_subset_input_glyph_set(input), glyphs[i].glyph);
		if (glyphs[i].cp)
			hb_set_add(hb_subset_input_unicode_set(input), glyphs[i].cp);
	}
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(source, input);
	if (plan) {
		const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);

		for (size_t i = 0; i < n; i++)
			glyphs[i].new_id = hb_map_get(map, glyphs[i].glyph);
		result = hb_subset_plan_execute_or_fail(plan);
	}
	hb_subset_plan_destroy(plan);
	return result;
}

hb_face_t *face_cut(Face *f, const char *const *tags, bool retain_ids, EmbedGlyph *glyphs, size_t n)
{
	Tables tables = { f->hb, tags };
	mem_reserve(room(f));
	mem_watch();
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_face_t *source = hb_face_create_for_tables(table, &tables, NULL), *result = NULL;

	if (input) {
		hb_face_set_upem(source, (unsigned)f->info.upem);
		hb_face_set_glyph_count(source, (unsigned)f->info.glyph_count);
		hb_subset_input_set_flags(input, (unsigned)HB_SUBSET_FLAGS_NO_HINTING | (unsigned)HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
			(retain_ids ? (unsigned)HB_SUBSET_FLAGS_RETAIN_GIDS : 0u));
		result = run(source, input, glyphs, n);
	}
	hb_subset_input_destroy(input);
	hb_face_destroy(source);
	mem_check();
	return result;
}
