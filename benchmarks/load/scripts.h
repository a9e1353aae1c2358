/* What a phone does from the first page to a seat: a list of steps that it runs by itself. */
#ifndef SCRIPTS_H
#define SCRIPTS_H

#include "frames.h"

#define STEPS 16
#define SCRIPTS 256

enum { GET, POST, UPGRADE, SEND, EXPECT };
static const char *const NAMES[] = {"get", "post", "upgrade", "send", "expect"};
static const int FIELDS[] = {1, 2, 1, 1, 1};

typedef struct {
    int kind;
    char *words[2];
} Step;

typedef struct {
    char *name;
    Step steps[STEPS];
    int count;
} Script;

static Script scripts[SCRIPTS];
static int script_count;

static void learn(char **fields, int count) {
    Script *script = &scripts[script_count++];
    script->name = strdup(fields[1]);
    for (int i = 2; i < count && script->count < STEPS; script->count++) {
        Step *step = &script->steps[script->count];
        while (strcmp(NAMES[step->kind], fields[i])) step->kind++;
        for (int word = 0; word < FIELDS[step->kind]; word++)
            step->words[word] = strdup(fields[i + 1 + word]);
        i += 1 + FIELDS[step->kind];
    }
}

static const Script *script_named(const char *name) {
    for (int i = 0; i < script_count; i++)
        if (!strcmp(scripts[i].name, name)) return &scripts[i];
    fprintf(stderr, "no script %s\n", name);
    exit(2);
}

/* Put the phone's number where {n} stands; the result lasts until the next call. */
static const char *filled(const char *text, int phone) {
    static Buffer made;
    const char *found;
    char number[16];
    int size = snprintf(number, sizeof number, "%d", phone);
    made.length = 0;
    while ((found = strstr(text, "{n}"))) {
        add(&made, text, (size_t)(found - text));
        add(&made, number, (size_t)size);
        text = found + 3;
    }
    add(&made, text, strlen(text) + 1);
    return (const char *)made.bytes;
}

#endif
