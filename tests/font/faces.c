/* faces.c - what font/ promises: faces found by name, damaged ones refused, fallback, measures, CIDs.
 *
 *     faces FOLDER    an empty folder for the faces this test makes
 *
 * The faces are those scripts/setup.sh fetches. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>

#include "base/file.h"
#include "font/face.h"

static void is(const char *name, long got, long want)
{
	if (got == want)
		printf("ok %s\n", name);
	else
		printf("not ok %s: got %ld, want %ld\n", name, got, want);
}

static void same(const char *name, const char *got, const char *want)
{
	if (got && strcmp(got, want) == 0)
		printf("ok %s\n", name);
	else
		printf("not ok %s: got \"%s\", want \"%s\"\n", name, got ? got : "nothing", want);
}

static const char *const dirs[] = { NULL, "../fonts", "/usr/share/fonts", "/usr/local/share/fonts" };

static FontSet *open_set(const char *folder, const Roles *roles, Diag *d)
{
	static const Roles none;
	const char *all[4] = { folder, dirs[1], dirs[2], dirs[3] };

	return fontset_open(roles ? roles : &none, all, 4, d);
}

/* The PostScript name of the face a name finds. */
static const char *found(FontSet *fs, const char *name)
{
	int role = fontset_role(fs, name, PLACE_NONE);

	return role < 0 ? NULL : fontset_face_info(fs, fontset_main_face(fs, role))->postscript_name;
}

static int face(FontSet *fs, const char *name)
{
	int role = fontset_role(fs, name, PLACE_NONE);

	if (role < 0) {
		printf("not ok %s: no such face\n", name);
		exit(1);
	}
	return fontset_main_face(fs, role);
}

static void names(const char *folder)
{
	Diag *d = diag_new();
	FontSet *fs = open_set(folder, NULL, d);

	same("a PostScript name", found(fs, "FandolFang-Regular"), "FandolFang-Regular");
	same("a family is its regular face", found(fs, "Liberation Serif"), "LiberationSerif");
	same("a full name", found(fs, "Liberation Serif Bold"), "LiberationSerif-Bold");
	same("a Chinese name", found(fs, "霞鹜文楷 Light"), "LXGWWenKai-Light");
	same("either case", found(fs, "noto serif cjk sc bold"), "NotoSerifCJKsc-Bold");
	same("a collection's face by name", found(fs, "Noto Sans CJK SC"), "NotoSansCJKsc-Regular");
	same("a collection's face by index", found(fs, "NotoSerifCJK-Regular.ttc#2"), "NotoSerifCJKsc-Regular");
	is("its index is known", fontset_face_info(fs, face(fs, "Noto Sans CJK SC"))->index, 2);
	is("one face, one number", face(fs, "FandolFang-Regular"), face(fs, "FandolFang R"));
	is("no errors yet", diag_count(d, SEVERITY_ERROR), 0);
	is("an unknown name", fontset_role(fs, "No Such Face", PLACE_NONE), -1);
	is("is reported", diag_count(d, SEVERITY_ERROR), 1);
	fontset_role(fs, "No Such Face", PLACE_NONE);
	is("once", diag_count(d, SEVERITY_ERROR), 1);
	fontset_close(fs);
	diag_free(d);
}

/* What a short figure comes out as, and what the same figure is at the head of a text too long to be taken for one. */
static long unlike_shaped(FontSet *fs, int face, const char *figure)
{
	ShapedGlyph alone[8];
	size_t count, length = strlen(figure);
	char text[64];
	const ShapedGlyph *g = face_shape(fs, face, figure, length, false, &count);

	if (count > 8)
		return -1;
	memcpy(alone, g, count * sizeof *g);
	snprintf(text, sizeof text, "%s%s", figure, "x000000000000000000000000000000");
	size_t more;
	g = face_shape(fs, face, text, strlen(text), false, &more);
	long unlike = more < count;
	for (size_t i = 0; i < count && i < more; i++)
		unlike += g[i].glyph != alone[i].glyph || g[i].cluster != alone[i].cluster || g[i].advance != alone[i].advance ||
			g[i].x_offset != alone[i].x_offset || g[i].y_offset != alone[i].y_offset;
	return unlike;
}

static void figures(FontSet *fs, int noto, int latin)
{
	static const char *const all[] = { "12.5%", "1,234.7", "-0.3", "+10.4%", "7.1", "88%", "4-7", "1.1.1" };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		is("a figure of Noto is as shaped", unlike_shaped(fs, noto, all[i]), 0);
		is("again, from what is known", unlike_shaped(fs, noto, all[i]), 0);
		is("a figure of the Latin face is as shaped", unlike_shaped(fs, latin, all[i]), 0);
	}
}

static void measures(const char *folder)
{
	Diag *d = diag_new();
	FontSet *fs = open_set(folder, NULL, d);
	int fang = face(fs, "FandolFang-Regular"), noto = face(fs, "NotoSerifCJKsc-Regular");
	int latin = face(fs, "Liberation Serif"), box[4];
	size_t n;

	is("a Han character is one em", face_advance(fs, fang, face_glyph(fs, fang, 0x56FD)), 1000);
	is("a digit is half", face_advance(fs, latin, face_glyph(fs, latin, '1')), 500);
	is("a character a face lacks", (long)face_glyph(fs, latin, 0x56FD), 0);
	is("no character at all", (long)face_glyph(fs, latin, 0x110000), 0);
	is("a space has no ink", face_ink(fs, latin, face_glyph(fs, latin, ' '), box), 0);
	is("a comma has", face_ink(fs, noto, face_glyph(fs, noto, 0xFF0C), box), 1);
	is("in the left half of its em", box[0] >= 0 && box[2] < 500, 1);
	is("low", box[1] < 0 && box[3] < 300, 1);
	const FaceInfo *info = fontset_face_info(fs, fang);

	is("Fandol is CID-keyed CFF", info->cff && info->cid_keyed, 1);
	same("of the collection GB1", info->ordering, "GB1");
	/* GB 2312 orders 啊 (row 16, cell 1) to 一 (row 50, cell 27); Adobe-GB1 keeps its order. */
	is("CIDs are the charset's", (long)face_cid(fs, fang, face_glyph(fs, fang, 0x4E00)) -
		(long)face_cid(fs, fang, face_glyph(fs, fang, 0x554A)), 34 * 94 + 26);
	is("they are not glyph ids", face_cid(fs, fang, face_glyph(fs, fang, 0xA5)) != face_glyph(fs, fang, 0xA5), 1);
	is("Noto's CIDs are glyph ids", (long)face_cid(fs, noto, 1234), 1234);
	is("glyf faces have none", (long)face_cid(fs, latin, 77), 77);

	const ShapedGlyph *g = face_shape(fs, noto, "——", 6, true, &n);
	long width = 0;

	for (size_t i = 0; i < n; i++)
		width += g[i].advance;
	is("—— is two em", width, 2000);
	face_shape(fs, noto, "office", 6, false, &n);
	is("ffi is a ligature", (long)n, 4);
	g = face_shape(fs, latin, "AV", 2, false, &n);
	is("AV is kerned", n == 2 && g[0].advance < face_advance(fs, latin, g[0].glyph), 1);
	is("clusters are byte offsets", (long)g[1].cluster, 1);
	figures(fs, noto, latin);
	is("nothing was reported", diag_count(d, SEVERITY_ERROR) + diag_count(d, SEVERITY_WARNING), 0);
	fontset_close(fs);
	diag_free(d);
}

static void fallback(const char *folder)
{
	RoleFace fang[] = { { "No Such 仿宋", -50 }, { "FandolFang-Regular", 0 }, { "LXGW WenKai Light", -50 },
		{ "NotoSerifCJKsc-Regular", -70 } };
	RoleFace nothing[] = { { "No Such A", 0 }, { "No Such B", 0 } };
	Role list[] = { { "仿宋", false, fang, 4 }, { "空", false, nothing, 2 } };
	Roles roles = { list, 2 };
	Diag *d = diag_new();
	FontSet *fs = open_set(folder, &roles, d);
	int role = fontset_role(fs, "仿宋", PLACE_NONE), other;

	diag_set_quiet(d, true);
	same("the first face that is there", fontset_face_info(fs, fontset_main_face(fs, role))->postscript_name,
		"FandolFang-Regular");
	is("has what it has", fontset_face(fs, role, 0x5DE5), fontset_main_face(fs, role));
	is("no note for that", diag_count(d, SEVERITY_NOTE), 0);
	other = fontset_face(fs, role, 0x2CB69); /* 𬭩 */
	same("the next lends what it lacks", fontset_face_info(fs, other)->postscript_name, "LXGWWenKai-Light");
	is("with a note", diag_count(d, SEVERITY_NOTE), 1);
	fontset_face(fs, role, 0x8D5F);
	is("one for the face", diag_count(d, SEVERITY_NOTE), 1);
	is("moved down to its height", fontset_shift(fs, role, other), -50);
	is("its own is not moved", fontset_shift(fs, role, fontset_main_face(fs, role)), 0);
	is("a character in no face", fontset_face(fs, role, 0xE000), -1);
	is("a role without a face", fontset_role(fs, "空", PLACE_NONE), -1);
	is("is an error", diag_count(d, SEVERITY_ERROR), 1);
	fontset_close(fs);
	diag_free(d);
}

typedef struct Cut { /* a subset's CFF among the tables of its face */
	hb_face_t *whole;
	const Subset *subset;
} Cut;

static hb_blob_t *cut_table(hb_face_t *hb, hb_tag_t tag, void *data)
{
	const Cut *c = data;

	(void)hb;
	if (tag == HB_TAG('C', 'F', 'F', ' '))
		return hb_blob_create(c->subset->bytes.data, (unsigned)c->subset->bytes.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	return hb_face_reference_table(c->whole, tag);
}

/* How many of the glyphs have another box in the subset than in the face. */
static long other_boxes(FontSet *fs, int f, const uint32_t *glyphs, size_t n, const Subset *s)
{
	Cut cut = { fontset_open_face(fs, f)->hb, s };
	hb_face_t *hb = hb_face_create_for_tables(cut_table, &cut, NULL);
	hb_font_t *whole = fontset_open_face(fs, f)->font;
	long other = 0;

	hb_face_set_glyph_count(hb, (unsigned)n + 1); /* and .notdef: not what the face's maxp says */
	hb_font_t *part = hb_font_create(hb);
	hb_font_set_scale(part, fontset_face_info(fs, f)->upem, fontset_face_info(fs, f)->upem);
	for (size_t i = 0; i < n; i++) {
		hb_glyph_extents_t a = { 0 }, b = { 0 };

		hb_font_get_glyph_extents(whole, glyphs[i], &a);
		hb_font_get_glyph_extents(part, s->new_id[i], &b);
		other += a.width == 0 || memcmp(&a, &b, sizeof a) != 0;
	}
	hb_font_destroy(part);
	hb_face_destroy(hb);
	return other;
}

/* Two documents' subsets of one face: what the first leaves behind must not show in the second. */
static void outlines(const char *folder)
{
	static const char *const list[] = { "FandolFang-Regular", "NotoSerifCJKsc-Regular", "NotoSansCJKsc-Bold" };
	Diag *d = diag_new();
	FontSet *fs = open_set(folder, NULL, d);

	for (size_t i = 0; i < 3; i++) {
		int f = face(fs, list[i]);

		for (uint32_t first = 0x4E00; first < 0x5000; first += 0x100) {
			uint32_t glyphs[600];
			size_t n = 0;
			Subset s;

			for (uint32_t k = 0; k < 600; k++)
				if ((glyphs[n] = face_glyph(fs, f, k < 94 ? 0x21 + k : first + k)) != 0)
					n++;
			bool good = face_subset(fs, f, glyphs, n, false, &s, d);
			is("outlines are the face's", good ? other_boxes(fs, f, glyphs, n, &s) : -1, 0);
			if (good)
				subset_free(&s);
		}
	}
	fontset_close(fs);
	diag_free(d);
}

static void subsets(const char *folder)
{
	static const char *const list[] = { "FandolFang-Regular", "NotoSerifCJKsc-Regular", "LXGW WenKai", "Liberation Serif" };
	Diag *d = diag_new();
	FontSet *fs = open_set(folder, NULL, d);

	for (size_t i = 0; i < 4; i++) {
		int f = face(fs, list[i]);
		uint32_t glyphs[26];
		Subset s;

		for (uint32_t k = 0; k < 26; k++)
			glyphs[k] = face_glyph(fs, f, (i < 3 ? 0x5DE5 : 'a') + k);
		bool good = face_subset(fs, f, glyphs, 26, false, &s, d);

		is(list[i], good && s.bytes.len > 500 && s.bytes.len < 20000, 1);
		is("its CIDs are kept", !good || !s.cid || s.cid[3] == face_cid(fs, f, glyphs[3]), 1);
		if (good)
			subset_free(&s);
	}
	fontset_close(fs);
	diag_free(d);
}

/* ---- damaged faces ---- */

static void put_u16(Buf *b, size_t at, unsigned v)
{
	b->data[at] = (char)(v >> 8);
	b->data[at + 1] = (char)v;
}

static size_t table(const Buf *b, const char *tag)
{
	for (size_t at = 12; at + 16 <= b->len; at += 16)
		if (memcmp(b->data + at, tag, 4) == 0) {
			const unsigned char *p = (const unsigned char *)b->data + at + 8;

			return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
		}
	return 0;
}

static void save(const char *folder, const char *name, const void *bytes, size_t n, Diag *d)
{
	Arena *a = arena_new();
	OutFile *f = file_create(path_join(a, folder, name), d);

	file_put(f, bytes, n);
	file_commit(f);
	arena_free(a);
}

static void refused(const char *folder, const char *name, Diag *d)
{
	RoleFace list[] = { { name, 0 }, { "FandolFang-Regular", 0 } };
	Role role = { "仿宋", false, list, 2 };
	Roles roles = { &role, 1 };
	FontSet *fs = open_set(folder, &roles, d);
	int before = diag_count(d, SEVERITY_WARNING);

	same(name, found(fs, "仿宋"), "FandolFang-Regular");
	is("refused with a reason", diag_count(d, SEVERITY_WARNING) - before, 1);
	fontset_close(fs);
}

static void damaged(const char *folder)
{
	Diag *d = diag_new();
	FontSet *fs = open_set(folder, NULL, d);
	Buf good = { 0 }, bad = { 0 };

	file_read(fontset_face_info(fs, face(fs, "Liberation Serif"))->path, &good, d);
	fontset_close(fs);
	diag_set_quiet(d, true);
	save(folder, "empty.ttf", "", 0, d);
	save(folder, "text.ttf", "this is no font, whatever its name", 34, d);
	save(folder, "cut.ttf", good.data, good.len * 6 / 10, d);
	save(folder, "head.ttf", good.data, 40, d);

	buf_add(&bad, good.data, good.len);
	put_u16(&bad, table(&bad, "head") + 18, 0);
	save(folder, "upem0.ttf", bad.data, bad.len, d);
	put_u16(&bad, table(&bad, "head") + 18, 2048);
	put_u16(&bad, table(&bad, "OS/2") + 8, 2);
	save(folder, "restricted.ttf", bad.data, bad.len, d);
	put_u16(&bad, table(&bad, "OS/2") + 8, 8);
	save(folder, "editable.ttf", bad.data, bad.len, d);
	put_u16(&bad, table(&bad, "hhea") + 34, 0xFFFF);
	save(folder, "metrics.ttf", bad.data, bad.len, d);

	refused(folder, "cut.ttf", d); /* by file: its names lie beyond the cut */
	refused(folder, "upem0.ttf", d);
	refused(folder, "restricted.ttf", d);
	refused(folder, "metrics.ttf", d);
	fs = open_set(folder, NULL, d);
	same("editable embedding is allowed", found(fs, "editable.ttf"), "LiberationSerif");
	/* the folder's own good copy comes before the system's */
	const char *path = fontset_face_info(fs, face(fs, "Liberation Serif"))->path;

	is("an earlier folder wins", strncmp(path, folder, strlen(folder)), 0);
	is("files that are no fonts are no errors", diag_count(d, SEVERITY_ERROR), 0);
	is("until they are asked for", fontset_role(fs, "text.ttf", PLACE_NONE), -1);
	is("as an error", diag_count(d, SEVERITY_ERROR), 1);
	fontset_close(fs);
	diag_free(d);
	d = diag_new();
	diag_set_quiet(d, true);
	fs = open_set(folder, NULL, d);
	same("beside a damaged face of the name the good one is taken", found(fs, "Liberation Serif"), "LiberationSerif");
	is("with a warning", diag_count(d, SEVERITY_WARNING), 1);
	fontset_close(fs);
	diag_free(d);
	buf_free(&good);
	buf_free(&bad);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	names(argv[1]);
	measures(argv[1]);
	fallback(argv[1]);
	subsets(argv[1]);
	outlines(argv[1]);
	damaged(argv[1]);
	return 0;
}
