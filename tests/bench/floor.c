/* floor.c - the writer alone: what no report can be faster than.
 *
 *   floor FONTS FACE OUT.pdf < TEXT    FONTS: a folder to look for faces in before the system's
 *
 * Pages of 22 lines of 28 characters, each character looked up and put into a cell, no shaping, no breaking, no
 * kinsoku, no tags; written by the backend that writes every report.  Prints how many pages there are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "output/backend.h"

enum { LINES = 22, CELLS = 28, SIZE = 16000, CELL = 15800, PITCH = 29000, LEFT = 79370, TOP = 105000 };

typedef struct Sheet { /* a page and what stands on it */
	Page  page;
	Glyph glyphs[LINES][CELLS];
	char  texts[LINES][CELLS * 4];
} Sheet;

/* Fills a line from the text; line ends are passed over. */
static void fill_line(FontSet *fonts, int face, const char **s, const char *end, Sheet *sheet, int line)
{
	Glyph *glyphs = sheet->glyphs[line];
	char *text = sheet->texts[line];
	uint32_t count = 0, len = 0, cp;

	while (*s < end && count < CELLS) {
		size_t n = utf8_decode(*s, end, &cp);

		if (n && cp != '\n') {
			memcpy(text + len, *s, n);
			len += (uint32_t)n;
			glyphs[count] = (Glyph){ face_glyph(fonts, face, cp), (Unit)count * CELL, (uint16_t)n };
			count++;
		}
		*s += n ? n : 1;
	}
	Op *op = page_op(&sheet->page, OP_TEXT, LEFT, TOP + line * PITCH);
	op->u.text.face = face;
	op->u.text.size = SIZE;
	op->u.text.glyphs = glyphs;
	op->u.text.count = count;
	op->u.text.text = text;
	op->u.text.text_len = len;
	op->u.text.width = (Unit)count * CELL;
}

int main(int argc, char **argv)
{
	Diag *d = diag_new();
	Buf text = { 0 };
	Roles none = { 0 };

	if (argc != 4 || !file_read("-", &text, d))
		return 2;
	const char *dirs[] = { argv[1], "/usr/share/fonts" }, *s = buf_text(&text), *end = s + text.len;
	FontSet *fonts = fontset_open(&none, dirs, 2, d);
	int role = fontset_role(fonts, argv[2], PLACE_NONE), pages = 0;
	Doc doc = { .file = "floor", .lang = "zh" };
	PageSink *sink = role < 0 ? NULL : backend_pdf.begin(&doc, fonts, (OutputOptions){ .untagged = true }, argv[3], d);
	Sheet *sheet = mem_alloc(sizeof *sheet);
	bool good = sink != NULL;

	for (; good && s < end; pages++) {
		sheet->page = (Page){ .width = 595276, .height = 841890, .number = pages + 1, .ops = sheet->page.ops, .cap = sheet->page.cap };
		for (int line = 0; line < LINES && s < end; line++)
			fill_line(fonts, fontset_main_face(fonts, role), &s, end, sheet, line);
		good = sink->page(sink, &sheet->page);
	}
	good = sink && sink->end(sink, good);
	printf("%d\n", pages);
	free(sheet->page.ops);
	free(sheet);
	fontset_close(fonts);
	buf_free(&text);
	diag_free(d);
	return good ? 0 : 1;
}
