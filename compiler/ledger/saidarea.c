/* saidarea.c - see saidarea.h.
 *
 * A text is cut at its marks and spaces, and in each piece the longest names are looked for.  A name of two characters counts where a
 * word begins and is its own: 临泽工业用水台账, 2026年临泽, not 高台路 or 民乐化工.  The name of a company, at the end of a piece or
 * before 用水台账, says where that company is, not whose table it is. */
#include "ledger/saidarea.h"

#include <string.h>

#include "ledger/key.h"

typedef struct Names { /* of areas, in a text */
	const AreaName *own, *other; /* the file's; the first of the others */
	bool            several;     /* of the others */
} Names;

static const AreaName *find_area(const AreaBook *book, const char *id)
{
	for (size_t i = 0; id && i < book->count; i++)
		if (strcmp(book->areas[i].id, id) == 0)
			return &book->areas[i];
	return NULL;
}

/* ---- names in a text ---- */

static bool is_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* Whether a word may begin at p. */
static bool begins_word(const char *piece, const char *p)
{
	static const char *const before[] = { "年", "月", "市", "省", "州", "度", "期", "季", NULL };
	if (p == piece || (unsigned char)p[-1] < 0x80)
		return true;
	for (int i = 0; before[i]; i++)
		if ((size_t)(p - piece) >= strlen(before[i]) && key_starts(p - strlen(before[i]), before[i]))
			return true;
	return false;
}

enum { SHORT_NAME = 6, HAN = 3 }; /* bytes: two characters */

static size_t begun_by(const char *p, const char *const words[])
{
	for (int i = 0; words[i]; i++)
		if (key_starts(p, words[i]))
			return strlen(words[i]);
	return 0;
}

/* Whether a name of two characters goes on to that of a road, a place or a firm at p: 高台路, 民乐化工; not 民乐化工企业. */
static bool goes_on(const char *p)
{
	static const char *const places[] = { "路", "街", "大道", "巷", "镇", "乡", "村", NULL };
	static const char *const trades[] = { "化工", "食品", "药业", "制药", "酒业", "矿业", "能源", "水泥", "建材", "钢铁", "纸业", "造纸", "糖业", "乳业",
		                              "淀粉", "电力", "热电", "科技", "实业", "冶金", "机械", "生物", NULL };
	static const char *const of_all[] = { "企业", "行业", "产业", "园", "集中区", NULL };
	size_t trade = begun_by(p, trades);
	return begun_by(p, places) || (trade && !begun_by(p + trade, of_all));
}

/* How many bytes of p are this name; 0: it is not there. */
static size_t name_at(Arena *a, const char *piece, const char *p, const char *name)
{
	const char *key = key_make(a, name);
	size_t n = strlen(key);
	bool ascii = n && (unsigned char)key[0] < 0x80;
	if (n < (ascii ? HAN : SHORT_NAME) || !key_starts(p, key))
		return 0;
	if (ascii && ((p != piece && is_letter(p[-1])) || is_letter(p[n])))
		return 0;
	return n > SHORT_NAME || ascii || (begins_word(piece, p) && !goes_on(p + n)) ? n : 0;
}

static const AreaName *longest_at(Arena *a, const AreaBook *book, const char *piece, const char *p, size_t *length)
{
	const AreaName *found = NULL;
	*length = 0;
	for (size_t i = 0; i < book->count; i++) {
		const AreaName *area = &book->areas[i];
		for (size_t k = 0; k <= area->alias_count; k++) {
			size_t n = name_at(a, piece, p, k ? area->aliases[k - 1] : area->name);
			found = n > *length ? area : found;
			*length = n > *length ? n : *length;
		}
	}
	return found;
}

static bool is_company(const char *piece)
{
	static const char *const ends[] = { "公司", "厂", "集团", "分公司", "企业集团", NULL };
	for (int i = 0; ends[i]; i++)
		if (key_ends(piece, ends[i]))
			return true;
	return false;
}

/* Behind the last of these words in the text, else its beginning. */
static const char *behind_last(const char *text, const char *const words[])
{
	const char *end = text;
	for (int i = 0; words[i]; i++)
		for (const char *p = text; (p = strstr(p, words[i])) != NULL;) {
			p += strlen(words[i]);
			end = p > end ? p : end;
		}
	return end;
}

/* The part of a piece that is a company's name, 甲县某某有限公司 of 甲县某某有限公司用水台账: from behind an office's, if there is one, to *end. */
static const char *company_in(const char *piece, const char **end)
{
	static const char *const kinds[] = { "有限公司", "责任公司", "股份公司", "集团公司", "分公司", "子公司", NULL };
	static const char *const offices[] = { "工信局", "信息化局", "水务局", "统计局", "人民政府", "管委会", NULL };
	const char *from = behind_last(piece, offices);
	*end = behind_last(from, kinds);
	return from;
}

static void add_piece(Arena *a, const AreaBook *book, const char *own, const char *piece, Names *out)
{
	size_t n;
	const char *company_end, *company = company_in(piece, &company_end);
	for (const char *p = piece; *p && !is_company(piece); p += n ? n : 1) {
		if (p >= company && p < company_end) {
			n = (size_t)(company_end - p);
			continue;
		}
		const AreaName *area = longest_at(a, book, piece, p, &n);
		if (!area)
			continue;
		if (own && strcmp(area->id, own) == 0) {
			out->own = area;
		} else {
			out->several = out->several || (out->other && out->other != area);
			out->other = out->other ? out->other : area;
		}
	}
}

static Names names_in(Arena *a, const AreaBook *book, const char *own, const char *text)
{
	static const char *const signs[] = { "、", "。", "《", "》", "〔", "〕", "【", "】", "“", "”", "·", "—", NULL };
	Names out = { 0 };
	char *half = key_half(a, text);
	for (int i = 0; signs[i]; i++)
		for (char *p = half; (p = strstr(p, signs[i])) != NULL;)
			memset(p, ' ', strlen(signs[i]));
	while (*half) {
		size_t n = strcspn(half, " ,;:()[]{}<>|/_-");
		if (n)
			add_piece(a, book, own, key_make(a, arena_strndup(a, half, n)), &out);
		half += n + (half[n] != 0);
	}
	return out;
}

/* ---- against the file's ---- */

typedef struct Told {
	Arena            *arena;
	const LedgerFile *file;
	AreaBook          book;
	FindingList      *findings;
	SaidArea          said;
	const AreaName   *named; /* of a file that is declared for none: the first */
	bool              several;
} Told;

/* Where the text stands, in both languages. */
typedef struct Where {
	int         row, col;
	const char *text, *zh, *en;
} Where;

static void tell_other(Told *t, const Names *n, const Where *w, bool doubted)
{
	Arena *a = t->arena;
	const AreaName *own = find_area(&t->book, t->file->area);
	const char *own_name = own ? own->name : t->file->area;
	Finding f = { .row = w->row, .col = w->col, .severity = doubted ? SEVERITY_ERROR : SEVERITY_WARNING, .code = "other_area_named", .raw = w->text };
	if (doubted) {
		f.message = arena_printf(a, "%s“%s”写的是%s，本文件登记为%s，是哪个县区的不能确定，各行没有写明县区的不计入任何县区，请核实登记或文件", w->zh, w->text,
		                         n->other->name, own_name);
		finding_add(t->findings, f, arena_printf(a, "%s \"%s\" names %s, the manifest %s: whose table it is is not known, and rows that don't say so belong to no area",
		            w->en, w->text, n->other->name, own_name));
	} else {
		f.message = arena_printf(a, "%s“%s”除本文件登记的%s外还写了%s，没有写明县区的行仍按%s计，请核实", w->zh, w->text, own_name, n->other->name, own_name);
		finding_add(t->findings, f, arena_printf(a, "%s \"%s\" names %s beside %s, for which the file is declared: are all its rows of that?", w->en, w->text,
		            n->other->name, own_name));
	}
}

static void look_at(Told *t, const Where *w)
{
	Names n = names_in(t->arena, &t->book, t->file->area, w->text);
	if (!n.other)
		return;
	if (t->file->area) {
		t->said.doubted = t->said.doubted || !n.own;
		tell_other(t, &n, w, !n.own);
		return;
	}
	t->several = t->several || n.several || (t->named && t->named != n.other);
	t->named = t->named ? t->named : n.other;
}

static bool has_area_column(const Table *t)
{
	for (size_t i = 0; i < t->schema->field_count; i++)
		if (t->schema->fields[i].type == FIELD_AREA && t->columns[i].col >= 0)
			return true;
	return false;
}

static bool of_areas(const Table *t)
{
	for (size_t i = 0; i < t->schema->field_count; i++)
		if (t->schema->fields[i].type == FIELD_AREA)
			return true;
	return false;
}

/* A table that says nowhere whose rows they are, but in its title or its sheet's name. */
static void take_named(Told *t)
{
	if (!t->named || t->several)
		return;
	t->said.area = t->named->id;
	finding_add(t->findings, (Finding){ .severity = SEVERITY_NOTE, .code = "area_named", .area = t->named->id,
	            .message = arena_printf(t->arena, "登记中没有写明县区，按标题或工作表名称中的“%s”计", t->named->name) },
	            arena_printf(t->arena, "the manifest names no area: the rows are taken to be of %s, which the title or the sheet's name says", t->named->name));
}

/* The file's own name, 甘州区-监测.xlsx: it may be an old one, so that it is only told. */
static void look_at_name(Told *t)
{
	const char *path = t->file->path ? t->file->path : "", *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
	Names n = t->file->area ? names_in(t->arena, &t->book, t->file->area, arena_strndup(t->arena, name, dot ? (size_t)(dot - name) : strlen(name))) : (Names){ 0 };
	if (!n.other || n.own || t->said.doubted)
		return;
	const AreaName *own = find_area(&t->book, t->file->area);
	const char *own_name = own ? own->name : t->file->area;
	finding_add(t->findings, (Finding){ .severity = SEVERITY_WARNING, .code = "other_area_named", .raw = name, .area = t->file->area,
	            .message = arena_printf(t->arena, "文件名“%s”写的是%s，本文件登记为%s，没有写明县区的行仍按%s计，请核实登记或文件", name, n.other->name, own_name, own_name) },
	            arena_printf(t->arena, "the file's name \"%s\" names %s, the manifest %s, of which the rows are taken to be", name, n.other->name, own_name));
}

SaidArea saidarea_of(Arena *a, const Table *table, const char *sheet, const LedgerFile *file, AreaBook book, FindingList *l)
{
	Told t = { .arena = a, .file = file, .book = book, .findings = l };
	if (!of_areas(table))
		return t.said;
	if (sheet)
		look_at(&t, &(Where){ .text = sheet, .zh = "工作表", .en = "the name of sheet" });
	for (size_t r = 0; r < table->head; r++) {
		const SheetRow *row = &table->sheet->rows[r];
		for (size_t i = 0; i < row->count; i++)
			if (!cell_blank(row->cells[i]))
				look_at(&t, &(Where){ row->row, (int)i + 1, row->cells[i], "标题", "the title" });
	}
	look_at_name(&t);
	if (!file->area && !has_area_column(table))
		take_named(&t);
	return t.said;
}

void saidarea_below(Arena *a, const SheetRow *row, const LedgerFile *file, AreaBook book, FindingList *l)
{
	static const char *const starts[] = { "填报", "填表单位", "报送", "编制单位", "制表单位", NULL };
	for (size_t i = 0; file->area && i < row->count; i++) {
		const char *key = key_make(a, row->cells[i]);
		bool whose = false;
		for (int k = 0; starts[k]; k++)
			whose = whose || key_starts(key, starts[k]);
		Names n = whose ? names_in(a, &book, file->area, row->cells[i]) : (Names){ 0 };
		if (!n.other || n.own)
			continue;
		const AreaName *own = find_area(&book, file->area);
		const char *own_name = own ? own->name : file->area;
		finding_add(l, (Finding){ .row = row->row, .col = (int)i + 1, .severity = SEVERITY_ERROR, .code = "other_area_named", .raw = row->cells[i],
		            .message = arena_printf(a, "表下“%s”写的是%s，本文件登记为%s，各行已按%s计，请核实登记或文件", row->cells[i], n.other->name, own_name, own_name) },
		            arena_printf(a, "below the table \"%s\" names %s, the manifest %s, of which the rows are taken to be", row->cells[i], n.other->name, own_name));
	}
}
