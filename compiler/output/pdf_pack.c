/* pdf_pack.c - see pdf_pack.h.
 *
 * Deflate takes a quarter of a long document's time and needs nothing of the rest.  Streams wait in a ring; the thread
 * takes them in order, so that offsets depend on no timing.  What the caller and the thread share is the ring, under the
 * lock, and `failed`; all else is the thread's until it is joined.  A document of a few pages is not worth a thread: its
 * streams are written at once. */
#include "output/pdf_pack.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "base/mem.h"
#include "base/signals.h"

enum {
	LEVEL_SMALL = 6, /* libdeflate's levels; a page's content in W2: 31 ms and 27 % of its size, */
	LEVEL_QUICK = 1, /*                    13 ms and 30 % */
	ALONE = 32,      /* streams written before a thread is started */
	WAITING = 64,    /* streams in the ring: some 20 kB each */
	AT_ONCE = 8      /* the thread sleeps until there are so many: waking it takes as long as packing a tenth of one */
};

typedef struct Job {
	int     id;
	Buf     entries, bytes;
	Packing how;
} Job;

struct Packer {
	OutFile     *out;
	struct libdeflate_compressor *compressors[2]; /* small and quick, made when asked for */
	uint64_t     written, digest[2];
	PackedPlace *places;
	size_t       place_count, place_cap;
	Buf          packed, head;
	const char  *why;
	atomic_bool  failed;

	size_t       streams;  /* so far: the caller's */
	bool         beside;   /* the thread runs */
	pthread_t    thread;
	pthread_mutex_t lock;
	pthread_cond_t  changed; /* something was put into the ring or taken out */
	Job          ring[WAITING];
	size_t       first, count;
	bool         last, dropped; /* nothing more will come; what waits need not be written */
};

Packer *packer_new(OutFile *out)
{
	Packer *p = mem_alloc(sizeof *p);

	p->out = out;
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->changed, NULL);
	return p;
}

/* ---- writing ---- */

/* Eight bytes, or the n < 8 that are left, as a number: the same on every machine. */
static uint64_t word(const unsigned char *s, size_t n)
{
	uint64_t v = n;

	if (n >= 8)
		return (uint64_t)s[7] << 56 | (uint64_t)s[6] << 48 | (uint64_t)s[5] << 40 | (uint64_t)s[4] << 32 |
		       (uint64_t)s[3] << 24 | (uint64_t)s[2] << 16 | (uint64_t)s[1] << 8 | (uint64_t)s[0];
	while (n-- > 0)
		v = v << 8 | s[n];
	return v;
}

/* The digest tells files apart and keeps no secret, so eight bytes are taken at once: byte by byte it cost more than
 * cutting the fonts. */
static void digest(uint64_t d[2], const unsigned char *s, size_t n)
{
	static const uint64_t factors[2] = { UINT64_C(0x9E3779B97F4A7C15), UINT64_C(0xD6E8FEB86659FD93) }; /* odd, half their bits set */
	uint64_t a = d[0], b = d[1];

	for (;; s += 8, n -= 8) {
		uint64_t w = word(s, n);

		a = (a ^ w) * factors[0];
		a ^= a >> 32;
		b = (b ^ w) * factors[1];
		b ^= b >> 29;
		if (n < 8)
			break;
	}
	d[0] = a;
	d[1] = b;
}

void packer_put(Packer *p, const void *bytes, size_t n)
{
	p->written += n;
	digest(p->digest, bytes, n);
	if (!file_put(p->out, bytes, n))
		p->failed = true;
}

/* NULL, and the reason noted, when there is no memory for it. */
static struct libdeflate_compressor *compressor(Packer *p, Packing how)
{
	struct libdeflate_compressor **z = &p->compressors[how == PACK_QUICK];

	if (!*z)
		*z = libdeflate_alloc_compressor(how == PACK_QUICK ? LEVEL_QUICK : LEVEL_SMALL);
	if (!*z)
		p->why = "libdeflate cannot be started";
	return *z;
}

/* Deflates into p->packed. False when that gains nothing, or is not asked for. */
static bool deflated(Packer *p, Packing how, const Buf *bytes)
{
	struct libdeflate_compressor *z = how == PACK_NOT ? NULL : compressor(p, how);

	if (!z)
		return false;
	size_t room = libdeflate_zlib_compress_bound(z, bytes->len);

	if (p->packed.cap < room) {
		p->packed.data = mem_realloc(p->packed.data, room);
		p->packed.cap = room;
	}
	p->packed.len = libdeflate_zlib_compress(z, buf_text(bytes), bytes->len, p->packed.data, room);
	return p->packed.len > 0 && (how == PACK_ALWAYS || p->packed.len < bytes->len);
}

static void write_job(Packer *p, const Job *job)
{
	bool packed = deflated(p, job->how, &job->bytes);
	const Buf *bytes = packed ? &p->packed : &job->bytes;

	*MEM_PUSH(p->places, p->place_count, p->place_cap) = (PackedPlace){ job->id, p->written };
	buf_clear(&p->head);
	buf_printf(&p->head, "%d 0 obj\n<<\n", job->id);
	buf_add(&p->head, buf_text(&job->entries), job->entries.len);
	buf_printf(&p->head, "%s/Length %zu\n>>\nstream\n", packed ? "/Filter /FlateDecode\n" : "", bytes->len);
	packer_put(p, p->head.data, p->head.len);
	packer_put(p, buf_text(bytes), bytes->len);
	packer_put(p, "\nendstream\nendobj\n", 18);
}

static void free_job(Job *job)
{
	buf_free(&job->entries);
	buf_free(&job->bytes);
}

/* ---- the thread ---- */

/* Takes the next stream out of the ring; false when there will be none. */
static bool take(Packer *p, Job *job)
{
	pthread_mutex_lock(&p->lock);
	while (p->count == 0 && !p->last) {
		do
			pthread_cond_wait(&p->changed, &p->lock);
		while (p->count < AT_ONCE && !p->last);
	}
	bool some = p->count > 0 && !p->dropped;

	if (some) {
		*job = p->ring[p->first];
		p->first = (p->first + 1) % WAITING;
		if (p->count-- == WAITING)
			pthread_cond_signal(&p->changed);
	}
	pthread_mutex_unlock(&p->lock);
	return some;
}

static void *work(void *packer)
{
	Packer *p = packer;
	Job job;

	while (take(p, &job)) {
		write_job(p, &job);
		free_job(&job);
	}
	return NULL;
}

static void hand_over(Packer *p, Job job)
{
	pthread_mutex_lock(&p->lock);
	while (p->count == WAITING)
		pthread_cond_wait(&p->changed, &p->lock);
	p->ring[(p->first + p->count) % WAITING] = job;
	if (++p->count == AT_ONCE)
		pthread_cond_signal(&p->changed);
	pthread_mutex_unlock(&p->lock);
}

static void join(Packer *p, bool drop)
{
	if (!p->beside)
		return;
	pthread_mutex_lock(&p->lock);
	p->last = true;
	p->dropped = drop;
	pthread_cond_signal(&p->changed);
	pthread_mutex_unlock(&p->lock);
	pthread_join(p->thread, NULL);
	p->beside = false;
}

void packer_stream(Packer *p, int id, const Buf *entries, Packing how, Buf *bytes)
{
	Job job = { .id = id, .bytes = *bytes, .how = how };

	*bytes = (Buf){ 0 };
	buf_add(&job.entries, buf_text(entries), entries->len);
	if (++p->streams > ALONE && !p->beside && !p->last)
		p->beside = signals_thread(&p->thread, work, p);
	if (p->beside) {
		hand_over(p, job);
	} else {
		write_job(p, &job);
		free_job(&job);
	}
}

void packer_finish(Packer *p)
{
	join(p, false);
	p->last = true;
}

void packer_free(Packer *p)
{
	if (!p)
		return;
	join(p, true);
	for (size_t i = 0; i < p->count; i++)
		free_job(&p->ring[(p->first + i) % WAITING]);
	for (int i = 0; i < 2; i++)
		libdeflate_free_compressor(p->compressors[i]);
	pthread_cond_destroy(&p->changed);
	pthread_mutex_destroy(&p->lock);
	free(p->places);
	buf_free(&p->packed);
	buf_free(&p->head);
	free(p);
}

const PackedPlace *packer_places(const Packer *p, size_t *count)
{
	*count = p->place_count;
	return p->places;
}

uint64_t packer_written(const Packer *p)
{
	return p->written;
}

const uint64_t *packer_digest(const Packer *p)
{
	return p->digest;
}

const char *packer_error(const Packer *p)
{
	return p->why;
}

bool packer_failed(const Packer *p)
{
	return p->failed;
}
