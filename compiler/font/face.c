/* face.c - opening a face, and what layout asks of it a million times.
 *
 * Characters are looked up once and advances kept by glyph, so the common question costs an array
 * access.  Everything leaves here in thousandths of an em. */
#include "font/face.h"

#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>

int face_mille(const Face *f, int64_t units)
{
	int64_t v = units * 1000, half = f->info.upem / 2;

	return (int)((v < 0 ? v - half : v + half) / f->info.upem);
}

static const uint8_t *table(const Face *f, const char *tag, size_t least)
{
	size_t n;
	const uint8_t *t = sfnt_table(&f->sfnt, tag, &n);

	return t && n >= least ? t : NULL;
}

static void read_metrics(Face *f)
{
	FaceInfo *i = &f->info;
	const uint8_t *t = table(f, "head", 54);

	i->upem = (int)sfnt_u16(t + 18);
	for (int k = 0; k < 4; k++)
		i->bbox[k] = face_mille(f, sfnt_i16(t + 36 + 2 * k));
	i->glyph_count = (int)sfnt_u16(table(f, "maxp", 6) + 4);
	t = table(f, "hhea", 36);
	i->ascent = face_mille(f, sfnt_i16(t + 4));
	i->descent = -abs(face_mille(f, sfnt_i16(t + 6))); /* some faces have it positive */
	i->cap_height = i->ascent;
	if ((t = table(f, "post", 32))) {
		i->italic_angle = sfnt_i16(t + 4);
		i->fixed_pitch = sfnt_u32(t + 12) != 0;
	}
	i->weight = 400;
	if ((t = table(f, "OS/2", 78))) {
		i->weight = (int)sfnt_u16(t + 4);
		i->serif = t[32] == 2 && t[33] >= 2 && t[33] <= 10; /* PANOSE */
		i->ascent = face_mille(f, sfnt_i16(t + 68));
		i->descent = -abs(face_mille(f, sfnt_i16(t + 70)));
		i->cap_height = i->ascent;
	}
	if ((t = table(f, "OS/2", 96)) && sfnt_u16(t) >= 2 && sfnt_i16(t + 88) > 0)
		i->cap_height = face_mille(f, sfnt_i16(t + 88));
	i->stem_v = 10 + 220 * (i->weight - 50) / 900;
}

static bool read_outlines(Face *f)
{
	size_t n;
	const uint8_t *t;

	f->info.cff = f->sfnt.cff;
	f->info.registry = "Adobe";
	f->info.ordering = "Identity";
	if (!f->sfnt.cff)
		return true;
	t = sfnt_table(&f->sfnt, "CFF ", &n);
	if (!cff_open(t, n, &f->cff) || (int)f->cff.glyphs > 65536)
		return false;
	if (f->info.glyph_count > (int)f->cff.glyphs)
		f->info.glyph_count = (int)f->cff.glyphs;
	f->info.cid_keyed = f->cff.cid_keyed;
	if (f->cff.cid_keyed && f->cff.registry[0] && f->cff.ordering[0]) {
		f->info.registry = f->cff.registry;
		f->info.ordering = f->cff.ordering;
		f->info.supplement = f->cff.supplement;
	}
	return true;
}

Face *face_open(Arena *a, const FoundFace *found, const char **why)
{
	unsigned len = 0;
	mem_watch();
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(found->path);
	mem_check();

	if (!blob) {
		*why = "it cannot be read";
		return NULL;
	}
	const uint8_t *data = (const uint8_t *)hb_blob_get_data(blob, &len);
	Face *f = mem_alloc(sizeof *f);

	f->blob = blob;
	f->info.postscript_name = arena_strdup(a, found->postscript);
	f->info.family = found->family;
	f->info.full_name = found->full;
	f->info.path = found->path;
	f->info.index = found->index;
	f->file = (SfntFile){ .data = data, .len = len };
	if (!sfnt_open(&f->file, found->index, &f->sfnt, why) || (*why = sfnt_fault(&f->sfnt))) {
		face_close(f);
		return NULL;
	}
	read_metrics(f);
	if (!read_outlines(f)) {
		*why = "its CFF table is damaged";
		face_close(f);
		return NULL;
	}
	mem_watch();
	f->hb = hb_face_create(blob, (unsigned)found->index);
	f->font = hb_font_create(f->hb);
	hb_font_set_scale(f->font, f->info.upem, f->info.upem);
	mem_check();
	return f;
}

Face *face_twin(const Face *f)
{
	Face *t = mem_alloc(sizeof *t);

	t->info = f->info;
	t->file = f->file;
	t->sfnt = f->sfnt;
	t->sfnt.file = &t->file;
	t->cff = f->cff;
	mem_watch();
	t->blob = hb_blob_reference(f->blob);
	t->hb = hb_face_reference(f->hb);
	t->font = hb_font_create(t->hb);
	hb_font_set_scale(t->font, t->info.upem, t->info.upem);
	mem_check();
	return t;
}

void face_close(Face *f)
{
	for (int i = 0; i < GLYPH_PAGES; i++)
		free(f->pages[i]);
	free(f->advances);
	cff_cutter_free(f->cutter);
	free(f->cids);
	hb_font_destroy(f->font);
	hb_face_destroy(f->hb);
	hb_blob_destroy(f->blob);
	free(f);
}

uint32_t face_glyph(FontSet *fs, int face, uint32_t cp)
{
	Face *f = fontset_open_face(fs, face);
	hb_codepoint_t g;

	if (cp >= 0x110000)
		return 0;
	if (!f->pages[cp >> 8])
		f->pages[cp >> 8] = mem_alloc(256 * sizeof **f->pages);
	uint32_t *seen = &f->pages[cp >> 8][cp & 0xFF];

	if (*seen)
		return *seen - 1;
	mem_watch();
	*seen = hb_font_get_nominal_glyph(f->font, cp, &g) && g < (uint32_t)f->info.glyph_count ? g + 1 : 1;
	mem_check();
	return *seen - 1;
}

int face_advance(FontSet *fs, int face, uint32_t glyph)
{
	Face *f = fontset_open_face(fs, face);

	if (glyph >= (uint32_t)f->info.glyph_count)
		return 0;
	if (!f->advances) {
		size_t bytes = (size_t)f->info.glyph_count * sizeof *f->advances;

		f->advances = mem_realloc(NULL, bytes);
		memset(f->advances, 0xFF, bytes);
	}
	if (f->advances[glyph] == -1) {
		mem_watch();
		f->advances[glyph] = face_mille(f, hb_font_get_glyph_h_advance(f->font, glyph));
		mem_check();
	}
	return f->advances[glyph];
}

/* Rounded outwards, so that no ink lies outside the box. */
static int outwards(const Face *f, int64_t units, bool up)
{
	int64_t v = units * 1000, q = v / f->info.upem, r = v % f->info.upem;

	if (up && r > 0)
		q++;
	if (!up && r < 0)
		q--;
	return (int)q;
}

static bool measure_ink(const Face *f, uint32_t glyph, int box[4])
{
	hb_glyph_extents_t e;

	mem_watch();
	bool found = hb_font_get_glyph_extents(f->font, glyph, &e);
	mem_check();
	if (!found || e.width == 0 || e.height == 0)
		return false;
	box[0] = outwards(f, e.x_bearing, false);
	box[1] = outwards(f, (int64_t)e.y_bearing + e.height, false);
	box[2] = outwards(f, (int64_t)e.x_bearing + e.width, true);
	box[3] = outwards(f, e.y_bearing, true);
	return true;
}

bool face_ink(FontSet *fs, int face, uint32_t glyph, int box[4])
{
	Face *f = fontset_open_face(fs, face);
	Ink *ink = &f->inks[glyph % INKS];

	if (ink->asked != glyph + 1) { /* HarfBuzz draws a CFF outline to find its box */
		ink->any = measure_ink(f, glyph, ink->box);
		ink->asked = glyph + 1;
	}
	if (ink->any)
		memcpy(box, ink->box, sizeof ink->box);
	return ink->any;
}

const uint16_t *face_cids(Face *f)
{
	if (!f->info.cid_keyed)
		return NULL;
	if (!f->cids) {
		f->cids = mem_alloc((size_t)f->cff.glyphs * sizeof *f->cids);
		if (!cff_charset(&f->cff, f->cids)) /* face_open() cannot pay for this check each time */
			for (uint32_t g = 0; g < f->cff.glyphs; g++)
				f->cids[g] = (uint16_t)g;
	}
	return f->cids;
}

uint32_t face_cid(FontSet *fs, int face, uint32_t glyph)
{
	Face *f = fontset_open_face(fs, face);
	const uint16_t *cids = face_cids(f);

	return cids && glyph < f->cff.glyphs ? cids[glyph] : glyph;
}
