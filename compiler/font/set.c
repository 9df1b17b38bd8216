/* set.c - roles: which face a role means, and which of its faces has a character.
 *
 * A role's faces are looked for when the role is first used, one after the other until one is found;
 * the rest are opened only when a character asks for them.  Numbers of faces are given in order of
 * opening and stay good until the set is closed. */
#include "font/set.h"

#include <stdlib.h>
#include <string.h>

#include "base/inputs.h"
#include "base/json.h"
#include "base/utf8.h"
#include "font/face.h"
#include "font/find.h"

enum { NOT_SOUGHT = -2, NOT_FOUND = -1, NO_CHARACTER = 0xFFFFFF, ASKED = 16 };

typedef struct RoleState {
	const char *name;
	RoleFace   *faces;
	int         count;
	int        *found;     /* number of the open face, by place in the list */
	int         main;      /* place in the list of the first that was found */
	FontCell   *cells;     /* by character modulo FONT_CELLS, made when first asked; a free one has no character */
	bool        only_face; /* no role: a face named by itself */
	bool        reported;
} RoleState;

struct FontSet {
	Arena       *arena;
	Diag        *diag;
	FontFolders *folders;  /* NULL: a twin's */
	RoleState   *roles;
	size_t       role_count, role_cap;
	size_t       asked[ASKED]; /* roles found last, by where their name stood */
	Face       **faces;
	size_t       face_count, face_cap;
	hb_buffer_t *buffer;
	Shapes      *shapes;
	ShapedGlyph *shaped;
	size_t       shaped_cap;
	bool         twin;     /* another set's: what is not open is not found */
};

static RoleState *add_role(FontSet *fs, const char *name, const RoleFace *faces, int count)
{
	RoleState *r = MEM_PUSH(fs->roles, fs->role_count, fs->role_cap);

	*r = (RoleState){ .name = arena_strdup(fs->arena, name), .count = count, .main = NOT_SOUGHT };
	r->faces = arena_array(fs->arena, (size_t)count, sizeof *r->faces);
	r->found = arena_array(fs->arena, (size_t)count, sizeof *r->found);
	for (int i = 0; i < count; i++) {
		r->faces[i] = (RoleFace){ arena_strdup(fs->arena, faces[i].name), faces[i].shift };
		r->found[i] = NOT_SOUGHT;
	}
	return r;
}

FontFolders *fontset_seek(const char *const *dirs, size_t dir_count, Diag *d)
{
	FontFolders *folders = folders_new(dirs, dir_count, d);

	folders_read_beside(folders);
	return folders;
}

void fontset_forget(FontFolders *folders)
{
	folders_free(folders);
}

FontSet *fontset_open(const Roles *roles, const char *const *dirs, size_t dir_count, Diag *d)
{
	return fontset_open_in(roles, folders_new(dirs, dir_count, d), d);
}

FontSet *fontset_open_in(const Roles *roles, FontFolders *folders, Diag *d)
{
	FontSet *fs = mem_alloc(sizeof *fs);

	fs->arena = arena_new();
	fs->diag = d;
	fs->folders = folders;
	for (int i = 0; i < roles->count; i++)
		add_role(fs, roles->roles[i].name, roles->roles[i].faces, roles->roles[i].face_count);
	mem_watch();
	fs->buffer = hb_buffer_create();
	fs->shapes = shapes_new();
	mem_check();
	return fs;
}

FontSet *fontset_twin(const FontSet *fs)
{
	FontSet *t = mem_alloc(sizeof *t);

	*t = (FontSet){ .arena = arena_new(), .twin = true, .role_count = fs->role_count, .role_cap = fs->role_count,
		.face_count = fs->face_count, .face_cap = fs->face_count };
	t->roles = mem_alloc(t->role_count * sizeof *t->roles);
	for (size_t i = 0; i < t->role_count; i++) {
		RoleState *r = &t->roles[i];

		*r = fs->roles[i];
		r->cells = NULL;
		r->found = arena_array(t->arena, (size_t)r->count, sizeof *r->found);
		memcpy(r->found, fs->roles[i].found, (size_t)r->count * sizeof *r->found);
	}
	t->faces = mem_alloc(t->face_count * sizeof *t->faces);
	for (size_t i = 0; i < t->face_count; i++)
		t->faces[i] = face_twin(fs->faces[i]);
	mem_watch();
	t->buffer = hb_buffer_create();
	t->shapes = shapes_new();
	mem_check();
	return t;
}

void fontset_close(FontSet *fs)
{
	if (!fs)
		return;
	for (size_t i = 0; i < fs->face_count; i++)
		face_close(fs->faces[i]);
	hb_buffer_destroy(fs->buffer);
	folders_free(fs->folders);
	free(fs->faces);
	for (size_t i = 0; i < fs->role_count; i++)
		free(fs->roles[i].cells);
	free(fs->roles);
	shapes_free(fs->shapes);
	free(fs->shaped);
	arena_free(fs->arena);
	free(fs);
}

hb_buffer_t *fontset_buffer(FontSet *fs)
{
	return fs->buffer;
}

Shapes *fontset_shapes(FontSet *fs)
{
	return fs->shapes;
}

ShapedGlyph *fontset_shaped(FontSet *fs, size_t count)
{
	if (count > fs->shaped_cap) {
		fs->shaped_cap = count * 2;
		fs->shaped = mem_realloc(fs->shaped, fs->shaped_cap * sizeof *fs->shaped);
	}
	return fs->shaped;
}

Face *fontset_open_face(FontSet *fs, int face)
{
	return fs->faces[face];
}

/* ---- finding ---- */

static void refuse(FontSet *fs, const FoundFace *found, const char *why)
{
	char *key = arena_printf(fs->arena, "font refused %s#%d", found->path, found->index);

	if (diag_once(fs->diag, key))
		diag_warn(fs->diag, (Place){ .file = found->path }, "the face %s is refused: %s", found->full, why);
}

/* Opens the face of that name, or finds it open already. */
static int seek(FontSet *fs, const char *name)
{
	const FoundFace *faulty, *found = folders_find(fs->folders, name, &faulty);
	const char *why;

	if (faulty)
		refuse(fs, faulty, faulty->fault);
	if (!found)
		return NOT_FOUND;
	for (size_t i = 0; i < fs->face_count; i++)
		if (fs->faces[i]->info.index == found->index && strcmp(fs->faces[i]->info.path, found->path) == 0)
			return (int)i;
	Face *face = face_open(fs->arena, found, &why);

	if (!face) {
		refuse(fs, found, why);
		return NOT_FOUND;
	}
	*MEM_PUSH(fs->faces, fs->face_count, fs->face_cap) = face;
	return (int)fs->face_count - 1;
}

static int role_face(FontSet *fs, RoleState *r, int i)
{
	if (r->found[i] == NOT_SOUGHT)
		r->found[i] = seek(fs, r->faces[i].name);
	return r->found[i];
}

/* Finds the role's own face; false when none of its faces is there. */
static bool settle(FontSet *fs, RoleState *r)
{
	if (r->main == NOT_SOUGHT) {
		r->main = NOT_FOUND;
		for (int i = 0; i < r->count && r->main < 0; i++)
			if (role_face(fs, r, i) >= 0)
				r->main = i;
	}
	return r->main >= 0;
}

static void report_missing(FontSet *fs, RoleState *r, Place at)
{
	Buf wanted = { 0 }, dirs = { 0 }, refused = { 0 };
	size_t dir_count;
	const char *const *sought = folders_dirs(fs->folders, &dir_count);

	if (r->reported)
		return;
	r->reported = true;
	for (int i = 0; i < r->count; i++)
		buf_printf(&wanted, "%s%s", i ? ", " : "", r->faces[i].name);
	for (size_t i = 0; i < dir_count; i++)
		buf_printf(&dirs, "%s%s", i ? ", " : "", sought[i]);
	folders_refused(fs->folders, &refused);
	if (r->only_face)
		diag_error(fs->diag, at, "no font role and no face is called \"%s\" (sought in %s)%s", r->name,
			buf_text(&dirs), buf_text(&refused));
	else
		diag_error(fs->diag, at,
			"no face for the role \"%s\": put one of these into fonts/ or install it: %s (sought in %s)%s",
			r->name, buf_text(&wanted), buf_text(&dirs), buf_text(&refused));
	buf_free(&wanted);
	buf_free(&dirs);
	buf_free(&refused);
}

/* The role's number, fs->role_count: there is none of that name.  Each paragraph asks for the roles of its style, mostly
 * by the same few names at the same places: a role found before is looked at first. */
static size_t find_role(FontSet *fs, const char *name)
{
	size_t *asked = &fs->asked[(uintptr_t)name / sizeof(void *) % ASKED], i = 0;

	if (*asked < fs->role_count && strcmp(fs->roles[*asked].name, name) == 0)
		return *asked;
	while (i < fs->role_count && strcmp(fs->roles[i].name, name) != 0)
		i++;
	*asked = i;
	return i;
}

static size_t role_named(FontSet *fs, const char *name)
{
	size_t i = find_role(fs, name);

	if (i == fs->role_count)
		add_role(fs, name, &(RoleFace){ name, 0 }, 1)->only_face = true;
	return i;
}

Digest fontset_role_digest(FontSet *fs, const char *name)
{
	Sha256 sum = SHA256_START;
	const RoleState *r = &fs->roles[role_named(fs, name)];
	const FoundFace *faulty;

	for (int i = 0; i < r->count; i++) {
		const FoundFace *found = folders_find(fs->folders, r->faces[i].name, &faulty);

		if (!found)
			continue;
		sha256_add(&sum, &r->faces[i].shift, sizeof r->faces[i].shift);
		sha256_add(&sum, &found->sum, sizeof found->sum);
	}
	return sha256_end(&sum);
}

bool fontset_is_open(FontSet *fs, const char *name)
{
	size_t i = find_role(fs, name);

	return i < fs->role_count && fs->roles[i].main >= 0;
}

int fontset_role(FontSet *fs, const char *name, Place at)
{
	if (fs->twin)
		return fontset_is_open(fs, name) ? (int)find_role(fs, name) : -1;
	size_t i = role_named(fs, name);

	inputs_role(name);
	if (settle(fs, &fs->roles[i]))
		return (int)i;
	report_missing(fs, &fs->roles[i], at);
	return -1;
}

/* ---- fallback ---- */

static void note_fallback(FontSet *fs, const RoleState *r, int face, uint32_t cp)
{
	const char *main = fs->faces[r->found[r->main]]->info.full_name, *other = fs->faces[face]->info.full_name;
	char *key = arena_printf(fs->arena, "font fallback %s %d", r->name, face), text[5] = { 0 };

	if (!diag_once(fs->diag, key))
		return;
	utf8_encode(cp, text);
	diag_note(fs->diag, PLACE_NONE, "%s (U+%04X) is not in %s; %s takes such characters from %s", text,
		(unsigned)cp, main, r->name, other);
}

int fontset_face(FontSet *fs, int role, uint32_t cp)
{
	RoleState *r = &fs->roles[role];
	int main = r->found[r->main];

	if (char_is_unprintable(cp))
		return -1;
	if (face_glyph(fs, main, cp) != 0)
		return main;
	for (int i = r->main + 1; i < r->count && !fs->twin; i++) {
		int face = role_face(fs, r, i);

		if (face < 0 || face == main || face_glyph(fs, face, cp) == 0)
			continue;
		note_fallback(fs, r, face, cp);
		return face;
	}
	return -1;
}

static FontCell *cells_of(RoleState *r)
{
	if (!r->cells) {
		r->cells = mem_realloc(NULL, FONT_CELLS * sizeof *r->cells);
		for (int i = 0; i < FONT_CELLS; i++)
			r->cells[i].cp = NO_CHARACTER;
	}
	return r->cells;
}

const FontCell *fontset_cells(FontSet *fs, int role)
{
	return cells_of(&fs->roles[role]);
}

const FontCell *fontset_cell(FontSet *fs, int role, uint32_t cp)
{
	const RoleState *r = &fs->roles[role];
	FontCell *cell = &cells_of(&fs->roles[role])[cp % FONT_CELLS];

	if (cell->cp == cp)
		return cell;
	int face = r->found[r->main];
	uint32_t glyph = char_is_unprintable(cp) ? 0 : face_glyph(fs, face, cp);
	if (glyph == 0)
		return NULL;
	*cell = (FontCell){ cp, glyph, face, face_advance(fs, face, glyph) };
	return cell;
}

int fontset_main_face(FontSet *fs, int role)
{
	return fs->roles[role].found[fs->roles[role].main];
}

int fontset_face_count(const FontSet *fs)
{
	return (int)fs->face_count;
}

const FaceInfo *fontset_face_info(FontSet *fs, int face)
{
	return face >= 0 && (size_t)face < fs->face_count ? &fs->faces[face]->info : NULL;
}

/* The list's shifts bring each face to one common height; what counts is the difference. */
int fontset_shift(FontSet *fs, int role, int face)
{
	const RoleState *r = &fs->roles[role];

	for (int i = r->main; i < r->count; i++)
		if (r->found[i] == face)
			return r->faces[i].shift - r->faces[r->main].shift;
	return 0;
}

/* ---- the report ---- */

static void report_text(FontSet *fs, RoleState *r, Buf *out)
{
	if (r->main < 0) {
		buf_printf(out, "%s: no face; wanted", r->name);
		for (int i = 0; i < r->count; i++)
			buf_printf(out, "%s %s", i ? "," : "", r->faces[i].name);
		buf_byte(out, '\n');
		return;
	}
	for (int i = r->main; i < r->count; i++) {
		const FaceInfo *f = r->found[i] >= 0 ? &fs->faces[r->found[i]]->info : NULL;

		if (!f)
			continue;
		if (i == r->main)
			buf_printf(out, "%s: %s (%s, %d)", r->name, f->full_name, f->path, f->index);
		else
			buf_printf(out, "    then %s (%s, %d)", f->full_name, f->path, f->index);
		int shift = r->faces[i].shift - r->faces[r->main].shift;

		if (shift != 0)
			buf_printf(out, ", shifted %+d/1000 em", shift);
		buf_byte(out, '\n');
	}
}

static void report_json(FontSet *fs, RoleState *r, Json *j)
{
	json_open(j, '{');
	json_key(j, "role");
	json_text(j, r->name);
	json_key(j, "faces");
	json_open(j, '[');
	for (int i = 0; i < r->count; i++) {
		const FaceInfo *f = r->found[i] >= 0 ? &fs->faces[r->found[i]]->info : NULL;

		json_open(j, '{');
		json_key(j, "wanted");
		json_text(j, r->faces[i].name);
		if (f) {
			json_key(j, "face");
			json_text(j, f->full_name);
			json_key(j, "path");
			json_text(j, f->path);
			json_key(j, "index");
			json_int(j, f->index);
			json_key(j, "shift");
			json_int(j, r->faces[i].shift - r->faces[r->main].shift);
		}
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

bool fontset_report(FontSet *fs, bool json, Buf *out)
{
	Json j = { .out = out };
	bool complete = true;

	if (json)
		json_open(&j, '[');
	for (size_t i = 0; i < fs->role_count; i++) {
		RoleState *r = &fs->roles[i];

		complete &= settle(fs, r);
		for (int k = 0; k < r->count; k++)
			role_face(fs, r, k);
		if (json)
			report_json(fs, r, &j);
		else
			report_text(fs, r, out);
	}
	if (json) {
		json_close(&j, ']');
		buf_byte(out, '\n');
	}
	return complete;
}
