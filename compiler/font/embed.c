/* embed.c - a face cut to what a document shows, as a font file of its own with a character map: for formats whose
 * readers look glyphs up by character. */
#include "font/face.h"

#include <hb-subset.h>

static hb_blob_t *kept_table(hb_face_t *face, hb_tag_t tag, void *data)
{
	static const char *const tags[] = { "head", "hhea", "hmtx", "maxp", "CFF ", "glyf", "loca", "cmap", "name", "OS/2", "post" };

	(void)face;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (tag == HB_TAG(tags[i][0], tags[i][1], tags[i][2], tags[i][3]))
			return hb_face_reference_table(((Face *)data)->hb, tag);
	return hb_blob_get_empty();
}

static hb_face_t *cut(Face *f, EmbedGlyph *glyphs, size_t n)
{
	mem_reserve(face_subset_room(f));
	mem_watch();
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_face_t *source = hb_face_create_for_tables(kept_table, f, NULL), *result = NULL;

	mem_check();
	if (!input)
		return NULL;
	hb_face_set_upem(source, (unsigned)f->info.upem);
	hb_face_set_glyph_count(source, (unsigned)f->info.glyph_count);
	for (size_t i = 0; i < n; i++) {
		hb_set_add(hb_subset_input_glyph_set(input), glyphs[i].glyph);
		if (glyphs[i].cp)
			hb_set_add(hb_subset_input_unicode_set(input), glyphs[i].cp);
	}
	hb_subset_input_set_flags(input, (unsigned)HB_SUBSET_FLAGS_NO_HINTING | (unsigned)HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(source, input);

	if (plan) {
		const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);

		for (size_t i = 0; i < n; i++)
			glyphs[i].new_id = hb_map_get(map, glyphs[i].glyph);
		result = hb_subset_plan_execute_or_fail(plan);
	}
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	hb_face_destroy(source);
	mem_check();
	return result;
}

bool face_embed(FontSet *fs, int face, EmbedGlyph *glyphs, size_t n, Buf *out, Diag *d)
{
	Face *f = fontset_open_face(fs, face);
	hb_face_t *result = cut(f, glyphs, n);
	unsigned len = 0;

	if (!result) {
		diag_error(d, (Place){ .file = f->info.path }, "the face %s cannot be cut: HarfBuzz gave up", f->info.full_name);
		return false;
	}
	hb_blob_t *blob = hb_face_reference_blob(result);
	const char *bytes = hb_blob_get_data(blob, &len);

	buf_add(out, bytes, len);
	hb_blob_destroy(blob);
	hb_face_destroy(result);
	return true;
}
