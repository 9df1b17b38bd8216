/* unit.h - lengths. One integer type, 1/1000 pt, so that a layout is the same on every machine. */
#ifndef WENHENG_BASE_UNIT_H
#define WENHENG_BASE_UNIT_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t Unit; /* 1/1000 pt */

#define UNIT_PT 1000
#define UNIT_MAX INT32_MAX
#define UNIT_LONGEST (14400 * UNIT_PT) /* 200 in: no page of a PDF is wider or higher (ISO 32000-2, C.2), nor is anything on one */

/* Thousandths of a millimetre to Unit, rounded: 1 mm = 360000/127 Unit. */
Unit unit_from_um(int64_t um);
/* a * num / den, rounded half away from zero, in 64 bits; den is not 0. Inline: den is nearly always 1000, and dividing by a constant
 * is a multiplication. */
static inline Unit unit_scale(Unit a, int64_t num, int64_t den)
{
	assert(den != 0);
	int64_t v = a * num, half = den / 2;

	return (Unit)(v >= 0 ? (v + half) / den : -((-v + half) / den));
}

/* Parses "37mm", "16pt", "1.5cm", "2in", "三号", "小四", or "2字" / "1.5em" (times em) and
 * "2行" (times line); a bare number is points.  False when it is none of these. */
bool unit_parse(const char *s, size_t n, Unit em, Unit line, Unit *out);

/* Writes a length as points with three decimals: "79.370". Returns out. */
const char *unit_text(Unit u, char out[16]);

#endif
