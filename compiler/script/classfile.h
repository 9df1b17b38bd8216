/* classfile.h - a class's Lua table → Class, and the parts its functions add to a document. */
#ifndef WENHENG_SCRIPT_CLASSFILE_H
#define WENHENG_SCRIPT_CLASSFILE_H

#include "script/fields.h"

/* Loads the class and what it extends, lays its profile and that of the front matter (meta) over it, and
 * pushes the merged table.  Faults are reported once a run, by
 * the first document of the class, and make *good false; raises when there is no such class or it
 * cannot be read.  lang: the document's, which chooses the texts the class prints. */
Class *classfile_load(lua_State *L, Arena *a, const char *name, const char *lang, Place at, int meta, bool *good);
/* Calls the class's function `name` (head, tail) with the front matter; its nodes go before or
 * behind what root holds. */
void classfile_part(NodeReader *r, int class_index, const char *name, int meta_index, Node *root, bool front);
/* The same for furniture. */
void classfile_furniture(NodeReader *r, int class_index, int meta_index, Class *klass);

#endif
