/* made.c - see made.h.
 *
 * Paths in records begin with a letter: @ for the project's folder, % for what is shipped, = for any other; so a
 * project that moves, or is worked on by several machines, takes its records along. */
#include "made.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "madelog.h"

#define FIRST_LINE "wenheng record 1\n"

enum { ARGUMENTS = 512 }; /* of a query */

typedef struct Verdict { /* on a set that was looked through in this run */
	char name[DIGEST_HEX];
	bool holds;
} Verdict;

struct Made {
	Press *press;
	Arena *arena;
	const char *folder, *records;
	MadeLog *log;
	Input **last;      /* the inputs of the document before but for its queries, and their set */
	size_t last_count, last_cap;
	char last_set[DIGEST_HEX];
	Verdict *verdicts;
	size_t verdict_count, verdict_cap;
	bool folder_made;
	bool keeps; /* false: a file stands where the records would */
};

static const char *const words[] = { "file", "there", "folder", "role", "query" };

Made *made_open(Press *p, const char *folder)
{
	Made *m = mem_alloc(sizeof *m);
	m->press = p;
	m->arena = arena_new_in(p->arena);
	m->folder = folder;
	m->records = path_join(m->arena, folder, ".wenheng");
	if (file_is_link(m->records) && !press_inside(p, m->records, folder)) {
		arena_free(m->arena);
		free(m);
		return NULL;
	}
	m->log = madelog_open(m->records, p->diag);
	m->keeps = !file_is_plain(m->records);
	if (!m->keeps)
		diag_warn(p->diag, (Place){ .file = m->records }, "this is a file, and no folder that could hold what was made from what: all is made anew each time");
	return m;
}

typedef struct Sets {
	char **paths; /* NULL: a record names it */
	size_t count;
} Sets;

/* The name of the set stands behind "\nset " in a record. */
static void keep_named(const char *record, void *data)
{
	Sets *sets = data;
	const char *name = strstr(record, "\nset ");
	for (size_t i = 0; name && i < sets->count; i++)
		if (sets->paths[i] && !strncmp(strrchr(sets->paths[i], '-') + 1, name + 5, 32))
			sets->paths[i] = NULL;
}

/* Removes the sets that no record names any more. A run that begins now writes its own anew. */
static void drop_sets(Made *m)
{
	Sets sets = { 0 };
	path_glob(m->arena, m->records, "set-*", &sets.paths, &sets.count, NULL);
	m->log = madelog_open(m->records, m->press->diag);
	madelog_each(m->log, keep_named, &sets);
	for (size_t i = 0; i < sets.count; i++)
		if (sets.paths[i])
			remove(sets.paths[i]);
	madelog_close(m->log);
}

void made_close(Made *m)
{
	if (!m)
		return;
	if (madelog_close(m->log))
		drop_sets(m);
	free(m->last);
	free(m->verdicts);
	free(m);
}

/* ---- what is asked for ---- */

static const char *portable(const Press *p, Arena *a, const char *path)
{
	const char *of_project = p->root ? path_within(p->root, path) : path;
	size_t share = strlen(p->share);
	if (p->root && path[0] != '/' && !strcmp(p->root, "."))
		return arena_printf(a, "@%s", path);
	if (of_project != path && of_project[0] != '/')
		return arena_printf(a, "@%s", of_project);
	if (!strncmp(path, p->share, share) && path[share] == '/')
		return arena_printf(a, "%%%s", path + share + 1);
	return arena_printf(a, "=%s", path);
}

static const char *local(const Press *p, Arena *a, const char *path)
{
	if (*path == '@')
		return path_join(a, p->root ? p->root : ".", path + 1);
	return *path == '%' ? path_join(a, p->share, path + 1) : path + 1;
}

static void add_pairs(Sha256 *sum, const Pair *pairs, size_t count)
{
	sha256_add(sum, &count, sizeof count);
	for (size_t i = 0; i < count; i++) {
		sha256_text(sum, pairs[i].name);
		sha256_text(sum, pairs[i].value);
	}
}

Digest made_request(const Made *m, const CompileRequest *r, const char *each, const char *id, const Digest *record)
{
	Sha256 sum = SHA256_START;
	const Press *p = m->press;
	Arena *a = arena_new();
	const char *const texts[] = { portable(p, a, r->file), r->document, r->period, r->area, r->lang, each, id, getenv("SOURCE_DATE_EPOCH") };
	const bool flags[] = { r->strict, r->missing_box, r->annex, p->options->untagged, record != NULL };
	sha256_add(&sum, p->program.bytes, sizeof p->program.bytes);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		sha256_text(&sum, texts[i]);
	sha256_add(&sum, flags, sizeof flags);
	if (record)
		sha256_add(&sum, record->bytes, sizeof record->bytes);
	add_pairs(&sum, r->sets, r->set_count);
	add_pairs(&sum, r->data, r->data_count);
	sha256_text(&sum, p->options->attach_evaluation);
	sha256_add(&sum, &p->options->attached_count, sizeof p->options->attached_count);
	for (size_t i = 0; i < p->options->attached_count; i++) /* what is in them is an input */
		sha256_text(&sum, portable(p, a, p->options->attached[i]));
	arena_free(a);
	return sha256_end(&sum);
}

/* ---- lines of a record: a word, a state, a key ---- */

/* A key has no end of line and no NUL in a record. */
static void write_key(Buf *out, const char *key, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (key[i] == '\n' || key[i] == '\\' || key[i] == '\0')
			buf_printf(out, "\\%c", key[i] == '\n' ? 'n' : key[i] ? '\\' : '0');
		else
			buf_byte(out, key[i]);
	}
	buf_byte(out, '\n');
}

static char *read_key(Arena *a, const char *text, size_t len, size_t *out_len)
{
	char *key = arena_alloc(a, len + 1);
	size_t n = 0;
	for (size_t i = 0; i < len; i++) {
		char c = text[i];
		if (c == '\\' && i + 1 < len)
			c = text[++i] == 'n' ? '\n' : text[i] == '0' ? '\0' : text[i];
		key[n++] = c;
	}
	*out_len = n;
	return key;
}

static bool is_path(InputKind kind)
{
	return kind == INPUT_FILE || kind == INPUT_THERE || kind == INPUT_FOLDER;
}

static void write_input(const Press *p, Arena *a, Buf *out, const Input *i)
{
	char hex[DIGEST_HEX];
	digest_hex(&i->state, hex);
	buf_printf(out, "%s %s ", words[i->kind], hex);
	const char *path = is_path(i->kind) ? portable(p, a, i->key) : NULL;
	write_key(out, path ? path : i->key, path ? strlen(path) : i->len);
}

/* What a role or a query gives now; asked once a run, since the database and the fonts stay as they are during one. */
static bool settle(Made *m, Input *i)
{
	const char *args[ARGUMENTS];
	size_t count;
	if (i->known)
		return true;
	if (i->kind == INPUT_ROLE && m->press->fonts) {
		i->state = fontset_role_digest(m->press->fonts, i->key);
		i->known = true;
	} else if (i->kind == INPUT_QUERY && m->press->store) {
		const char *sql = inputs_query_parts(i->key, i->len, args, ARGUMENTS, &count);
		i->known = store_answer(m->press->store, sql, args, count, &i->state);
	}
	return i->known;
}

static bool as_it_was(Made *m, InputKind kind, const char *key, size_t len, const char *state)
{
	Digest now;
	char hex[DIGEST_HEX];
	if (is_path(kind)) {
		if (!inputs_state(kind, local(m->press, m->arena, key), &now))
			return false;
	} else {
		Input *i = inputs_find(kind, key, len);
		if (!settle(m, i))
			return false;
		now = i->state;
	}
	digest_hex(&now, hex);
	return !strncmp(hex, state, DIGEST_HEX - 1);
}

/* Looks through lines of inputs; false at the first that has changed or is damaged. */
static bool all_as_they_were(Made *m, const char *text)
{
	for (const char *end; *text; text = end + 1) {
		const char *state = strchr(text, ' ');
		end = strchr(text, '\n');
		if (!state || !end || end - state < DIGEST_HEX + 1 || state[DIGEST_HEX] != ' ')
			return false;
		size_t kind = 0, len, words_count = sizeof words / sizeof *words;
		while (kind < words_count && (strncmp(words[kind], text, (size_t)(state - text)) != 0 || words[kind][state - text]))
			kind++;
		const char *key = read_key(m->arena, state + DIGEST_HEX + 1, (size_t)(end - state - DIGEST_HEX - 1), &len);
		if (kind == words_count || !as_it_was(m, (InputKind)kind, key, len, state + 1))
			return false;
	}
	return true;
}

/* ---- records and sets ---- */

static bool write_set(Made *m, const char *path, const Buf *text)
{
	if (!m->folder_made && !file_make_dirs(m->records, m->press->diag))
		return false;
	m->folder_made = true;
	OutFile *f = file_create(path, m->press->diag);
	if (!f)
		return false;
	file_unsynced(f); /* what the disk loses of it is made again */
	file_put(f, buf_text(text), text->len);
	return file_commit(f);
}

static const char *set_path(Made *m, const char *name)
{
	return arena_printf(m->arena, "%s/set-%.32s", m->records, name);
}

static bool set_holds(Made *m, const char *name)
{
	for (size_t i = 0; i < m->verdict_count; i++)
		if (!strncmp(m->verdicts[i].name, name, DIGEST_HEX - 1))
			return m->verdicts[i].holds;
	Buf text = { 0 };
	char hex[DIGEST_HEX];
	Verdict *v = MEM_PUSH(m->verdicts, m->verdict_count, m->verdict_cap);
	const char *path = set_path(m, name);
	*v = (Verdict){ .holds = file_exists(path) && file_read_plain(path, &text, m->press->diag) };
	memcpy(v->name, name, DIGEST_HEX - 1);
	Digest d = sha256_of(buf_text(&text), text.len);
	digest_hex(&d, hex);
	v->holds = v->holds && !strcmp(hex, v->name) && all_as_they_were(m, buf_text(&text));
	buf_free(&text);
	return v->holds;
}

/* What stands behind the word at *at, to the line's end; moves on to the next line.  NULL: another line stands there. */
static const char *field(const char **at, const char *word, size_t *len)
{
	size_t n = strlen(word);
	const char *text = *at + n + 1, *end;
	if (strncmp(*at, word, n) != 0 || (*at)[n] != ' ' || !(end = strchr(text, '\n')))
		return NULL;
	*len = (size_t)(end - text);
	*at = end + 1;
	return text;
}

static bool same_hex(const char *hex, size_t len, const Digest *d)
{
	char text[DIGEST_HEX];
	digest_hex(d, text);
	return hex && len == DIGEST_HEX - 1 && !strncmp(hex, text, len);
}

static bool record_holds(Made *m, const char *at, const char *path, const Digest *request, MadeFile *out)
{
	size_t n = 0;
	if (strncmp(at, FIRST_LINE, strlen(FIRST_LINE)) != 0)
		return false;
	at += strlen(FIRST_LINE);
	const char *hex = field(&at, "request", &n);
	if (!same_hex(hex, n, request))
		return false;
	const char *result = field(&at, "result", &n);
	size_t result_len = n;
	const char *warnings = result ? field(&at, "warnings", &n) : NULL;
	const char *set = warnings ? field(&at, "set", &n) : NULL;
	if (!set || n != DIGEST_HEX - 1 || !inputs_state(INPUT_FILE, path, &out->digest) || !same_hex(result, result_len, &out->digest))
		return false;
	out->warnings = (int)strtol(warnings, NULL, 10);
	return set_holds(m, set) && all_as_they_were(m, at);
}

bool made_already(Made *m, const char *path, const Digest *request, MadeFile *out)
{
	const char *record = madelog_find(m->log, path_within(m->folder, path));
	return record && record_holds(m, record, path, request, out);
}

/* ---- keeping ---- */

static int by_key(const void *a, const void *b)
{
	const Input *x = *(Input *const *)a, *y = *(Input *const *)b;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return strcmp(x->key, y->key);
}

/* The set of these inputs, which a batch's documents mostly share. */
static bool keep_set(Made *m, Input *const *inputs, size_t count)
{
	if (count == m->last_count && !memcmp(inputs, m->last, count * sizeof *inputs))
		return true;
	m->last_count = 0;
	for (size_t i = 0; i < count; i++)
		*MEM_PUSH(m->last, m->last_count, m->last_cap) = inputs[i];
	Buf text = { 0 };
	Input **sorted = arena_array(m->arena, count, sizeof *sorted);
	if (count > 0)
		memcpy(sorted, inputs, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, by_key);
	for (size_t i = 0; i < count; i++)
		write_input(m->press, m->arena, &text, sorted[i]);
	Digest d = sha256_of(buf_text(&text), text.len);
	digest_hex(&d, m->last_set);
	const char *path = set_path(m, m->last_set);
	bool good = file_exists(path) || write_set(m, path, &text);
	buf_free(&text);
	return good;
}

bool made_keep(Made *m, const char *path, const Digest *request, Input *const *inputs, size_t count, int warnings, MadeFile *out)
{
	Buf text = { 0 };
	char hex[DIGEST_HEX], result[DIGEST_HEX];
	size_t shared = 0;
	const char *name = path_within(m->folder, path);
	bool good = inputs_state(INPUT_FILE, path, &out->digest);
	bool all_known = file_is_last_put(path); /* of another run's document nothing is known here */
	if (!good)
		diag_machine(m->press->diag, (Place){ .file = path }, "cannot be read back: %s", strerror(errno));
	Input **files = mem_alloc((count + 1) * sizeof *files);
	out->warnings = warnings;
	for (size_t i = 0; i < count; i++) {
		all_known = settle(m, inputs[i]) && all_known;
		if (inputs[i]->kind != INPUT_QUERY)
			files[shared++] = inputs[i];
	}
	if (!good || !all_known || !m->keeps) {
		good = good && (!madelog_find(m->log, name) || madelog_add(m->log, name, &text));
	} else if ((good = keep_set(m, files, shared))) {
		digest_hex(request, hex);
		digest_hex(&out->digest, result);
		buf_printf(&text, FIRST_LINE "request %s\nresult %s\nwarnings %d\nset %s\n", hex, result, warnings, m->last_set);
		for (size_t i = 0; i < count; i++)
			if (inputs[i]->kind == INPUT_QUERY)
				write_input(m->press, m->arena, &text, inputs[i]);
		good = madelog_add(m->log, name, &text);
	}
	buf_free(&text);
	free(files);
	return good;
}
