/* WebSocket frames (RFC 6455), as far as the benchmark needs them: whole text frames, ping, close. */
#ifndef FRAMES_H
#define FRAMES_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 1, CLOSE = 8, PING = 9, PONG = 10 };

/* A growing run of bytes. */
typedef struct {
    unsigned char *bytes;
    size_t length, room;
} Buffer;

typedef struct {
    int opcode, compressed;
    unsigned char *payload;
    size_t length;
    /* How many bytes of the buffer the frame takes. */
    size_t whole;
} Frame;

static void stop(const char *why) {
    perror(why);
    exit(2);
}

static void need(Buffer *buffer, size_t more) {
    if (buffer->length + more <= buffer->room) return;
    while (buffer->length + more > buffer->room) buffer->room = buffer->room ? buffer->room * 2 : 1024;
    buffer->bytes = realloc(buffer->bytes, buffer->room);
    if (!buffer->bytes) stop("memory");
}

static void add(Buffer *buffer, const void *bytes, size_t length) {
    need(buffer, length);
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
}

static void drop(Buffer *buffer, size_t length) {
    memmove(buffer->bytes, buffer->bytes + length, buffer->length - length);
    buffer->length -= length;
}

/* Add one frame; what clients send is masked, with a mask of zeros. */
static void add_frame(Buffer *buffer, int opcode, const void *payload, size_t length, int masked) {
    unsigned char head[14];
    size_t size = 2;
    head[0] = (unsigned char)(0x80 | opcode);
    head[1] = masked ? 0x80 : 0;
    if (length < 126) {
        head[1] |= (unsigned char)length;
    } else if (length < 65536) {
        head[1] |= 126;
        head[2] = (unsigned char)(length >> 8);
        head[3] = (unsigned char)length;
        size = 4;
    } else {
        head[1] |= 127;
        for (int i = 0; i < 8; i++) head[2 + i] = (unsigned char)((uint64_t)length >> (56 - 8 * i));
        size = 10;
    }
    if (masked) {
        memset(head + size, 0, 4);
        size += 4;
    }
    add(buffer, head, size);
    add(buffer, payload, length);
}

/* Read the frame at the front of *bytes*; 0 while it is not all there. */
static int read_frame(unsigned char *bytes, size_t length, Frame *frame) {
    if (length < 2) return 0;
    size_t head = 2, body = bytes[1] & 0x7f;
    if (body == 126) {
        if (length < 4) return 0;
        body = (size_t)bytes[2] << 8 | bytes[3];
        head = 4;
    } else if (body == 127) {
        if (length < 10) return 0;
        body = 0;
        for (int i = 2; i < 10; i++) body = body << 8 | bytes[i];
        head = 10;
    }
    unsigned char *mask = NULL;
    if (bytes[1] & 0x80) {
        mask = bytes + head;
        head += 4;
    }
    if (length < head + body) return 0;
    frame->opcode = bytes[0] & 0x0f;
    frame->compressed = bytes[0] & 0x40;
    frame->payload = bytes + head;
    frame->length = body;
    frame->whole = head + body;
    if (mask)
        for (size_t i = 0; i < body; i++) frame->payload[i] ^= mask[i & 3];
    return 1;
}

#endif
