/* links.h - where a path leads that is a link. */
#ifndef WENHENG_BASE_LINKS_H
#define WENHENG_BASE_LINKS_H

/* The path at the end of the links, on the heap: path itself when it is none.  What it leads to need not be there.
 * *descriptor: -1, or that of this process which the path names, such as /dev/stdout. */
char *links_end(const char *path, int *descriptor);

#endif
