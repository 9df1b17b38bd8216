/* subset.c - what of a face goes into a document: hb-subset over the few tables that matter.
 *
 * A CID-keyed CFF is cut by cff_subset.c, or by hb-subset too where that one does not understand a
 * glyph.  hb-subset is given a face that has outlines and metrics only: a character map or GSUB would
 * cost it time for 65,000 glyphs and pull in alternates nobody asked for.  The result is read again
 * before it is handed out: each glyph asked for must be where the caller will address it. */
#include "font/face.h"

#include <stdlib.h>
#include <string.h>

#include <hb.h>

bool face_refuse(const Face *f, Diag *d, const char *why)
{
	diag_error(d, (Place){ .file = f->info.path }, "the face %s cannot be subset: %s", f->info.full_name, why);
	return false;
}

/* CIDs of the glyphs in the finished CFF, compared with those of the whole face. */
static bool check_cff(Face *f, const uint32_t *glyphs, size_t n, Subset *out, const char **why)
{
	Cff cff;

	*why = "the subset is damaged";
	if (!cff_open((const uint8_t *)out->bytes.data, out->bytes.len, &cff) || cff.cid_keyed != f->info.cid_keyed)
		return false;
	if (!cff.cid_keyed)
		return true;
	const uint16_t *whole = face_cids(f);
	uint16_t *part = mem_alloc((size_t)cff.glyphs * sizeof *part);
	bool good = cff_charset(&cff, part);

	out->cid = mem_alloc(n * sizeof *out->cid);
	for (size_t i = 0; good && i < n; i++) {
		good = out->new_id[i] < cff.glyphs && part[out->new_id[i]] == whole[glyphs[i]];
		if (good)
			out->cid[i] = part[out->new_id[i]];
	}
	free(part);
	*why = "its CIDs changed";
	return good;
}

/* A CFF table or a TrueType file by HarfBuzz; false when it gives up. */
static bool cut(Face *f, const uint32_t *glyphs, size_t n, bool retain_ids, Subset *out)
{
	static const char *const tags[] = { "head", "hhea", "hmtx", "maxp", "CFF ", "glyf", "loca", NULL };
	unsigned len = 0;
	EmbedGlyph *list = mem_alloc(n * sizeof *list);
	for (size_t i = 0; i < n; i++)
		list[i].glyph = glyphs[i];
	hb_face_t *result = face_cut(f, tags, retain_ids, list, n);

	for (size_t i = 0; result && i < n; i++)
		out->new_id[i] = list[i].new_id;
	free(list);
	if (!result)
		return false;
	hb_blob_t *blob = f->info.cff ? hb_face_reference_table(result, HB_TAG('C', 'F', 'F', ' '))
	                              : hb_face_reference_blob(result);
	const char *bytes = hb_blob_get_data(blob, &len);

	buf_add(&out->bytes, bytes, len);
	hb_blob_destroy(blob);
	hb_face_destroy(result);
	return len > 0;
}

bool face_subset(FontSet *fs, int face, const uint32_t *glyphs, size_t n, bool retain_ids, Subset *out, Diag *d)
{
	Face *f = fontset_open_face(fs, face);
	const char *why = "HarfBuzz gave up";

	*out = (Subset){ .new_id = mem_alloc(n * sizeof *out->new_id) };
	if (f->info.cid_keyed && !f->cutter)
		f->cutter = cff_cutter_new(&f->cff, face_cids(f));
	bool good = (f->cutter && cff_subset(f->cutter, glyphs, n, out->new_id, &out->bytes)) ||
		cut(f, glyphs, n, retain_ids, out);

	for (size_t i = 0; good && i < n; i++)
		good = out->new_id[i] != HB_MAP_VALUE_INVALID;
	if (good && f->info.cff)
		good = check_cff(f, glyphs, n, out, &why);
	if (good && !f->info.cff) {
		SfntFile file = { .data = (const uint8_t *)out->bytes.data, .len = out->bytes.len };
		Sfnt sfnt;

		good = sfnt_open(&file, 0, &sfnt, &why) && sfnt_table(&sfnt, "glyf", &n);
	}
	if (!good) {
		subset_free(out);
		return face_refuse(f, d, why);
	}
	return true;
}

void subset_free(Subset *s)
{
	buf_free(&s->bytes);
	free(s->new_id);
	free(s->cid);
	*s = (Subset){ 0 };
}
