/* package.c - see package.h. */
#include "ledger/package.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <expat.h>
#include <zip.h>

enum { CHUNK = 1 << 16, PARTS_MOST = 20000, DEPTH_MOST = 256, RATIO_MOST = 300 };
#define PART_MOST  ((size_t)1 << 30)   /* bytes a part may unpack to: a full sheet of figures has less */
#define ALL_MOST   ((size_t)4 << 30)   /* and all that are read */
#define SMALL      ((size_t)100 << 20) /* up to here it does not matter how well a part was packed */
#define TOKEN_MOST ((size_t)16 << 20)  /* of one tag with its attributes */

typedef struct PartName {
	const char  *name;
	zip_int64_t  at;
} PartName;

struct Package {
	Arena      *arena;
	zip_t      *zip;
	PartName   *names; /* in order, whatever the case of their letters */
	size_t      count;
	Refusal     fault;
	/* of the part being parsed */
	const XmlHandler *handler;
	void       *context;
	XML_Parser  parser;
	const char *part;
	zip_file_t *file;
	int         depth;
	bool        paused, ended;
	size_t      all, packed; /* bytes of it so far; and as it is stored */
	bool       *met;         /* by part: it was read before, and is not counted again */
	bool        again;
	size_t      unpacked;    /* of all parts so far */
};

static bool is_machine(zip_error_t *e)
{
	return zip_error_system_type(e) == ZIP_ET_SYS;
}

/* Programs differ in which of two parts of one name they read: nobody can say what such a file holds. */
static const char *check_names(Package *p)
{
	zip_int64_t n = zip_get_num_entries(p->zip, 0);
	if (n > PARTS_MOST)
		return "it has more than 20000 parts";
	for (zip_int64_t i = 0; i < n; i++) {
		const char *name = zip_get_name(p->zip, (zip_uint64_t)i, 0);
		if (name && zip_name_locate(p->zip, name, 0) != i)
			return arena_printf(p->arena, "it has two parts called %s", name);
	}
	return NULL;
}

static int by_name(const void *a, const void *b)
{
	const PartName *x = a, *y = b;
	int order = strcasecmp(x->name, y->name);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

/* libzip goes through all names for one that differs by case; a list may ask for thousands that are not there. */
static void order_names(Package *p)
{
	p->count = (size_t)zip_get_num_entries(p->zip, 0);
	p->names = arena_array(p->arena, p->count + 1, sizeof *p->names);
	for (size_t i = 0; i < p->count; i++) {
		const char *name = zip_get_name(p->zip, i, 0);
		p->names[i] = (PartName){ name ? name : "", (zip_int64_t)i };
	}
	qsort(p->names, p->count, sizeof *p->names, by_name);
}

Package *package_open(Arena *a, const char *path, const char *bytes, size_t n, Refusal *refusal)
{
	zip_error_t error;
	zip_error_init(&error);
	Package *p = ARENA_NEW(a, Package);
	p->arena = a;
	mem_watch();
	zip_source_t *source = bytes ? zip_source_buffer_create(bytes, n, 0, &error) : zip_source_file_create(path, 0, -1, &error);
	p->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (!p->zip) {
		mem_check();
		refusal->why = zip_error_code_zip(&error) == ZIP_ER_NOZIP ? "it is cut off or damaged" : arena_strdup(a, zip_error_strerror(&error));
		refusal->machine = is_machine(&error);
		zip_source_free(source);
		p = NULL;
	}
	zip_error_fini(&error);
	if (p && (refusal->why = check_names(p))) {
		zip_discard(p->zip);
		p = NULL;
	}
	if (p) {
		order_names(p);
		p->met = arena_array(a, p->count + 1, sizeof *p->met);
	}
	return p;
}

void package_close(Package *p)
{
	if (p)
		zip_discard(p->zip);
}

Refusal package_fault(const Package *p)
{
	return p->fault;
}

/* Part names do not differ by case (ECMA-376 part 2, 7.2). */
static zip_int64_t locate(const Package *p, const char *part)
{
	zip_int64_t i = zip_name_locate(p->zip, part, 0);
	size_t low = 0, high = i >= 0 ? 0 : p->count; /* the first that is not before it */
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcasecmp(p->names[middle].name, part) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return i < 0 && low < p->count && strcasecmp(p->names[low].name, part) == 0 ? p->names[low].at : i;
}

long package_number(const Package *p, const char *part)
{
	return (long)locate(p, part);
}

size_t package_count(const Package *p)
{
	return p->count;
}

bool package_met(const Package *p, const char *part)
{
	zip_int64_t i = locate(p, part);
	return i >= 0 && p->met[i];
}

bool package_has(const Package *p, const char *part)
{
	return locate(p, part) >= 0;
}

size_t package_unpacked(const Package *p)
{
	return p->unpacked + (p->parser && !p->again ? p->all : 0);
}

static void refuse(Package *p, const char *why, bool machine)
{
	if (!p->fault.why)
		p->fault = (Refusal){ why, machine };
	if (p->parser)
		XML_StopParser(p->parser, XML_FALSE);
}

void package_refuse(Package *p, const char *why)
{
	refuse(p, why, false);
}

void package_fail(Package *p, const char *why)
{
	refuse(p, why, true);
}

static zip_file_t *open_part(Package *p, const char *part)
{
	zip_int64_t i = p->fault.why ? -1 : locate(p, part);
	mem_watch();
	zip_file_t *f = i >= 0 ? zip_fopen_index(p->zip, (zip_uint64_t)i, 0) : NULL;
	if (i < 0)
		refuse(p, arena_printf(p->arena, "it should hold %s and does not", part), false);
	if (!f)
		mem_check();
	if (!f)
		refuse(p, arena_printf(p->arena, "%s cannot be opened: %s", part, zip_strerror(p->zip)), is_machine(zip_get_error(p->zip)));
	return f;
}

static void cannot_unpack(Package *p, const char *part, zip_file_t *f)
{
	mem_check();
	bool machine = errno == EIO || is_machine(zip_file_get_error(f)); /* libzip takes what failed half way for an end */
	refuse(p, arena_printf(p->arena, machine ? "%s cannot be read: %s" : "%s is damaged: %s", part, zip_file_strerror(f)), machine);
}

/* Each part once, however often it is read. */
static void count(Package *p, const char *part, size_t n)
{
	bool *met = &p->met[locate(p, part)];
	p->unpacked += *met ? 0 : n;
	*met = true;
	if (p->unpacked > ALL_MOST)
		package_refuse(p, "it unpacks to more than 4 GB");
}

bool package_read(Package *p, const char *part, size_t limit, Buf *out)
{
	char chunk[4096];
	zip_int64_t n = 0;
	zip_file_t *f = open_part(p, part);
	if (!f)
		return false;
	mem_watch();
	while (out->len <= limit && (n = zip_fread(f, chunk, sizeof chunk)) > 0)
		buf_add(out, chunk, (size_t)n);
	count(p, part, out->len);
	if (n < 0)
		cannot_unpack(p, part, f);
	else if (out->len > limit)
		package_refuse(p, arena_printf(p->arena, "%s is larger than %zu MB", part, limit >> 20));
	zip_fclose(f);
	return !p->fault.why;
}

/* ---- XML ---- */

static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');
	return colon ? colon + 1 : name;
}

static void XMLCALL begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
	Package *p = data;
	if (++p->depth > DEPTH_MOST) {
		package_refuse(p, "its elements are nested too deep");
		return;
	}
	if (p->handler->begin)
		p->handler->begin(p->context, local(name), attributes);
}

static void XMLCALL end(void *data, const XML_Char *name)
{
	Package *p = data;
	p->depth--;
	if (p->handler->end)
		p->handler->end(p->context, local(name));
}

static void XMLCALL text(void *data, const XML_Char *s, int n)
{
	Package *p = data;
	if (p->handler->text)
		p->handler->text(p->context, s, (size_t)n);
}

static void XMLCALL doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	package_refuse(data, "it has a document type of its own, which no workbook has");
}

/* Refuses the part when so much comes out of it that it was made to fill the machine. */
static void check_size(Package *p)
{
	XML_Index read = XML_GetCurrentByteIndex(p->parser);
	size_t most = p->handler->most ? p->handler->most : PART_MOST;
	if (p->all > most)
		package_refuse(p, arena_printf(p->arena, "%s unpacks to more than %zu MB", p->part, most >> 20));
	else if (!p->again && p->unpacked + p->all > ALL_MOST)
		package_refuse(p, "it unpacks to more than 4 GB");
	else if (p->all > SMALL && p->all / RATIO_MOST > p->packed)
		package_refuse(p, arena_printf(p->arena, "%s unpacks to more than %d times its size, which no workbook does", p->part, RATIO_MOST));
	else if (read >= 0 && p->all > (size_t)read + TOKEN_MOST)
		package_refuse(p, arena_printf(p->arena, "%s has a tag of more than 16 MB", p->part));
}

static size_t packed_size(const Package *p, const char *part)
{
	zip_stat_t s;
	bool known = zip_stat_index(p->zip, (zip_uint64_t)locate(p, part), 0, &s) == 0 && s.valid & ZIP_STAT_COMP_SIZE;
	return known ? (size_t)s.comp_size : 0;
}

bool package_begin(Package *p, const char *part, const XmlHandler *handler, void *context)
{
	zip_file_t *f = open_part(p, part);
	if (!f)
		return false;
	p->file = f;
	p->part = part;
	p->handler = handler;
	p->context = context;
	p->depth = 0;
	p->paused = p->ended = false;
	p->all = 0;
	p->packed = packed_size(p, part);
	p->again = p->met[locate(p, part)];
	mem_watch();
	p->parser = XML_ParserCreate(NULL);
	if (!p->parser)
		mem_check();
	XML_SetUserData(p->parser, p);
	XML_SetElementHandler(p->parser, begin, end);
	XML_SetCharacterDataHandler(p->parser, text);
	XML_SetStartDoctypeDeclHandler(p->parser, doctype);
	return true;
}

void package_end(Package *p)
{
	XML_ParserFree(p->parser);
	p->parser = NULL;
	zip_fclose(p->file);
	count(p, p->part, p->all);
}

void package_pause(Package *p)
{
	p->paused = true;
	XML_StopParser(p->parser, XML_TRUE);
}

/* A tag that has not ended is looked through from its start when more of it comes, so as much more is given as there is. */
static size_t chunk_size(const Package *p)
{
	XML_Index read = XML_GetCurrentByteIndex(p->parser);
	size_t waiting = read >= 0 && p->all > (size_t)read ? p->all - (size_t)read : 0;
	size_t most = waiting < TOKEN_MOST ? TOKEN_MOST - waiting + CHUNK : CHUNK;
	size_t size = waiting > CHUNK ? waiting : CHUNK;
	return size < most ? size : most;
}

static enum XML_Status next_chunk(Package *p)
{
	size_t size = chunk_size(p);
	void *chunk = XML_GetBuffer(p->parser, (int)size);
	zip_int64_t n = chunk ? zip_fread(p->file, chunk, size) : -1;
	if (n < 0) {
		cannot_unpack(p, p->part, p->file);
		return XML_STATUS_ERROR;
	}
	p->ended = n == 0;
	p->all += (size_t)n;
	return XML_ParseBuffer(p->parser, (int)n, n == 0);
}

bool package_step(Package *p)
{
	while (!p->fault.why && (p->paused || !p->ended)) {
		bool resume = p->paused;
		p->paused = false;
		mem_watch();
		enum XML_Status status = resume ? XML_ResumeParser(p->parser) : next_chunk(p);
		if (status == XML_STATUS_ERROR)
			mem_check();
		if (status == XML_STATUS_ERROR && !p->fault.why)
			package_refuse(p, arena_printf(p->arena, "%s, line %lu: %s", p->part, XML_GetCurrentLineNumber(p->parser),
			                               XML_ErrorString(XML_GetErrorCode(p->parser))));
		if (status == XML_STATUS_OK)
			check_size(p);
		if (status == XML_STATUS_SUSPENDED && !p->fault.why)
			return true;
	}
	return false;
}

bool package_parse(Package *p, const char *part, const XmlHandler *handler, void *context)
{
	if (!package_begin(p, part, handler, context))
		return false;
	package_step(p);
	package_end(p);
	return !p->fault.why;
}

const char *xml_attribute(const char *const *attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

bool xml_flag(const char *const *attributes, const char *name)
{
	const char *v = xml_attribute(attributes, name);
	return v && (strcmp(v, "1") == 0 || strcmp(v, "true") == 0 || strcmp(v, "on") == 0);
}
