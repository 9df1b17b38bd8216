/* board.h - work shared out among processes: whoever is free takes the next piece off the board. */
#ifndef WENHENG_BOARD_H
#define WENHENG_BOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/sha256.h"

/* Broken: failed by the machine, not by what it was made from.  What nobody has begun is skipped. */
typedef enum Result { SKIPPED, FAILED, BROKEN, DONE, UNCHANGED, OUTCOMES } Result;

typedef struct Outcome { /* plain data: it goes through a pipe */
	Result result;
	int    warnings;
	bool   digested;
	Digest digest; /* of the file that was made, if it is digested */
} Outcome;

typedef struct BoardWork {
	Outcome (*work)(void *data, size_t index);
	/* What every process opens for itself; open: false after a report. */
	bool (*open)(void *data);
	void (*close)(void *data);
	void (*begin_worker)(void *data); /* in a worker, before all */
	bool (*done)(void *data, size_t index, const Outcome *o); /* in the process that asked; false: begin no more */
	void (*died)(void *data, size_t index, int signal); /* the worker, over this piece, which then is broken */
	void *data;
} BoardWork;

/* Does pieces 0 to count - 1, with so many workers, or here when one is enough.  SIGINT and SIGTERM end it when the
 * pieces begun are done, a second one at once.  Gives the signal that ended it, or 0. */
int board_run(const BoardWork *w, size_t count, size_t jobs, Diag *d);

/* Ends the process by the signal, so that whoever waits for it knows. */
void board_end_by(int signal);

#endif
