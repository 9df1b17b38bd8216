/* saying.h - what words say of whether a thing is done: 尚未达到, 制度已健全.
 *
 * It serves to tell a 是 beside 尚未达到, not to judge by: only words that can't be meant otherwise count.  The judgments and the
 * checks ask the same. */
#ifndef WENHENG_LEDGER_SAYING_H
#define WENHENG_LEDGER_SAYING_H

#include <stddef.h>

typedef enum Saying { SAYS_NOT = -1, SAYS_NOTHING = 0 /* for sure */, SAYS_DONE = 1 } Saying;

/* A conclusion on a target: that it is met, or not. */
Saying saying_of_target(const char *text);
/* A remark on what is done, by its clauses that hold one of these words (^制度: that begin with it): 论证尚未完成, 已编制节水评价报告. */
Saying saying_about(const char *text, const char *const *about, size_t count);

#endif
