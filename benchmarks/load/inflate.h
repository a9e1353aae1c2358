/* Compressed messages (RFC 7692), for servers that compress. zlib is taken from the system as it
 * runs, as its header is rarely installed; the layout of z_stream is the same since 1995. */
#ifndef INFLATE_H
#define INFLATE_H

#include <dlfcn.h>

#include "frames.h"

typedef struct {
    const unsigned char *next_in;
    unsigned int avail_in;
    unsigned long total_in;
    unsigned char *next_out;
    unsigned int avail_out;
    unsigned long total_out;
    const char *message;
    void *state, *allocate, *release, *opaque;
    int data_type;
    unsigned long adler, reserved;
} Inflater;

#define WINDOW (-15)
#define SYNC 2

static int (*inflate_init)(Inflater *, int, const char *, int);
static int (*inflate)(Inflater *, int);
static int (*inflate_end)(Inflater *);

static Inflater *new_inflater(void) {
    if (!inflate_end) {
        void *zlib = dlopen("libz.so.1", RTLD_NOW);
        if (!zlib) fprintf(stderr, "Please install zlib: %s\n", dlerror()), exit(2);
        *(void **)&inflate_init = dlsym(zlib, "inflateInit2_");
        *(void **)&inflate = dlsym(zlib, "inflate");
        *(void **)&inflate_end = dlsym(zlib, "inflateEnd");
    }
    Inflater *inflater = calloc(1, sizeof *inflater);
    if (!inflater || inflate_init(inflater, WINDOW, "1", (int)sizeof *inflater)) stop("zlib");
    return inflater;
}

static void end_inflater(Inflater *inflater) {
    if (inflater) inflate_end(inflater);
    free(inflater);
}

/* Put what a compressed frame says in its place; it lasts until the next call. */
static void unpack(Inflater *inflater, Frame *frame) {
    static unsigned char said[262144];
    static Buffer whole;
    whole.length = 0;
    add(&whole, frame->payload, frame->length);
    add(&whole, "\0\0\377\377", 4);
    inflater->next_in = whole.bytes;
    inflater->avail_in = (unsigned int)whole.length;
    inflater->next_out = said;
    inflater->avail_out = sizeof said;
    if (inflate(inflater, SYNC) < 0 || !inflater->avail_out) stop("a message that cannot be read");
    frame->payload = said;
    frame->length = sizeof said - inflater->avail_out;
}

#endif
