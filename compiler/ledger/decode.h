/* decode.h - bytes of unknown encoding → UTF-8, by iconv(3), never by the locale.
 *
 * Order: byte order mark, then strict UTF-8 over the whole text, then GB18030 (which is what files
 * called GBK or GB2312 are). A byte that is no character is an error with its line and offset. */
#ifndef WENHENG_LEDGER_DECODE_H
#define WENHENG_LEDGER_DECODE_H

#include "base/buf.h"
#include "base/diag.h"

/* encoding: NULL to find it, or "utf-8", "gb18030", "gbk", "utf-16le", "utf-16be", "utf-16".
 * *taken is the name of the encoding used. */
bool decode_text(const char *file, const char *bytes, size_t n, const char *encoding, Buf *out,
                 const char **taken, Diag *d);

#endif
